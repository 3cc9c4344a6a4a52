import { addDays, addMonths, weekdayOf } from '../kernel/calendar-date.js';
import type { Days } from './fiscal-year.js';
import { calendarYear, fiscalQuarters, fiscalYear, fiscalYearOf, isCalendarYear } from './fiscal-year.js';
import type { FiscalCalendar } from './period.js';
import type { Span } from './period-span.js';
import { inferred, withoutCalendar } from './period-span.js';
import type { Unit } from './relative-words.js';

/** From where and in which calendar time is counted. */
export interface Counting {
  /** The day of the statement. */
  readonly today: string;
  readonly own: FiscalCalendar | null;
  /** The calendar that the words name; null where they do not. */
  readonly calendar: Span['calendar'] | null;
}

const MONTHS: Readonly<Partial<Record<Unit, number>>> = { month: 1, quarter: 3, half: 6, year: 12, decade: 120 };

/** The day so many days from that of the statement. */
export function dayAt(today: string, step: number): Span {
  const start = addDays(today, step);
  return inferred({ start, end: addDays(start, 1) }, 'day');
}

/** A stretch of so many units that ends with the day of the statement. */
export function back(today: string, unit: Unit, count: number): Span {
  const end = addDays(today, 1);
  return { ...inferred({ start: moved(end, unit, -count), end }), rolling: true };
}

/** A stretch of so many units that begins with the day of the statement. */
export function ahead(today: string, unit: Unit, count: number): Span {
  return { ...inferred({ start: today, end: moved(today, unit, count) }), rolling: true };
}

/** The unit in which the statement was made, or the one so many before or after, by each calendar that may be meant. */
export function whole(counting: Counting, unit: Unit, step: number): readonly Span[] {
  const { today } = counting;
  switch (unit) {
    case 'day':
      return [dayAt(today, step)];
    case 'week':
    case 'month':
    case 'decade':
      return [inferred(between(moved(startOf(today, unit), unit, step), unit))];
    case 'year':
      return byCalendars(counting, (calendar) => fiscalYear(calendar, fiscalYearOf(calendar, today) + step));
    case 'quarter':
    case 'half':
      return byCalendars(counting, (calendar) => pieceAt(calendar, today, unit === 'quarter' ? 1 : 2, step));
  }
}

/** The last so many units: up to now, and where the unit is a quarter or longer, those that were complete. */
export function lastOnes(counting: Counting, unit: Unit, count: number): readonly Span[] {
  const { today } = counting;
  if (MONTHS[unit] === undefined || unit === 'month') return [back(today, unit, count)];
  const last = whole(counting, unit, -1);
  const first = whole(counting, unit, -count);
  const complete = last.map((span) => ({ ...span, start: first.find(sameCalendar(span))?.start ?? span.start }));
  return unit === 'quarter' || unit === 'half' ? complete : [back(today, unit, count), ...complete];
}

/** What was so many units ago: that day, or the whole unit in which it lay. */
export function ago(counting: Counting, unit: Unit, count: number): readonly Span[] {
  const day = dayAt(moved(counting.today, unit, -count), 0);
  return unit === 'day' ? [day] : [...whole(counting, unit, -count), day];
}

/** From the beginning of the unit to the day of the statement. */
export function toDate(counting: Counting, unit: 'year' | 'quarter' | 'month'): readonly Span[] {
  const end = addDays(counting.today, 1);
  return whole(counting, unit, 0).map((span) => ({ ...span, end, rolling: true }));
}

/** The calendar's years and those of the subject where they differ: what a year may mean for it. */
export function calendarsOf(own: FiscalCalendar | null): readonly (readonly [FiscalCalendar, Span['calendar']])[] {
  const plain = [calendarYear, 'calendar'] as const;
  return own === null || isCalendarYear(own) ? [plain] : [plain, [own, 'fiscal']];
}

function byCalendars({ own, calendar: said }: Counting, days: (calendar: FiscalCalendar) => Days): readonly Span[] {
  if (said === 'fiscal' && own === null) throw withoutCalendar('The fiscal year');
  const meant =
    said === 'fiscal' && own !== null ? [[own, said] as const] : calendarsOf(said === 'calendar' ? null : own);
  return meant.map(([of, calendar]): Span => ({ ...inferred(days(of)), calendar }));
}

/** The quarter or half (so many quarters) in which a day lies, or the one so many before or after. */
function pieceAt(calendar: FiscalCalendar, today: string, quarters: 1 | 2, step: number): Days {
  const year = fiscalYearOf(calendar, today);
  const perYear = 4 / quarters;
  const piece = (at: number): Days => {
    const [days = { start: today, end: today }] = fiscalQuarters(
      calendar,
      year + Math.floor(at / perYear),
      1 + quarters * (((at % perYear) + perYear) % perYear),
      quarters,
    );
    return days;
  };
  const now = Array.from({ length: perYear }, (_, at) => at).find((at) => today < piece(at).end) ?? 0;
  return piece(now + step);
}

function startOf(today: string, unit: 'week' | 'month' | 'decade'): string {
  if (unit === 'week') return addDays(today, 1 - weekdayOf(today));
  return unit === 'month' ? `${today.slice(0, 7)}-01` : `${today.slice(0, 3)}0-01-01`;
}

function between(start: string, unit: Unit): Days {
  return { start, end: moved(start, unit, 1) };
}

function moved(date: string, unit: Unit, count: number): string {
  const months = MONTHS[unit];
  return months === undefined ? addDays(date, count * (unit === 'week' ? 7 : 1)) : addMonths(date, count * months);
}

function sameCalendar({ calendar }: Span): (other: Span) => boolean {
  return (other) => other.calendar === calendar;
}
