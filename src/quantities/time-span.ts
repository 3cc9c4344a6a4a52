import { counts, parts } from './calendar-words.js';
import type { Span, Times } from './period-span.js';
import type { Stretch } from './year-days.js';
import { daysOfYears } from './year-days.js';

type Groups = Readonly<Record<string, string | undefined>>;
type Form = readonly [RegExp, (groups: Groups) => Stretch | null];

const { count, kind, year, of } = parts;
const the = '(?:the |das |die |der |den |dem |des |im )?';
const mark = '(?: ?/ ?|-|,? (?:of |in |im |des )?)?';
const quarters = 'quarters|quartalen?';
const months = 'months?|monaten?';

const FORMS: readonly Form[] = [
  form(year, (groups) => (isBare(groups) ? null : [0, 12])),
  form(`${kind}(?<fq>f)?q ?(?<number>[1-4])${mark}${year}`, nthQuarter),
  form(`${year}[ /-]?q(?<number>[1-4])`, nthQuarter),
  form(`(?<number>[1-4])q ?${year}`, nthQuarter),
  form(`${kind}hj? ?(?<number>[12])${mark}${year}`, nthHalf),
  form(`${year}[ /-]?hj?(?<number>[12])`, nthHalf),
  form(`(?<number>[12])h ?${year}`, nthHalf),
  form(`(?<number>\\d{1,2})m${mark}${year}`, ({ number }) => firstMonths(Number(number))),
  form(`${the}${kind}${count}[ -](?:quarter|quartals?|q)${of}${year}`, nthQuarter),
  form(`${the}${kind}${count}[ -](?:half-year|half|halbjahre?s?|hj\\.?|jahreshälfte|hälfte)${of}${year}`, nthHalf),
  form(`${the}(?:first|ersten?) ${count} (?:${quarters})${of}${year}`, (groups) => firstMonths(3 * numberOf(groups))),
  form(`${the}(?:(?:first|ersten?) )?${count}[ -](?:${months})${of}${year}`, (groups) => firstMonths(numberOf(groups))),
  form(`${the}(?:last|final|letzten?) ${count} (?:${quarters})${of}${year}`, (groups) =>
    lastMonths(3 * numberOf(groups)),
  ),
  form(`${the}(?:last|final|letzten?) ${count} (?:${months})${of}${year}`, (groups) => lastMonths(numberOf(groups))),
  form(`${the}(?:last |final |letzte[ns]? |schluss)(?:quarter|quartals?)${of}${year}`, () => [9, 3]),
];

/** "Third fiscal quarter", "drittes Geschäftsquartal": the calendar is brought before the count, where it is looked for. */
const KIND_INSIDE =
  /^((?:the |das |im |dem |des )?)([^ ]{1,8}) (fiscal |calendar |geschäfts|fiskal|kalender)(?=quar|hal)/;

/**
 * The days of a year, or of quarters, halves or months of one, as {@link daysOfYears} has them; empty for anything else.
 *
 * @param words in lower case with single spaces
 * @throws Refusal `unreadable-period` for a year that does not exist and a fiscal label that cannot be resolved
 */
export function yearSpans(words: string, times: Times): readonly Span[] {
  const ready = words.replace(KIND_INSIDE, '$1$3$2 ');
  for (const [pattern, read] of FORMS) {
    const groups = pattern.exec(ready)?.groups;
    const stretch = groups === undefined ? null : read(groups);
    if (groups === undefined || stretch === null || !isWithinYear(stretch)) continue;
    const { year: first = '', next, fiscal, fiscally, fq, civil, civilly, season } = groups;
    const label =
      (fiscal ?? fiscally ?? fq) === undefined ? ((civil ?? civilly) === undefined ? null : 'calendar') : 'fiscal';
    const spans = daysOfYears(
      { first, next: next ?? null, calendar: label, season: season !== undefined, stretch },
      times,
    );
    if (spans.length > 0) return spans;
  }
  return [];
}

function form(source: string, read: Form[1]): Form {
  return [new RegExp(`^${source}$`, 'u'), read];
}

/** Two digits are a year only beside something that says so. */
function isBare({ year: digits = '', fiscal, civil }: Groups): boolean {
  return /^\d\d$/.test(digits) && (fiscal ?? civil) === undefined;
}

function isWithinYear([from, length]: Stretch): boolean {
  return from >= 0 && length >= 1 && from + length <= 12;
}

function nthQuarter(groups: Groups): Stretch {
  return [3 * (numberOf(groups) - 1), 3];
}

function nthHalf(groups: Groups): Stretch {
  return [6 * (numberOf(groups) - 1), 6];
}

function firstMonths(length: number): Stretch {
  return [0, length];
}

function lastMonths(length: number): Stretch {
  return [12 - length, length];
}

function numberOf({ number, count: word = '' }: Groups): number {
  return number === undefined ? (counts[word] ?? 0) : Number(number);
}
