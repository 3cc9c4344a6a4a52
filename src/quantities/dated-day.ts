import { addDays, addMonths, isCalendarDate, weekdayOf } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';
import { months, parts, weekdays } from './calendar-words.js';
import type { Span, Times } from './period-span.js';
import { impossible, stated, yearNumber } from './period-span.js';

type Groups = Readonly<Record<string, string | undefined>>;
type Form = readonly [RegExp, (groups: Groups, times: Times) => readonly Span[]];

const { month, day, weekday } = parts;
const year = "(?<year>\\d{4,}|['’]\\d{2})";
const weekOf = '(?: ?/ ?|,? (?:of |in |des jahres )?)(?<year>\\d{4,})';

const FORMS: readonly Form[] = [
  form(`(?<year>\\d{4,})(?<mark>[-/.])(?<number>\\d{1,2})\\k<mark>(?<day>\\d{1,2})`, onDay),
  // A moment falls on the day that its own offset gives it.
  form(
    '(?<year>\\d{4,})-(?<number>\\d{2})-(?<day>\\d{2})t\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:z|[+-]\\d{2}:\\d{2})?',
    onDay,
  ),
  form(`${weekday}(?<day>\\d{1,2})\\. ?(?<number>\\d{1,2})\\. ?(?<year>\\d{4,}|\\d{2})`, onDay),
  form(`(?<day>\\d{1,2})(?<mark>[/-])(?<number>\\d{1,2})\\k<mark>(?<year>\\d{4,}|\\d{2})`, onDayOrMonth),
  form(`${weekday}(?:the )?${day} (?:of )?${month},? ${year}`, onDay),
  form(`${weekday}${month} (?:the )?${day},? ${year}`, onDay),
  form(`(?<year>\\d{4,})(?<mark>[-/])(?<number>\\d{2})`, inMonthOrYears),
  form(`(?<number>\\d{1,2})[/.](?<year>\\d{4,})`, inMonth),
  form(`${month}(?:,? (?:of |des jahres )?|[-/])${year}`, inMonth),
  form(`(?<year>\\d{4,}) ${month}`, inMonth),
  form(`(?<year>\\d{4,})-?w(?<week>\\d{2})(?:-?(?<dayOfWeek>[1-7]))?`, inWeek),
  form(`(?:the )?(?:iso )?(?:(?:calendar )?week|w|kw|cw|kalenderwoche) ?(?<week>\\d{1,2})${weekOf}`, inWeek),
  form(`(?:the )?(?<week>\\d{1,2})(?:\\.|st|nd|rd|th) (?:(?:calendar )?week|kw|kalenderwoche)${weekOf}`, inWeek),
];

/**
 * The days that a date, a month or an ISO week of a year names; empty for anything else, two where the order of day and
 * month is open (`03/04/2025` in a language that does not say).
 *
 * @param words in lower case with single spaces
 * @throws Refusal `unreadable-period` for what is not in the calendar, and a date that is not on the weekday it names
 */
export function datedDays(words: string, times: Times): readonly Span[] {
  for (const [pattern, read] of FORMS) {
    const groups = pattern.exec(words)?.groups;
    const spans = groups === undefined ? [] : read(groups, times);
    if (spans.length > 0) return spans;
  }
  return [];
}

function form(source: string, read: Form[1]): Form {
  return [new RegExp(`^${source}$`, 'u'), read];
}

function onDay(groups: Groups): readonly Span[] {
  const date = dateOf(groups, monthOf(groups), Number(groups['day']));
  if (!isCalendarDate(date)) throw impossible(date);
  const said = weekdays[groups['weekday'] ?? ''];
  if (said !== undefined && said !== weekdayOf(date)) {
    throw new Refusal('unreadable-period', `${date} is not a ${groups['weekday'] ?? ''}.`);
  }
  return [stated({ start: date, end: addDays(date, 1) }, 'day')];
}

/** `03/04/2025`: the language may say which comes first, or the calendar, which has no month 25. */
function onDayOrMonth(groups: Groups, { order }: Times): readonly Span[] {
  const [first, second] = [Number(groups['day']), Number(groups['number'])];
  const dayFirst = dateOf(groups, second, first);
  const monthFirst = dateOf(groups, first, second);
  const meant = order === 'month-first' ? [monthFirst] : order === 'day-first' ? [dayFirst] : [dayFirst, monthFirst];
  const exist = [...new Set(meant)].filter((date) => isCalendarDate(date));
  const [nearest = dayFirst] = meant;
  if (exist.length === 0) throw impossible(nearest);
  return exist.map((date) => stated({ start: date, end: addDays(date, 1) }, 'day'));
}

function inMonth(groups: Groups): readonly Span[] {
  const start = dateOf(groups, monthOf(groups), 1);
  if (!isCalendarDate(start)) throw impossible(start.slice(0, 7));
  return [stated({ start, end: addMonths(start, 1) })];
}

/** `2025-11` is a month; `2025/26` and `2024-26` are years; `2010/11` may be either, and years have the other reading. */
function inMonthOrYears(groups: Groups): readonly Span[] {
  const [from, number] = [Number((groups['year'] ?? '').slice(-2)), Number(groups['number'])];
  const years =
    number > 12 ? number > from || number === (from + 1) % 100 : number === (from + 1) % 100 && groups['mark'] === '/';
  return years ? [] : inMonth(groups);
}

/** Weeks of ISO 8601: from Monday, the first being that of 4 January. */
function inWeek(groups: Groups): readonly Span[] {
  const of = yearNumber(groups['year']);
  const week = Number(groups['week']);
  const monday = (within: number) => addDays(`${within}-01-04`, 1 - weekdayOf(`${within}-01-04`));
  const start = addDays(monday(of), 7 * (week - 1));
  if (week < 1 || start >= monday(of + 1)) throw impossible(`week ${week} of ${of}`);
  if (groups['dayOfWeek'] === undefined) return [stated({ start, end: addDays(start, 7) })];
  const date = addDays(start, Number(groups['dayOfWeek']) - 1);
  return [stated({ start: date, end: addDays(date, 1) }, 'day')];
}

function monthOf({ month: name, number }: Groups): number {
  return name === undefined ? Number(number) : (months[name] ?? 0);
}

function dateOf(groups: Groups, inMonthNumber: number, onDayNumber: number): string {
  return `${yearNumber(groups['year'])}-${two(inMonthNumber)}-${two(onDayNumber)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}
