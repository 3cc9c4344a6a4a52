import { addDays, addMonths, daysBetween } from '../kernel/calendar-date.js';
import { any, counts } from './calendar-words.js';
import { fiscalQuarters } from './fiscal-year.js';
import type { FiscalCalendar } from './period.js';
import type { Span, Times } from './period-span.js';
import { trailingYear } from './relative-words.js';

const many = `(?:(?<count>${any(counts)})|(?<digits>\\d{1,3}))`;
const nth = '(?:(?:first|second|third|fourth|[1-4](?:st|nd|rd|th|\\.)|(?:erst|zweit|dritt|viert)e[sn]?)[ -])?';
const stretch =
  `(?:${many}[ -](?:(?<months>months?|monaten?)|(?<weeks>weeks?|wochen)|(?<days>days?|tagen?))|` +
  `(?:fiscal )?${nth}(?:fiscal |geschäfts)?(?<unit>quarter|quartal|half-year|half|halbjahr|year|jahr|week|woche|month|monat|neunmonatszeitraum))` +
  '(?:[ -](?:period|zeitraum))?';
const ended =
  '(?:that |which )?(?:ended|ending|end|to|through|zum|bis zum|bis|per|beendet am|endend am)(?: on| am)?(?: the| den)?';

const FORMS = [
  new RegExp(`^(?:the |das |die |den |der |dem |im )?${stretch} ${ended} (?<end>.+)$`, 'u'),
  new RegExp(
    `^(?:das |die |den |der |dem |im )?(?:am|zum|bis zum) (?<end>.{1,60}) (?:endende[nrs]?|beendete[nrs]?|abgelaufene[nrs]?|abgeschlossene[nrs]?) ${stretch}$`,
    'u',
  ),
] as const;
const ROLLING = [
  new RegExp(
    `^${trailingYear}(?: (?:ended|ending|to|through|as of|as at|at|per|zum|bis zum|bis|stand))? (?<end>.+)$`,
    'u',
  ),
  new RegExp(`^(?<end>.{1,60}) (?:ltm|ttm)$`, 'u'),
] as const;
const TO_DATE = [
  /^(?:the )?(?:ytd|year[ -]to[ -]date|seit jahresbeginn)(?: (?:to|through|as of|as at|until|at|per|bis|bis zum|stand))? (?<end>.+)$/u,
  /^(?<end>.{1,60}) (?:ytd|year[ -]to[ -]date)$/u,
] as const;

/** A quarter of 14 weeks: "the year to 2025" does not end with a year. */
const LONGEST_END = 98;

/** What a stretch that is named by its end has to be read with: how its end is read, and the calendars of years. */
export interface Ending extends Times {
  readonly read: (words: string) => readonly Span[];
  readonly yearsOf: (day: string) => readonly (readonly [start: string, calendar: Span['calendar']])[];
}

/**
 * Reads "quarter ended 30 September 2025", "nine months to September 2025", "LTM Q3 2025", "YTD September 2025" and their German
 * twins; empty for anything else.
 *
 * What ends with a month begins with one. What ends within a month is looked up among the quarters of a 52/53-week
 * calendar; else its first day is counted back in months and marked `inferred`.
 * @param words in lower case with single spaces
 */
export function spansEnding(words: string, ending: Ending): readonly Span[] {
  for (const pattern of FORMS) {
    const groups = pattern.exec(words)?.groups;
    if (groups === undefined) continue;
    const ends = lastDays(groups['end'], ending).filter(
      (end) => end.unit === 'end' || daysBetween(end.start, end.end) <= LONGEST_END,
    );
    if (ends.length > 0) return ends.map((end) => endingOn(end, lengthOf(groups), ending.own));
  }
  const twelve = endsOf(ROLLING, words, ending).map((end) => endingOn(end, { months: 12, days: 0 }, ending.own));
  if (twelve.length > 0) return twelve.map((span): Span => ({ ...span, rolling: true }));
  return endsOf(TO_DATE, words, ending).flatMap((end) => toDate(end, ending));
}

/** From the beginning of the year. A year that is not over ends with the day of the statement; another is not to date. */
function toDate(span: Span, { today, yearsOf }: Ending): readonly Span[] {
  const year = daysBetween(span.start, span.end) > LONGEST_END;
  if (year && (today === null || today < span.start || today >= span.end)) return [];
  const end: Span = year && today !== null ? { ...span, end: addDays(today, 1), certainty: 'inferred' } : span;
  return yearsOf(addDays(end.end, -1))
    .filter(([, calendar]) => !year || calendar === span.calendar)
    .map(([start, calendar]): Span => ({ ...end, unit: 'stretch', start, calendar, rolling: true }));
}

interface Length {
  readonly months: number;
  readonly days: number;
}

function endsOf(forms: readonly RegExp[], words: string, ending: Ending): readonly Span[] {
  return (
    forms.map((pattern) => lastDays(pattern.exec(words)?.groups?.['end'], ending)).find(({ length }) => length > 0) ??
    []
  );
}

/** What a stretch may end with: a day, a month or a quarter. What is vague ends nothing, and neither does what is rolling. */
function lastDays(words: string | undefined, { read }: Ending): readonly Span[] {
  const spans = words === undefined ? [] : read(words);
  return spans.filter(
    ({ unit, rolling }) => rolling === undefined && (unit === 'day' || unit === 'stretch' || unit === 'end'),
  );
}

function endingOn(span: Span, { months, days }: Length, own: FiscalCalendar | null): Span {
  const { end, certainty } = span;
  const base = { end, unit: 'stretch', certainty, calendar: 'calendar' } as const;
  if (months === 0) return { ...base, start: addDays(end, -days) };
  const known =
    own?.rule === undefined || months % 3 !== 0 || months > 12 ? undefined : weeksEndingOn(own, end, months / 3);
  if (known !== undefined) return { ...base, start: known, calendar: 'fiscal' };
  return { ...base, start: addMonths(end, -months), certainty: end.endsWith('-01') ? certainty : 'inferred' };
}

function lengthOf({ unit = '', count, digits, weeks, days }: Readonly<Record<string, string | undefined>>): Length {
  const number = count === undefined ? Number(digits) : (counts[count] ?? 0);
  if (weeks !== undefined) return { months: 0, days: 7 * number };
  if (days !== undefined) return { months: 0, days: number };
  if (unit === '') return { months: number, days: 0 };
  if (/^wo|^we/.test(unit)) return { months: 0, days: 7 };
  const byUnit = [/^mon/, /^qua/, /^hal/, /^neun/].findIndex((start) => start.test(unit));
  return { months: [1, 3, 6, 9][byUnit] ?? 12, days: 0 };
}

function weeksEndingOn(calendar: FiscalCalendar, end: string, quarters: number): string | undefined {
  const about = Number(end.slice(0, 4));
  return [about - 1, about, about + 1]
    .flatMap((year) =>
      Array.from({ length: 5 - quarters }, (_, i) => fiscalQuarters(calendar, year, i + 1, quarters)).flat(),
    )
    .find((days) => days.end === end)?.start;
}
