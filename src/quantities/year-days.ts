import { addMonths } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';
import type { Days } from './fiscal-year.js';
import { calendarYear, fiscalQuarters, fiscalYear, isCalendarYear } from './fiscal-year.js';
import type { FiscalCalendar } from './period.js';
import type { Span, Times } from './period-span.js';
import { inferred, stated, withoutCalendar, yearNumber } from './period-span.js';

/** A stretch of a year, in months from its first, which is 0. */
export type Stretch = readonly [from: number, months: number];

/** A year, or two with a mark between them, as they were written, and which part of it is meant. */
export interface YearLabel {
  readonly first: string;
  /** The second year of `2024/25`. */
  readonly next: string | null;
  /** Which calendar the words name; null where they do not. */
  readonly calendar: 'calendar' | 'fiscal' | null;
  /** Whether the words say that it is a season. */
  readonly season: boolean;
  readonly stretch: Stretch;
}

/** The first month of a season or school year where nothing else is known: most of those that span two years turn in summer. */
const SEASON_STARTS = '07-01';

/**
 * The days of a label by the calendar and by the subject's fiscal calendar.
 *
 * A fiscal label has the days of the fiscal calendar; a bare year of a subject whose fiscal year is not the calendar year
 * has both, the calendar's first. `2024/25` is two calendar years, or one that begins in the first and ends in the
 * second: the subject's, or one from July to June, which is inferred. `2010/11` may be a month too. `2024–26` is three years.
 * @throws Refusal `unreadable-period` for a year that does not exist and a fiscal label that cannot be resolved
 */
export function daysOfYears(label: YearLabel, { own }: Times): readonly Span[] {
  const first = yearNumber(label.first);
  const whole = label.stretch[1] === 12;
  if (label.next === null) {
    if (label.season) return [];
    return byCalendars(label, own, (calendar) => daysOf(calendar, first, label.stretch));
  }
  const last = lastYear(first, label.next);
  if (last <= first) return [];
  if (last > first + 1) {
    if (!whole || label.season) return [];
    return byCalendars(label, own, (calendar) => [
      { start: fiscalYear(calendar, first).start, end: fiscalYear(calendar, last).end },
    ]);
  }
  const both = stated({ start: `${first}-01-01`, end: `${last + 1}-01-01` });
  if (label.calendar === 'calendar') return whole ? [both] : [];
  const season = inferred({ start: `${first}-${SEASON_STARTS}`, end: `${last}-${SEASON_STARTS}` });
  if (label.season) return whole ? [season] : [];
  if (label.calendar === 'fiscal' || !whole)
    return acrossYears(known(own, `${first}/${label.next}`), first, label.stretch);
  const one = own === null || isCalendarYear(own) ? [season] : acrossYears(own, first, label.stretch);
  return [both, ...one, ...monthIn(first, label.next)];
}

function byCalendars(
  label: YearLabel,
  own: FiscalCalendar | null,
  days: (calendar: FiscalCalendar) => readonly Days[],
): readonly Span[] {
  const fiscal = (calendar: FiscalCalendar) =>
    days(calendar).map((made): Span => ({ ...stated(made), calendar: 'fiscal' }));
  if (label.calendar === 'fiscal') return fiscal(known(own, label.first));
  const plain = days(calendarYear).map((made) => stated(made));
  return label.calendar === 'calendar' || own === null || isCalendarYear(own) ? plain : [...plain, ...fiscal(own)];
}

function daysOf(calendar: FiscalCalendar, year: number, [from, length]: Stretch): readonly Days[] {
  if (from % 3 === 0 && length % 3 === 0) return fiscalQuarters(calendar, year, from / 3 + 1, length / 3);
  const { start } = fiscalYear(calendar, year);
  return [{ start: addMonths(start, from), end: addMonths(start, from + length) }];
}

/** What lies in the fiscal year that begins in one year and ends in the next, whichever of the two it is named after. */
function acrossYears(own: FiscalCalendar, first: number, stretch: Stretch): readonly Span[] {
  if (isCalendarYear(own)) {
    const detail = `The fiscal years of this subject are calendar years: none begins in ${first} and ends in ${first + 1}.`;
    throw new Refusal('unreadable-period', detail);
  }
  const name = own.namedAfter === 'end' ? first + 1 : first;
  return daysOf(own, name, stretch).map((days): Span => ({ ...stated(days), calendar: 'fiscal' }));
}

function monthIn(year: number, number: string): readonly Span[] {
  if (number.length !== 2 || Number(number) > 12) return [];
  const start = `${year}-${number}-01`;
  return [stated({ start, end: addMonths(start, 1) })];
}

function lastYear(first: number, next: string): number {
  if (next.length === 4) return yearNumber(next);
  const sameCentury = first - (first % 100) + Number(next);
  return yearNumber(String(sameCentury < first ? sameCentury + 100 : sameCentury));
}

function known(own: FiscalCalendar | null, label: string): FiscalCalendar {
  if (own === null) throw withoutCalendar(`fiscal ${label}`);
  return own;
}
