/** The small words of a language from which sentences about derivations are made. */
export interface SpeechWords {
  readonly quotes: readonly [string, string];
  readonly to: string;
  readonly moreThan: string;
  readonly atLeast: string;
  readonly atMost: string;
  readonly lessThan: string;
  readonly anyNumber: string;
  readonly plainNumber: string;
  readonly more: string;
  /** What something is about; in German in the accusative. */
  readonly day: string;
  readonly between: string;
  readonly from: string;
  readonly until: string;
  readonly unspecified: string;
  readonly forTime: Readonly<Record<'from' | 'until' | 'instant' | 'during', string>>;
  readonly holds: Readonly<Record<'from' | 'until' | 'instant' | 'during' | 'always', string>>;
}

/** By language. */
export const speechWords: Readonly<Record<'en' | 'de', SpeechWords>> = {
  en: {
    quotes: ['“', '”'],
    to: 'to',
    moreThan: 'more than',
    atLeast: 'at least',
    atMost: 'at most',
    lessThan: 'less than',
    anyNumber: 'any number',
    plainNumber: 'a number without a unit',
    more: '{count} more',
    day: '{day}',
    between: '{start} to {end}',
    from: 'the time from {start} on',
    until: 'the time until {end}',
    unspecified: 'a time that is not said',
    forTime: { from: 'from {start} on', until: 'until {end}', instant: 'as of {end}', during: 'for {days}' },
    holds: {
      from: 'holds from {start} on',
      until: 'holds until {end}',
      instant: 'is known for {end}',
      during: 'holds for {days}',
      always: 'holds for a time that is not said',
    },
  },
  de: {
    quotes: ['„', '“'],
    to: 'bis',
    moreThan: 'mehr als',
    atLeast: 'mindestens',
    atMost: 'höchstens',
    lessThan: 'weniger als',
    anyNumber: 'jede Zahl',
    plainNumber: 'eine Zahl ohne Einheit',
    more: '{count} weitere',
    day: 'den {day}',
    between: 'die Zeit vom {start} bis zum {end}',
    from: 'die Zeit ab dem {start}',
    until: 'die Zeit bis zum {end}',
    unspecified: 'eine Zeit, die nicht genannt ist',
    forTime: { from: 'ab dem {start}', until: 'bis zum {end}', instant: 'zum {end}', during: 'für {days}' },
    holds: {
      from: 'gilt ab dem {start}',
      until: 'gilt bis zum {end}',
      instant: 'ist für den {end} bekannt',
      during: 'gilt für {days}',
      always: 'gilt für eine Zeit, die nicht genannt ist',
    },
  },
};
