import { Refusal } from '../kernel/refusal.js';
import type { FigureOptions } from './read-figure.js';
import { readFigure } from './read-figure.js';
import { readPeriod } from './read-period.js';
import type { Value } from './value.js';

/** What is known of a value apart from its words. */
export interface ValueOptions extends FigureOptions {
  /** Entities are found by name, not read from words. */
  readonly valueType: 'quantity' | 'date' | 'truth' | 'text';
  /** When it was said, for dates such as "last year". */
  readonly statedOn?: string | null;
}

const YES = /^(yes|true|ja|wahr|stimmt)$/i;
const NO = /^(no|false|nein|falsch)$/i;
const LONGEST_TEXT = 2000;

/**
 * Reads the value of a claim from words.
 *
 * A date is a day or a stretch of days: `2026`, `November 2026`, `Q4 2026`; `end of 2026` and `Ende 2026` are its fourth
 * quarter (from 2026-10-01 to 2027-01-01, the end not included); `by` or `before the end of 2026` and `bis Ende 2026`
 * are any day before 2027-01-01; `before 2026-11-03` excludes that day, `by 2026-11-03` includes it; `from` and `since` have no end.
 * @throws Refusal `unreadable-figure` for what is not understood or impossible, `ambiguous-figure` with the readings as help
 */
export function readValue(words: string, options: ValueOptions): { readonly value: Value } {
  const asWritten = words.trim();
  switch (options.valueType) {
    case 'quantity': {
      const { readings } = readFigure(words, options);
      const [figure] = readings;
      if (figure === undefined) throw unreadable(asWritten, 'a quantity');
      if (readings.length > 1) throw ambiguous(asWritten, readings);
      return { value: { type: 'quantity', figure } };
    }
    case 'date':
      return { value: dateOf(asWritten, options) };
    case 'truth':
      if (!YES.test(asWritten) && !NO.test(asWritten)) throw unreadable(asWritten, 'yes or no');
      return { value: { type: 'truth', truth: YES.test(asWritten), asWritten } };
    case 'text':
      if (asWritten === '' || words.length > LONGEST_TEXT) throw unreadable(asWritten, 'a text');
      return { value: { type: 'text', text: words.normalize('NFC').replace(/\s+/gu, ' ').trim() } };
  }
}

function dateOf(asWritten: string, { language, statedOn }: ValueOptions): Value {
  const { readings } = periodsOf(asWritten, { language, statedOn });
  const [period] = readings;
  if (period === undefined || period.kind === 'unspecified') throw unreadable(asWritten, 'a date');
  if (readings.length > 1) throw ambiguous(asWritten, readings);
  return { type: 'date', from: period.start, to: period.end, asWritten };
}

/** As {@link readPeriod}, with its refusals in the words of a value. */
function periodsOf(text: string, options: Parameters<typeof readPeriod>[1]): ReturnType<typeof readPeriod> {
  try {
    return readPeriod(text, options);
  } catch (error) {
    if (error instanceof Refusal) throw new Refusal('unreadable-figure', error.message);
    throw error;
  }
}

function unreadable(words: string, what: string): Refusal {
  return new Refusal('unreadable-figure', `"${shortened(words)}" could not be read as ${what}.`);
}

function ambiguous(words: string, readings: readonly unknown[]): Refusal {
  const detail = `"${shortened(words)}" can be read in ${readings.length} ways: say which is meant.`;
  return Refusal.at('', 'ambiguous-figure', detail, { readings });
}

function shortened(words: string): string {
  const characters = [...words.replace(/\p{Cs}/gu, '\ufffd')];
  return characters.length > 80 ? `${characters.slice(0, 79).join('')}…` : characters.join('');
}
