import { addDays, dayOf } from '../kernel/calendar-date.js';
import type { Period } from './period.js';

/** What decides whether a value was stated before it could be known. */
export interface Timing {
  readonly basis: string;
  readonly period: Period;
  /** When it was stated, days or RFC 3339 moments, in any order. */
  readonly statedOn: readonly string[];
}

/**
 * Whether an `actual` of a duration was first stated before the duration was over (domain rules §2).
 *
 * On its last day it counts as over. Nothing that was never stated, and nothing but a duration, is premature.
 * @throws RangeError if a time is neither a day nor a moment
 */
export function isPremature({ basis, period, statedOn }: Timing): boolean {
  const [first] = statedOn.map((time) => dayOf(time).day).sort();
  if (basis !== 'actual' || period.kind !== 'duration' || period.end === null || first === undefined) return false;
  return addDays(period.end, -1) > first;
}
