import { AFFIRMING } from '../claims/statement.js';
import { dayOf } from '../kernel/calendar-date.js';
import { Refusal } from '../kernel/refusal.js';
import type { FiscalCalendar, Period } from '../quantities/period.js';
import { periodFrom, periodKey } from '../quantities/period.js';
import { readPeriod } from '../quantities/read-period.js';
import type { GivenPeriod, GivenStatement } from './entry.js';

const UNSPECIFIED: Period = {
  kind: 'unspecified',
  start: null,
  end: null,
  label: null,
  certainty: 'stated',
  calendar: 'calendar',
};

/** A period as it was given, and the language of its words. */
export interface PeriodWords {
  readonly period?: GivenPeriod;
  readonly language?: string;
  readonly periodCertainty?: Period['certainty'];
}

/** What words for time are read with. */
export interface Told {
  /** The fiscal calendar of the subject, null where none is known. */
  readonly fiscalCalendar: FiscalCalendar | null;
  /** The days on which it was stated, as {@link daysOfStatements} has them. */
  readonly statedOn?: readonly string[];
}

/**
 * The period out of words or a period object; left out, unspecified. "Last year" is counted from the day of the statement; where
 * several statements give it several meanings, it is ambiguous.
 *
 * @throws Refusal `unreadable-period`, `ambiguous-period` with the readings, `invalid-request`
 */
export function periodOf(pointer: string, given: PeriodWords, told: Told): Period {
  const period = periodRead(pointer, given, told);
  return given.periodCertainty ? { ...period, certainty: given.periodCertainty } : period;
}

/**
 * The days on which something was first said: those of the statements that affirm it and relay nothing, or where they have
 * none, of all that affirm it.
 */
export function daysOfStatements(statements: readonly GivenStatement[] = []): readonly string[] {
  const affirming = statements.filter(({ stance, statedAt }) => AFFIRMING.includes(stance) && statedAt !== undefined);
  const own = affirming.filter(({ relays }) => relays === undefined);
  return [...new Set((own.length > 0 ? own : affirming).map(({ statedAt = '' }) => dayOf(statedAt).day))];
}

function periodRead(pointer: string, { period: given, language }: PeriodWords, told: Told): Period {
  if (given === undefined) return UNSPECIFIED;
  if (typeof given !== 'string') return periodFrom(given);
  const { fiscalCalendar, statedOn = [] } = told;
  const options = { language: language ?? null, fiscalCalendar };
  const days = statedOn.length > 0 ? statedOn : [null];
  const all = days.flatMap((day) => readPeriod(given, { ...options, statedOn: day }).readings);
  const readings = [...new Map(all.map((period) => [periodKey(period), period])).values()];
  const [period] = readings;
  if (readings.length > 1) {
    const detail = `"${given}" can be read in ${readings.length} ways: ${readings.map(inDays).join(', or ')}. Say which, or give the days.`;
    throw Refusal.at(pointer, 'ambiguous-period', detail, { readings });
  }
  if (period) return period;
  // Any day will do to see whether a day is what is missing.
  const isRelative =
    statedOn.length === 0 && readPeriod(given, { ...options, statedOn: '2000-01-01' }).readings.length > 0;
  const detail = isRelative
    ? `"${given}" is counted from the day on which it was said: give the statement its statedAt, or the days that are meant.`
    : `"${given}" is no period that can be read. Try 2025, H1 2025, FY2026 Q1, as of 2025-11, or two days: 2025-07-01/2025-10-01.`;
  throw Refusal.at(pointer, 'unreadable-period', detail);
}

function inDays({ start, end, calendar }: Period): string {
  const days = `from ${start ?? 'any day'} until before ${end ?? 'any day'}`;
  return calendar === 'fiscal' ? `${days} by the fiscal year` : days;
}
