import { Temporal } from 'temporal-polyfill';

const DATE = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const INSTANT = /^([1-9]\d{3}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a day that exists, `YYYY-MM-DD`, in the years 1000 to 9999 of the Gregorian calendar. */
export function isCalendarDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

/**
 * The day so many days later; earlier where negative.
 *
 * @throws RangeError if the date is not one, or the result leaves the years 1000 to 9999
 */
export function addDays(date: string, days: number): string {
  return written(plain(date).add({ days }));
}

/**
 * The same day of the month so many months later, or the last day of that month where it has no such day.
 *
 * @throws RangeError if the date is not one, or the result leaves the years 1000 to 9999
 */
export function addMonths(date: string, months: number): string {
  return written(plain(date).add({ months }));
}

/** The last day of the month in which the date lies. @throws RangeError if the date is not one */
export function lastDayOfMonth(date: string): string {
  const day = plain(date);
  return written(day.with({ day: day.daysInMonth }));
}

/** The day of the week, 1 Monday to 7 Sunday. @throws RangeError if the date is not one */
export function weekdayOf(date: string): number {
  return plain(date).dayOfWeek;
}

/** The number of days from one date to the other, negative where `to` is earlier. @throws RangeError if either is none */
export function daysBetween(from: string, to: string): number {
  return plain(from).until(plain(to), { largestUnit: 'day' }).days;
}

/** −1, 0 or 1: whether a is before, the same as or after b. @throws RangeError if either is not a date */
export function compareDates(a: string, b: string): -1 | 0 | 1 {
  const order = Temporal.PlainDate.compare(plain(a), plain(b));
  return order < 0 ? -1 : order > 0 ? 1 : 0;
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

function plain(date: string): Temporal.PlainDate {
  if (!DATE.test(date)) throw new RangeError('A date is a day that exists in the years 1000 to 9999, YYYY-MM-DD.');
  return Temporal.PlainDate.from(date, { overflow: 'reject' });
}

function written(date: Temporal.PlainDate): string {
  const text = date.toString();
  if (!DATE.test(text)) throw new RangeError('The date leaves the years 1000 to 9999.');
  return text;
}
