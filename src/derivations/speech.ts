import { addDays, lastDayOfMonth } from '../kernel/calendar-date.js';
import { timesPowerOfTen } from '../kernel/decimal.js';
import { remembered } from '../kernel/remembered.js';
import type { Figure } from '../quantities/figure.js';
import { languages } from '../quantities/languages.js';
import type { Words } from '../quantities/lexicon.js';
import type { Period } from '../quantities/period.js';
import { phraseAt, plainestPhrase, scaleOf } from '../quantities/quantity-phrases.js';
import type { Texts } from './computation.js';
import type { SpeechWords } from './speech-words.js';
import { speechWords } from './speech-words.js';

/** Longer labels and lists make no sentence. */
const LONGEST_LABEL = 120;
const MOST_LISTED = 12;

/** The languages of sentences for people. */
export const SPOKEN = ['en', 'de'] as const;
export type Spoken = (typeof SPOKEN)[number];

/** What a sentence is made of: a template with `{names}`, and what they stand for. */
export type Parts = Readonly<Record<string, string>>;

/** How one language says names, numbers, days and lists. */
export interface Speech {
  readonly language: Spoken;
  /** A name in quotes, shortened. */
  readonly quoted: (label: Texts) => string;
  readonly list: (items: readonly string[]) => string;
  /** A number with its unit: `11.5 billion US dollars`. */
  readonly amount: (decimal: string, unit: string) => string;
  /** The same down to a power of ten, as it was written: `13.0 billion US dollars`. */
  readonly amountTo: (place: number, decimal: string, unit: string) => string;
  /** What stands behind `mit` in German: `3,5 Prozentpunkten`. */
  readonly withThat: (amount: string) => string;
  /** `11.09 to 11.89 billion US dollars`, `more than 12 billion US dollars`. */
  readonly range: (bounds: Ends, unit: string) => string;
  /** `US dollars`, `percent`, `a plain number`. */
  readonly unit: (unit: string) => string;
  /** The days of a period as what something is about: `July to September 2025`, `the time from 28 October 2025 on`. */
  readonly days: (period: Pick<Period, 'start' | 'end'>) => string;
  /** The days of a period as those for which a value is: `for 2024`, `as of 31 December 2024`; nothing where they are not said. */
  readonly forTime: (period: Pick<Period, 'kind' | 'start' | 'end'>) => string;
  /** The days of a period as those for which something holds, with the verb. */
  readonly holds: (period: Pick<Period, 'kind' | 'start' | 'end'>) => string;
}

/** An interval as figures have it. */
export type Ends = Pick<Figure, 'lower' | 'lowerInclusive' | 'upper' | 'upperInclusive'>;

/** How a language says things. */
export function speechOf(language: Spoken): Speech {
  const own = speechWords[language];
  const lexicon = languages[language] as Words;
  const amount = (decimal: string, unit: string) => amountIn(lexicon, decimal, unit);
  return {
    language,
    quoted: (label) => `${own.quotes[0]}${shortened(label[language])}${own.quotes[1]}`,
    list: (items) => listed(items, own, language),
    amount,
    amountTo: (place, decimal, unit) => withMinus(phraseAt(decimal, { unit }, lexicon, place) ?? amount(decimal, unit)),
    withThat: (said) => (language === 'de' ? said.replace(/(?<=Prozentpunkte|Basispunkte)$/, 'n') : said),
    range: (bounds, unit) => rangeIn(lexicon, own, bounds, unit),
    unit: (unit) => (unit === '1' ? own.plainNumber : amount('2', unit).replace(/^2\s/, '')),
    days: ({ start, end }) => {
      if (start === null && end === null) return own.unspecified;
      if (start === null) return filled(own.until, { end: day(lastDay(end ?? FIRST_DAY), language) });
      if (end === null) return filled(own.from, { start: day(start, language) });
      return within(start, lastDay(end), own, language);
    },
    forTime: ({ kind, start, end }) => {
      const last = end === null ? '' : day(lastDay(end), language);
      if (start === null) return end === null ? '' : filled(own.forTime.until, { end: last });
      if (end === null) return filled(own.forTime.from, { start: day(start, language) });
      if (kind === 'instant') return filled(own.forTime.instant, { end: last });
      return filled(own.forTime.during, { days: within(start, lastDay(end), own, language) });
    },
    holds: ({ kind, start, end }) => {
      const last = end === null ? '' : day(lastDay(end), language);
      if (start === null) return end === null ? own.holds.always : filled(own.holds.until, { end: last });
      if (end === null) return filled(own.holds.from, { start: day(start, language) });
      if (kind === 'instant') return filled(own.holds.instant, { end: last });
      return filled(own.holds.during, { days: within(start, lastDay(end), own, language) });
    },
  };
}

/** A template with its names replaced, each once: what is put in is not looked at again. */
export function filled(template: string, parts: Parts): string {
  let text = '';
  for (const [at, piece] of piecesOf(template).entries()) {
    const isName = at % 2 === 1;
    text += !isName ? piece : Object.hasOwn(parts, piece) ? (parts[piece] ?? '') : `{${piece}}`;
  }
  return text;
}

/** What stands before a name, the name, what stands behind it, the next name, and so on. */
const piecesOf = remembered((template) => template.split(/\{(\w+)\}/g), 500);

function shortened(label: string): string {
  const characters = [...label.slice(0, 2 * LONGEST_LABEL)];
  if (characters.length <= LONGEST_LABEL && label.length <= 2 * LONGEST_LABEL) return label;
  return `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}

function listed(items: readonly string[], { more }: SpeechWords, language: Spoken): string {
  const shown = items.slice(0, items.length > MOST_LISTED ? MOST_LISTED - 1 : MOST_LISTED);
  const rest = items.length - shown.length;
  const all = rest > 0 ? [...shown, filled(more, { count: String(rest) })] : shown;
  return LISTS[language].format(all);
}

const LISTS: Readonly<Record<Spoken, Intl.ListFormat>> = {
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
  de: new Intl.ListFormat('de-DE', { type: 'conjunction' }),
};

function amountIn(lexicon: Words, decimal: string, unit: string): string {
  const phrase = plainestPhrase(decimal, { unit }, lexicon);
  if (phrase !== null) return withMinus(phrase);
  const number = withMinus(plainestPhrase(decimal, { unit: '1' }, lexicon) ?? decimal);
  return unit === '1' ? number : `${number} ${unit}`;
}

/** With a minus sign, where a hyphen stands for one. */
const withMinus = (phrase: string): string => phrase.replace(/^-/, '−');

/** Both ends with one scale word and one unit where one scale fits both. */
function rangeIn(lexicon: Words, own: SpeechWords, bounds: Ends, unit: string): string {
  const { lower, upper, lowerInclusive, upperInclusive } = bounds;
  if (lower === null && upper === null) return own.anyNumber;
  if (lower === null || upper === null) {
    const at = amountIn(lexicon, lower ?? upper ?? '0', unit);
    return `${lower === null ? (upperInclusive ? own.atMost : own.lessThan) : lowerInclusive ? own.atLeast : own.moreThan} ${at}`;
  }
  if (lower === upper) return amountIn(lexicon, lower, unit);
  const [scale, other] = [scaleOf(upper), scaleOf(lower)];
  // 0.95 to 1.05 billion; but 3 thousand to 2 billion.
  const alike = scale >= other && (scale - other <= 3 || lower === '0');
  const from = alike ? amountIn(lexicon, timesPowerOfTen(lower, -scale), '1') : amountIn(lexicon, lower, unit);
  return `${from} ${own.to} ${amountIn(lexicon, upper, unit)}`;
}

/** Before it no days are counted. */
const FIRST_DAY = '1000-01-01';

const lastDay = (end: string): string => (end <= FIRST_DAY ? end : addDays(end, -1));

/** Whole months and years by their names, anything else by its days. */
function within(first: string, last: string, own: SpeechWords, language: Spoken): string {
  if (first === last) return filled(own.day, { day: day(first, language) });
  if (!first.endsWith('-01') || lastDayOfMonth(last) !== last) {
    return filled(own.between, { start: day(first, language), end: day(last, language) });
  }
  const [year, lastYear] = [first.slice(0, 4), last.slice(0, 4)];
  const wholeYears = first.endsWith('-01-01') && last.endsWith('-12-31');
  if (wholeYears) return year === lastYear ? year : `${year} ${own.to} ${lastYear}`;
  const end = written(last, language, 'monthOfYear');
  if (first.slice(0, 7) === last.slice(0, 7)) return end;
  return `${written(first, language, year === lastYear ? 'month' : 'monthOfYear')} ${own.to} ${end}`;
}

const day = (date: string, language: Spoken): string => written(date, language, 'day');

const STYLES = {
  day: { day: 'numeric', month: 'long', year: 'numeric' },
  monthOfYear: { month: 'long', year: 'numeric' },
  month: { month: 'long' },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;
type DateStyle = keyof typeof STYLES;

/** Days of which one text speaks are few, and putting one into words takes long. */
function writers(locale: string): Readonly<Record<DateStyle, (date: string) => string>> {
  const made = (style: DateStyle) => {
    const format = new Intl.DateTimeFormat(locale, { ...STYLES[style], timeZone: 'UTC' });
    return remembered((date) => format.format(new Date(`${date}T00:00:00Z`)), MOST_DATES);
  };
  return { day: made('day'), monthOfYear: made('monthOfYear'), month: made('month') };
}

const MOST_DATES = 5000;
const WRITTEN = { en: writers('en-GB'), de: writers('de-DE') };

const written = (date: string, language: Spoken, style: DateStyle): string => WRITTEN[language][style](date);
