import { Refusal } from '../kernel/refusal.js';
import type { Days } from './fiscal-year.js';
import type { FiscalCalendar, Period } from './period.js';

/** Days that words name, before it is asked what stands before them ("as of", "until"). */
export interface Span extends Days {
  /** A `day`; the `start`, the `end` or another vague `part` of something longer; or a `stretch` with a start and an end. */
  readonly unit: 'day' | 'start' | 'part' | 'end' | 'stretch';
  /** Counted back from the day of the statement: "last twelve months", "year to date". */
  readonly rolling?: true;
  readonly certainty: Period['certainty'];
  readonly calendar: Period['calendar'];
}

/** What readers of time have to know apart from the words. */
export interface Times {
  /** The fiscal calendar of the subject, null where none is known. */
  readonly own: FiscalCalendar | null;
  /** The day of the statement, null where it is not known. */
  readonly today: string | null;
  /** In which order days of digits are written; null where the language does not say. */
  readonly order: 'day-first' | 'month-first' | null;
}

/** Days as they were stated, by the calendar. */
export function stated(days: Days, unit: Span['unit'] = 'stretch'): Span {
  return { ...days, unit, certainty: 'stated', calendar: 'calendar' };
}

/** Days that are not in the words, but counted from when it was said or set by what such words usually mean. */
export function inferred(days: Days, unit: Span['unit'] = 'stretch'): Span {
  return { ...stated(days, unit), certainty: 'inferred' };
}

/** The refusal of a date, week or year that does not exist. */
export function impossible(what: string): Refusal {
  return new Refusal('unreadable-period', `There is no ${what.slice(0, 40)} in the calendar.`);
}

/**
 * A year of four digits; two digits are of this century.
 *
 * The first and the last year of four digits are left out, so that their neighbours exist.
 * @throws Refusal `unreadable-period` for anything else
 */
export function yearNumber(digits = ''): number {
  const whole = /^['’]?(\d{2})$/.exec(digits);
  const year = whole === null ? digits : `20${whole[1] ?? ''}`;
  if (!/^\d{4}$/.test(year) || Number(year) < 1002 || Number(year) > 9997) throw impossible(year);
  return Number(year);
}

/** The refusal of a fiscal label where the subject's fiscal calendar is not known. */
export function withoutCalendar(what: string): Refusal {
  const detail = `The days of ${what.slice(0, 40)} are not known: record the fiscal calendar of the subject first.`;
  return new Refusal('unreadable-period', detail);
}
