import { Temporal } from 'temporal-polyfill';

import { type CivilDay, civilDayIn, civilDayText, dayOfNumber, daysInMonth, numberOfDay } from './civil-day.js';

const INSTANT = /^([1-9]\d{3}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a day that exists, `YYYY-MM-DD`, in the years 1000 to 9999 of the Gregorian calendar. */
export const isCalendarDate = (text: string): boolean => civilDayIn(text) !== null;

/**
 * The day so many days later; earlier where negative.
 *
 * @throws RangeError if the date is not one, or the result leaves the years 1000 to 9999
 */
export function addDays(date: string, days: number): string {
  return written(dayOfNumber(numberOfDay(plain(date)) + days));
}

/**
 * The same day of the month so many months later, or the last day of that month where it has no such day.
 *
 * @throws RangeError if the date is not one, or the result leaves the years 1000 to 9999
 */
export function addMonths(date: string, months: number): string {
  const from = plain(date);
  const all = from.year * 12 + from.month - 1 + months;
  const [year, month] = [Math.floor(all / 12), all - Math.floor(all / 12) * 12 + 1];
  return written({ year, month, day: Math.min(from.day, daysInMonth(year, month)) });
}

/** The last day of the month in which the date lies. @throws RangeError if the date is not one */
export function lastDayOfMonth(date: string): string {
  const { year, month } = plain(date);
  return written({ year, month, day: daysInMonth(year, month) });
}

/** The day of the week, 1 Monday to 7 Sunday. @throws RangeError if the date is not one */
export function weekdayOf(date: string): number {
  // 1 March of the year 0 was a Wednesday.
  return ((numberOfDay(plain(date)) + 2) % 7) + 1;
}

/** The number of days from one date to the other, negative where `to` is earlier. @throws RangeError if either is none */
export function daysBetween(from: string, to: string): number {
  return numberOfDay(plain(to)) - numberOfDay(plain(from));
}

/** −1, 0 or 1: whether a is before, the same as or after b. @throws RangeError if either is not a date */
export function compareDates(a: string, b: string): -1 | 0 | 1 {
  const difference = daysBetween(b, a);
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/**
 * The day that a date or a moment names.
 *
 * A moment (RFC 3339 with an offset) falls on the day that its own offset gives it: what was said at
 * 23:00 in California was said on that day, whatever the day was in UTC. `instant` is that moment in UTC, null for a date.
 * @throws RangeError on anything else
 */
export function dayOf(instantOrDate: string): { readonly day: string; readonly instant: string | null } {
  if (isCalendarDate(instantOrDate)) return { day: instantOrDate, instant: null };
  const text = instantOrDate.toUpperCase();
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isCalendarDate(day)) {
    throw new RangeError('A time is a day (2025-11-03) or a moment with an offset (2025-11-03T09:30:00Z).');
  }
  return { day, instant: Temporal.Instant.from(text).toString() };
}

function plain(date: string): CivilDay {
  const day = civilDayIn(date);
  if (day === null) throw new RangeError('A date is a day that exists in the years 1000 to 9999, YYYY-MM-DD.');
  return day;
}

function written(day: CivilDay): string {
  if (!Number.isInteger(day.day)) throw new RangeError('Days and months are counted in whole numbers.');
  if (!(day.year >= 1000 && day.year <= 9999)) throw new RangeError('The date leaves the years 1000 to 9999.');
  return civilDayText(day);
}
