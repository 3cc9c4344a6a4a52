import type { Method } from '../derivations/derivation.js';
import type { Spoken } from '../derivations/speech.js';
import type { SourceKind } from '../sources/source.js';

/** What the line for a story is put together from; German names and nouns stand in the dative, after `laut`, `von` and `aus`. */
export interface LineWords {
  readonly quoted: (text: string) => string;
  readonly and: string;
  readonly others: (n: number) => string;
  readonly moreInputs: (n: number) => string;
  readonly accordingTo: (who: string) => string;
  readonly alsoAccordingTo: (who: string) => string;
  readonly originally: (who: string) => string;
  readonly originallyTakenBack: (who: string, them: readonly { readonly isPerson: boolean }[]) => string;
  readonly presumablyFrom: (what: string) => string;
  readonly by: (noun: string, publisher: string) => string;
  readonly unnamed: (n: number) => string;
  readonly confidential: (description: string) => string;
  readonly sources: Readonly<Record<SourceKind, string>>;
  readonly evidence: Readonly<
    Record<'audited' | 'preliminary' | 'restated' | 'estimate' | 'derived' | 'rumour', string>
  >;
  readonly estimated: (how: string) => string;
  readonly methods: Readonly<Record<Method, string>>;
  readonly asTold: (who: string) => string;
  readonly assumption: (constant: string) => string;
  readonly objects: Readonly<Record<'denies' | 'disputes', (who: string) => string>>;
  readonly takenBackBy: (who: string) => string;
  readonly fallen: Readonly<Record<'superseded' | 'retracted' | 'rejected', string>>;
  readonly supersededBy: (value: string) => string;
  readonly contested: string;
  readonly restsOnContested: string;
  readonly restsOnRejected: string;
  readonly withContested: string;
  readonly restatedAs: (value: string, who: string) => string;
  readonly noSource: string;
  readonly nobodyAffirms: string;
  readonly onlyCircular: string;
  readonly truth: readonly [yes: string, no: string];
  readonly before: (day: string) => string;
  readonly from: (day: string) => string;
  readonly between: (first: string, last: string) => string;
}

const english: LineWords = {
  quoted: (text) => `“${text}”`,
  and: 'and',
  others: (n) => (n === 1 ? 'one other' : `${n} others`),
  moreInputs: (n) => (n === 1 ? 'one more figure' : `${n} more figures`),
  accordingTo: (who) => `according to ${who}`,
  alsoAccordingTo: (who) => `also according to ${who}`,
  originally: (who) => `originally according to ${who}`,
  originallyTakenBack: (who, them) =>
    `originally according to ${who}, ${them[0]?.isPerson === false ? 'which' : 'who'} ${them.length > 1 ? 'have' : 'has'} taken it back`,
  presumablyFrom: (what) => `presumably from ${what}`,
  by: (noun, publisher) => `${noun} by ${publisher}`,
  unnamed: (n) => (n === 1 ? 'a source that is not named' : 'sources that are not named'),
  confidential: (description) =>
    /^(an?|one|two|three|several|some|people|persons|sources|employees|officials) /i.test(description)
      ? description
      : `a confidential source (“${description}”)`,
  sources: {
    ...{ article: 'a report', filing: 'a filing', podcast: 'a podcast', video: 'a video', broadcast: 'a broadcast' },
    ...{ social_post: 'a post', press_release: 'a press release', dataset: 'a data set', interview: 'an interview' },
    document: 'a document',
  },
  evidence: {
    ...{ audited: 'audited', preliminary: 'preliminary', restated: 'restated', estimate: 'an estimate' },
    ...{ derived: 'derived from other figures', rumour: 'a rumour' },
  },
  estimated: (how) => `an estimate ${how}`,
  methods: {
    ...{ formula: 'calculated from', back_calculation: 'worked back from', sum: 'added up from' },
    ...{ currency_conversion: 'converted from', annualisation: 'annualised from', interpolation: 'interpolated from' },
    ...{ quotation: 'quoted from', translation: 'translated from', manual: 'worked out from' },
  },
  asTold: (who) => `as told by ${who}`,
  assumption: (constant) => `${constant} (an assumption)`,
  objects: { denies: (who) => `denied by ${who}`, disputes: (who) => `disputed by ${who}` },
  takenBackBy: (who) => `taken back since by ${who}`,
  fallen: { superseded: 'superseded', retracted: 'retracted', rejected: 'rejected' },
  supersededBy: (value) => `superseded by ${value}`,
  contested: 'contested',
  restsOnContested: 'rests on contested figures',
  restsOnRejected: 'rests on a rejected figure',
  withContested: 'computed with a contested figure',
  restatedAs: (value, who) => `since restated as ${value}${who === '' ? '' : ` by ${who}`}`,
  noSource: 'no source is recorded',
  nobodyAffirms: 'nobody affirms it',
  onlyCircular: 'found only in reports that rely on each other',
  truth: ['yes', 'no'],
  before: (day) => `before ${day}`,
  from: (day) => `from ${day}`,
  between: (first, last) => `${first} to ${last}`,
};

const german: LineWords = {
  quoted: (text) => `„${text}“`,
  and: 'und',
  others: (n) => (n === 1 ? 'einer weiteren Quelle' : `${n} weiteren Quellen`),
  moreInputs: (n) => (n === 1 ? 'einer weiteren Angabe' : `${n} weiteren Angaben`),
  accordingTo: (who) => `laut ${who}`,
  alsoAccordingTo: (who) => `außerdem laut ${who}`,
  originally: (who) => `ursprünglich laut ${who}`,
  originallyTakenBack: (who) => `ursprünglich laut ${who}, inzwischen dort zurückgenommen`,
  presumablyFrom: (what) => `vermutlich aus ${what}`,
  by: (noun, publisher) => `${noun} von ${publisher}`,
  unnamed: (n) => (n === 1 ? 'einer nicht genannten Quelle' : 'nicht genannten Quellen'),
  confidential: (description) => `einer vertraulichen Quelle („${description}“)`,
  sources: {
    ...{ article: 'einem Bericht', filing: 'einer Pflichtmitteilung', podcast: 'einem Podcast', video: 'einem Video' },
    ...{ broadcast: 'einer Sendung', social_post: 'einem Beitrag', press_release: 'einer Pressemitteilung' },
    ...{ dataset: 'einem Datensatz', interview: 'einem Interview', document: 'einem Dokument' },
  },
  evidence: {
    ...{ audited: 'geprüft', preliminary: 'vorläufig', restated: 'berichtigt', estimate: 'eine Schätzung' },
    ...{ derived: 'aus anderen Angaben abgeleitet', rumour: 'ein Gerücht' },
  },
  estimated: (how) => `eine Schätzung, ${how}`,
  methods: {
    ...{ formula: 'berechnet aus', back_calculation: 'zurückgerechnet aus', sum: 'zusammengezählt aus' },
    ...{ currency_conversion: 'umgerechnet aus', annualisation: 'auf ein Jahr hochgerechnet aus' },
    ...{
      interpolation: 'interpoliert aus',
      quotation: 'zitiert aus',
      translation: 'übersetzt aus',
      manual: 'ermittelt aus',
    },
  },
  asTold: (who) => `so die Darstellung von ${who}`,
  assumption: (constant) => `${constant} (Annahme)`,
  objects: { denies: (who) => `dementiert von ${who}`, disputes: (who) => `bestritten von ${who}` },
  takenBackBy: (who) => `inzwischen zurückgenommen von ${who}`,
  fallen: { superseded: 'überholt', retracted: 'zurückgezogen', rejected: 'verworfen' },
  supersededBy: (value) => `überholt, inzwischen ${value}`,
  contested: 'umstritten',
  restsOnContested: 'beruht auf umstrittenen Angaben',
  restsOnRejected: 'beruht auf einer verworfenen Angabe',
  withContested: 'berechnet mit einer umstrittenen Angabe',
  restatedAs: (value, who) => `inzwischen neu angegeben: ${value}${who === '' ? '' : `, laut ${who}`}`,
  noSource: 'keine Quelle erfasst',
  nobodyAffirms: 'niemand bestätigt es',
  onlyCircular: 'nur in Berichten zu finden, die sich aufeinander berufen',
  truth: ['ja', 'nein'],
  before: (day) => `vor dem ${day}`,
  from: (day) => `ab dem ${day}`,
  between: (first, last) => `${first} bis ${last}`,
};

/** The words of each language. */
export const LINE_WORDS: Readonly<Record<Spoken, LineWords>> = { en: english, de: german };

/** `A`, `A and B`, `A, B and C`; those beyond `most` are put as `more` of their number. */
export function listed(
  items: readonly string[],
  most: number,
  { and, more }: { readonly and: string; readonly more: (n: number) => string },
): string {
  const beyond = items.length - most;
  const shown = beyond > 0 ? [...items.slice(0, most), more(beyond)] : items;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} ${and} ${shown.at(-1)}`;
}
