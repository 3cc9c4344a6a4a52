import { addDays, addMonths, daysBetween, isCalendarDate, lastDayOfMonth, weekdayOf } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';
import type { FiscalCalendar } from './period.js';

/** Closed–open days: `start` belongs to it, `end` does not. */
export interface Days {
  readonly start: string;
  readonly end: string;
}

/** The calendar year as a fiscal calendar. */
export const calendarYear: FiscalCalendar = { end: '12-31', namedAfter: 'end' };

/**
 * Whether fiscal years are calendar years, but for at most a week where they end on a weekday (domain rules §5: such ends
 * count as the same).
 */
export function isCalendarYear({ end }: FiscalCalendar): boolean {
  return end === '12-31';
}

/**
 * The days of a fiscal year by its name (domain rules §4).
 *
 * @throws Refusal `unreadable-period` if the calendar has no such end day, or lacks the weekday of its 52/53-week rule
 */
export function fiscalYear(calendar: FiscalCalendar, year: number): Days {
  const nominal = (of: number) => addDays(nominalEnd(calendar, of), 1);
  const endsIn =
    calendar.namedAfter === 'end' || nominal(year - 1).startsWith(String(year).padStart(4, '0')) ? year : year + 1;
  return { start: yearEnd(calendar, endsIn - 1), end: yearEnd(calendar, endsIn) };
}

/**
 * So many quarters of a fiscal year, the first being number `from` (1 to 4).
 *
 * A year of 53 weeks has one quarter of 14 weeks. Apple makes it the first, others the last: both are given, the last
 * first, where they differ.
 */
export function fiscalQuarters(calendar: FiscalCalendar, year: number, from: number, count: number): readonly Days[] {
  const { start, end } = fiscalYear(calendar, year);
  if (calendar.rule === undefined) {
    return [{ start: addMonths(start, 3 * (from - 1)), end: addMonths(start, 3 * (from - 1 + count)) }];
  }
  const weeks = Math.round(daysBetween(start, end) / 7);
  const boundary = (quarter: number, extraFirst: boolean): string => {
    if (quarter === 0) return start;
    return quarter === 4 ? end : addDays(start, 7 * (13 * quarter + (extraFirst && weeks > 52 ? 1 : 0)));
  };
  const last = { start: boundary(from - 1, false), end: boundary(from - 1 + count, false) };
  const first = { start: boundary(from - 1, true), end: boundary(from - 1 + count, true) };
  return last.start === first.start && last.end === first.end ? [last] : [last, first];
}

/** The name of the fiscal year in which a day lies. */
export function fiscalYearOf(calendar: FiscalCalendar, day: string): number {
  const about = Number(day.slice(0, 4));
  return [about - 1, about, about + 1].find((year) => day < fiscalYear(calendar, year).end) ?? about;
}

/** The day after the last of the fiscal year whose nominal end lies in the calendar year. */
function yearEnd(calendar: FiscalCalendar, year: number): string {
  const nominal = nominalEnd(calendar, year);
  if (calendar.rule === undefined) return addDays(nominal, 1);
  const { weekday } = calendar;
  if (weekday === undefined || !Number.isInteger(weekday) || weekday < 1 || weekday > 7) {
    throw new Refusal(
      'unreadable-period',
      'A fiscal calendar of 52 or 53 weeks needs the weekday on which the year ends.',
    );
  }
  const from = calendar.weekdayRule === 'nearest' ? addDays(nominal, 3) : lastDayOfMonth(nominal);
  return addDays(from, 1 - ((weekdayOf(from) - weekday + 7) % 7));
}

function nominalEnd({ end }: FiscalCalendar, year: number): string {
  const first = `${String(year).padStart(4, '0')}-${end.slice(0, 2)}-01`;
  if (!/^\d{2}-\d{2}$/.test(end) || !isCalendarDate(first)) {
    throw new Refusal('unreadable-period', `The fiscal calendar ends on "${end}", which is no day of a year.`);
  }
  const day = `${first.slice(0, 8)}${end.slice(3)}`;
  return isCalendarDate(day) && end !== '02-28' ? day : lastDayOfMonth(first);
}
