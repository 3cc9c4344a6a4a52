import { addMonths } from '../kernel/calendar-date.js';
import { counts, parts } from './calendar-words.js';
import type { Days } from './fiscal-year.js';
import { fiscalQuarters } from './fiscal-year.js';
import type { FiscalCalendar, Period } from './period.js';
import { timeSpanOf } from './time-span.js';

const ENDED = new RegExp(
  `^(?:the |das |im )?(?:(?:fiscal )?(?<unit>quarter|quartal|year|jahr|half-year|half|halbjahr|geschäftsjahr)|${parts.count} (?:months|monate|monaten)) (?:that )?(?:ended|ending|to|zum|bis zum|bis) (?<day>.+)$`,
  'u',
);

/** A stretch that is named by its last day, and how certain its first is. */
export interface Ended {
  readonly days: Days;
  readonly marks: Pick<Period, 'certainty' | 'calendar'>;
}

/**
 * Reads "quarter ended 30 September 2025", "nine months ended …" and their German twins; null for anything else.
 *
 * What ends with a month begins with one. What ends within a month is looked up among the quarters of a 52/53-week
 * calendar; else its first day is counted back in months and marked `inferred`.
 * @param text in lower case with single spaces
 */
export function durationEndingOn(text: string, calendar: FiscalCalendar | null): Ended | null {
  const { unit, count, day } = ENDED.exec(text)?.groups ?? {};
  const last = day === undefined ? null : timeSpanOf(day);
  if (last?.type !== 'days' || last.unit !== 'day') return null;
  const { end } = last.days;
  const months = count === undefined ? monthsOf(unit ?? '') : (counts[count] ?? 0);
  const known = calendar?.rule === undefined || months % 3 !== 0 ? undefined : weeksEndingOn(calendar, end, months / 3);
  if (known !== undefined) return { days: known, marks: { certainty: 'stated', calendar: 'fiscal' } };
  const certainty = end.endsWith('-01') ? 'stated' : 'inferred';
  return { days: { start: addMonths(end, -months), end }, marks: { certainty, calendar: 'calendar' } };
}

function monthsOf(unit: string): number {
  if (/^quart/.test(unit)) return 3;
  return /^hal/.test(unit) ? 6 : 12;
}

function weeksEndingOn(calendar: FiscalCalendar, end: string, quarters: number): Days | undefined {
  const about = Number(end.slice(0, 4));
  return [about - 1, about, about + 1]
    .flatMap((year) =>
      Array.from({ length: 5 - quarters }, (_, i) => fiscalQuarters(calendar, year, i + 1, quarters)).flat(),
    )
    .find((days) => days.end === end);
}
