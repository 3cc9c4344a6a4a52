import { addDays, addMonths, isCalendarDate } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';
import { counts, months, parts } from './calendar-words.js';
import type { Days } from './fiscal-year.js';

/**
 * An expression of time as it was written, before a fiscal calendar is asked.
 *
 * `quarters` is a stretch of the year `year`, counted in quarters from 1 (a year is 1 to 4); `months` the first so many
 * months of it. `days` are fixed whatever the calendar.
 */
export type TimeSpan =
  | { readonly type: 'days'; readonly unit: 'day' | 'month' | 'end' | 'year'; readonly days: Days }
  | {
      readonly type: 'quarters';
      readonly year: number;
      readonly from: number;
      readonly count: number;
      readonly fiscal: boolean;
    }
  | { readonly type: 'months'; readonly year: number; readonly count: number; readonly fiscal: boolean };

type Groups = Readonly<Record<string, string | undefined>>;

const { month, count, day, year, fiscal, of } = parts;
/** A year of either kind; one group each, so that the reader sees which it was. */
const ofYear = `(?:${of}(?:${fiscal}|${year}))`;

const FORMS: readonly (readonly [RegExp, (groups: Groups) => TimeSpan])[] = [
  [/^(?<date>\d{4,}-\d{2}-\d{2})$/, ({ date = '' }) => daySpan(date)],
  [/^(?<year>\d{4,})-(?<number>\d{2})$/, (groups) => monthSpan(groups, Number(groups['number']))],
  [/^(?<day>\d{1,2})\.\s?(?<number>\d{1,2})\.\s?(?<year>\d{4,})$/, (groups) => dated(groups, Number(groups['number']))],
  [form(`${day} ${month},? ${year}`), named],
  [form(`${month} ${day},? ${year}`), named],
  [form(`${month}(?: of)?,? ${year}`), (groups) => monthSpan(groups, monthOf(groups))],
  [form(`(?:calendar(?: year)?|cy|kalenderjahr|kj) ?${year}`), (groups) => calendarYearSpan(yearOf(groups))],
  [
    form(`(?:the )?(?:the end of|end of|end|year-end|yearend|ende|ende des jahres|jahresende|late)${of}${year}`),
    endOfYear,
  ],
  [
    form(`(?:the )?(?:full[- ]year |year |jahr |gesamtjahr )?(?:${fiscal}|${year})`),
    (groups) => quarters(groups, 1, 4),
  ],
  [form(`q(?<quarter>[1-4])(?: ?/ ?|[ -]?)(?:${fiscal}|${year})`), quarter],
  [form(`(?:${fiscal}|${year})[ -]?q(?<quarter>[1-4])`), quarter],
  [form(`(?<quarter>[1-4])q ?${year}`), quarter],
  [form(`h(?<half>[12])(?: ?/ ?|[ -]?)(?:${fiscal}|${year})`), half],
  [form(`(?:${fiscal}|${year})[ -]?h(?<half>[12])`), half],
  [form(`(?<half>[12])h ?${year}`), half],
  [form(`(?:the |das |im )?${count} (?:quarter|quartal|quartals)${ofYear}`), nthQuarter],
  [form(`(?:the |das |die )?${count} (?:half|half-year|halbjahr|halbjahres|jahreshälfte|hälfte)${ofYear}`), nthHalf],
  [form(`(?:the |die |den )?(?:first|ersten|erste) ${count} (?:quarters|quartale|quartalen)${ofYear}`), firstQuarters],
  [form(`(?:the |die |den )?(?:first|ersten|erste) ${count} (?:months|monate|monaten)${ofYear}`), firstMonths],
];

/**
 * Reads a day, month, quarter, half, year or stretch from the start of a year, in English or German; null where it is none.
 *
 * `end of 2026` is its fourth quarter; a `q` or `h` may stand on either side of the year. The text is in lower case with
 * single spaces.
 * @throws Refusal `unreadable-period` for a day or year that does not exist
 */
export function timeSpanOf(text: string): TimeSpan | null {
  for (const [pattern, read] of FORMS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const span = read(match.groups ?? {});
    if (span.type === 'days' || (span.count >= 1 && span.count <= 12)) return span;
  }
  return null;
}

function form(source: string): RegExp {
  return new RegExp(`^${source}$`, 'u');
}

function named(groups: Groups): TimeSpan {
  return dated(groups, monthOf(groups));
}

function dated(groups: Groups, number: number): TimeSpan {
  return daySpan(`${groups['year'] ?? ''}-${two(number)}-${two(Number(groups['day']))}`);
}

function daySpan(date: string): TimeSpan {
  if (!isCalendarDate(date) || date === '9999-12-31') throw impossible(date);
  return { type: 'days', unit: 'day', days: { start: date, end: addDays(date, 1) } };
}

function monthSpan(groups: Groups, number: number): TimeSpan {
  const start = `${yearOf(groups)}-${two(number)}-01`;
  if (!isCalendarDate(start)) throw impossible(start.slice(0, 7));
  return { type: 'days', unit: 'month', days: { start, end: addMonths(start, 1) } };
}

function calendarYearSpan(of: number): TimeSpan {
  return { type: 'days', unit: 'year', days: { start: `${of}-01-01`, end: `${of + 1}-01-01` } };
}

function endOfYear(groups: Groups): TimeSpan {
  const of = yearOf(groups);
  return { type: 'days', unit: 'end', days: { start: `${of}-10-01`, end: `${of + 1}-01-01` } };
}

function quarters(groups: Groups, from: number, count: number): TimeSpan {
  return { type: 'quarters', year: yearOf(groups), from, count, fiscal: groups['fiscal'] !== undefined };
}

function quarter(groups: Groups): TimeSpan {
  return quarters(groups, Number(groups['quarter']), 1);
}

function half(groups: Groups): TimeSpan {
  return quarters(groups, 2 * Number(groups['half']) - 1, 2);
}

function nthQuarter(groups: Groups): TimeSpan {
  const nth = countOf(groups);
  return quarters(groups, nth, nth <= 4 ? 1 : 0);
}

function nthHalf(groups: Groups): TimeSpan {
  const nth = countOf(groups);
  return quarters(groups, 2 * nth - 1, nth <= 2 ? 2 : 0);
}

function firstQuarters(groups: Groups): TimeSpan {
  return quarters(groups, 1, countOf(groups) <= 4 ? countOf(groups) : 0);
}

function firstMonths(groups: Groups): TimeSpan {
  return { type: 'months', year: yearOf(groups), count: countOf(groups), fiscal: groups['fiscal'] !== undefined };
}

function yearOf({ year: bare, fiscal: short }: Groups): number {
  const digits = bare ?? (short?.length === 2 ? `20${short}` : (short ?? ''));
  // The first and the last year of four digits are left out, so that their neighbours exist.
  if (!/^\d{4}$/.test(digits) || Number(digits) < 1002 || Number(digits) > 9997) throw impossible(digits);
  return Number(digits);
}

function monthOf(groups: Groups): number {
  return months[groups['month'] ?? ''] ?? 0;
}

function countOf(groups: Groups): number {
  return counts[groups['count'] ?? ''] ?? 0;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

function impossible(what: string): Refusal {
  return new Refusal('unreadable-period', `There is no ${what.slice(0, 40)} in the calendar.`);
}
