import { isCalendarDate } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';

/** Closed–open calendar dates (domain.md §4): `start` belongs to the period, `end` does not. */
export interface Period {
  readonly kind: 'instant' | 'duration' | 'rolling' | 'open' | 'unspecified';
  /** First day, `YYYY-MM-DD`; null where open to the past, or unspecified. */
  readonly start: string | null;
  /** The day after the last, `YYYY-MM-DD`; null where open to the future, or unspecified. */
  readonly end: string | null;
  /** As the caller wrote it, tidied: `2025`, `H1 2025`, `FY2026 Q1`; null for unspecified. */
  readonly label: string | null;
  readonly certainty: 'stated' | 'inferred';
  /** `calendar`, or `fiscal` where the subject's fiscal calendar decided the dates. */
  readonly calendar: 'calendar' | 'fiscal';
}

/** The fiscal calendar of an organisation. */
export interface FiscalCalendar {
  /** Last day of the fiscal year, `MM-DD`. With `rule: '52/53'` the nominal end, near which the year ends on a weekday. */
  readonly end: string;
  /** Whether "fiscal 2026" is named after the calendar year it starts in or ends in. */
  readonly namedAfter: 'start' | 'end';
  readonly rule?: '52/53';
  /** For the 52/53-week rule: the weekday on which the year ends, 1 Monday to 7 Sunday. */
  readonly weekday?: number;
  /** For the 52/53-week rule: the last such weekday of the month of `end`, or the one nearest to `end`. */
  readonly weekdayRule?: 'last' | 'nearest';
}

const KINDS: readonly string[] = ['instant', 'duration', 'rolling', 'open', 'unspecified'] satisfies Period['kind'][];

/**
 * What makes two periods one, as a text that is equal exactly where they are: kind, first day and end. Label, certainty
 * and calendar only say how it was found.
 */
export function periodKey({ kind, start, end }: Period): string {
  return JSON.stringify([kind, start, end]);
}

/**
 * A period that a caller gave as an object, checked: `start` before `end`, both for an instant, a duration or a rolling
 * period, one of them for an open one, none for an unspecified one. `label` is null, `certainty` `stated` and `calendar`
 * `calendar` where they are missing.
 *
 * @throws Refusal `unreadable-period` for anything else
 */
export function periodFrom(given: unknown): Period {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw refused('is an object');
  const fields: Partial<Record<keyof Period, unknown>> = given;
  const { kind, label = null, certainty = 'stated', calendar = 'calendar' } = fields;
  if (!isKind(kind)) throw refused(`has one of the kinds ${KINDS.join(', ')}`);
  if (certainty !== 'stated' && certainty !== 'inferred') throw refused('is stated or inferred');
  if (calendar !== 'calendar' && calendar !== 'fiscal') throw refused('follows the calendar or a fiscal calendar');
  if (label !== null && (typeof label !== 'string' || label.length > 200)) {
    throw refused('has a label of at most 200 characters, or null');
  }
  const [start, end] = [dayOrNull(fields.start), dayOrNull(fields.end)];
  const ends = [start, end].filter((day) => day !== null).length;
  if (kind === 'unspecified' && ends > 0) throw refused('has no days where it is unspecified');
  if (kind === 'open' && ends !== 1) throw refused('has either a start or an end where it is open');
  if (kind !== 'unspecified' && kind !== 'open' && ends < 2)
    throw refused(`has a start and an end where its kind is ${kind}`);
  if (start !== null && end !== null && start >= end)
    throw refused('starts before it ends; the end is the day after its last');
  return { kind, start, end, label, certainty, calendar };
}

function isKind(kind: unknown): kind is Period['kind'] {
  return typeof kind === 'string' && KINDS.includes(kind);
}

function dayOrNull(day: unknown): string | null {
  if (day === undefined || day === null) return null;
  if (typeof day === 'string' && isCalendarDate(day)) return day;
  throw refused('starts and ends on days that exist, YYYY-MM-DD');
}

function refused(rule: string): Refusal {
  return new Refusal('unreadable-period', `A period ${rule}.`);
}
