import { daysBetween } from '../kernel/calendar-date.js';
import type { Stretch } from './seen.js';

/** What is shorter than so many days neither overlaps nor is missing: fiscal periods miss each other by up to 7 (domain rules §5). */
export const FISCAL_SLACK = 8;

/** A stretch of time that is added (1) or taken away (−1), and by whom. */
export interface Counted<Key> extends Stretch {
  readonly sign: 1 | -1;
  readonly by: Key;
}

/** A stretch of days in which everything is counted equally often. */
export interface Covered<Key> extends Stretch {
  /** How often its days are counted in all: 1 for once, 2 for twice, −1 for taken away. */
  readonly times: number;
  /** What counts these days, with any sign. */
  readonly by: readonly Key[];
}

/**
 * How often each day is counted, in order of time, gaps between included.
 *
 * Stretches that are shorter than `shortest` days are left out: ends of fiscal periods miss each other by days.
 */
export function coverageOf<Key>(counted: readonly Counted<Key>[], shortest: number): readonly Covered<Key>[] {
  const days = [...new Set(counted.flatMap(({ start, end }) => [start, end]))].sort();
  return days.slice(0, -1).flatMap((start, index) => {
    const end = days[index + 1] ?? start;
    if (daysBetween(start, end) < shortest) return [];
    const here = counted.filter((one) => one.start <= start && end <= one.end);
    return [{ start, end, times: here.reduce((sum, { sign }) => sum + sign, 0), by: here.map(({ by }) => by) }];
  });
}

/** Neighbours joined, in order of time. */
export function joined(stretches: readonly Stretch[], tolerance: number): readonly Stretch[] {
  const found: Stretch[] = [];
  for (const { start, end } of stretches) {
    const last = found.at(-1);
    if (last !== undefined && daysBetween(last.end, start) < tolerance)
      found[found.length - 1] = { start: last.start, end };
    else found.push({ start, end });
  }
  return found;
}

/** What of the whole lies in none of the stretches, which are in order of time; short leftovers are none. */
export function leftOf(whole: Stretch, stretches: readonly Stretch[], shortest: number): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = whole.start;
  for (const { start, end } of [...stretches, { start: whole.end, end: whole.end }]) {
    const to = start < whole.end ? start : whole.end;
    if (from < to && daysBetween(from, to) >= shortest) found.push({ start: from, end: to });
    if (end > from) from = end;
  }
  return found;
}
