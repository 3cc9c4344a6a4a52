import type { Exact } from './exact.js';
import { negated, ONE, order, plus, signOf, times, ZERO } from './exact.js';
import type { Direction } from './exact-rounding.js';
import { shortened } from './exact-rounding.js';

const HALF: Exact = { n: 5n, d: 1n, e: -1 };

/**
 * A stretch of the number line with exact ends; null is unbounded. Never empty.
 *
 * A point has one and the same object at both ends.
 */
export interface Range {
  readonly lower: Exact | null;
  /** Whether the end belongs to the range; false where it is unbounded. */
  readonly lowerClosed: boolean;
  readonly upper: Exact | null;
  readonly upperClosed: boolean;
}

/** One end of a range, as an extreme that values reach or only approach. */
export interface End {
  /** Null is infinite, on the side on which the end is. */
  readonly at: Exact | null;
  readonly closed: boolean;
}

/** Thrown where a range is divided by one that contains zero. */
export class DividesByZero extends Error {
  override readonly name = 'DividesByZero';
}

/** The range of one number. */
export function pointRange(at: Exact): Range {
  return { lower: at, lowerClosed: true, upper: at, upperClosed: true };
}

/** The number that the range is; null where it is more than one. */
export function pointOf({ lower, upper }: Range): Exact | null {
  return lower === upper ? lower : null;
}

/** The range between two ends; very long ends are rounded outward. */
export function between(lower: End, upper: End): Range {
  return {
    lower: lower.at && shortened(lower.at, -1),
    lowerClosed: lower.closed && lower.at !== null,
    upper: upper.at && shortened(upper.at, 1),
    upperClosed: upper.closed && upper.at !== null,
  };
}

/** The range of one number that was computed; if it is very long, one that contains it. */
export function around(at: Exact): Range {
  const lower = shortened(at, -1);
  return lower === at ? pointRange(at) : between({ at, closed: true }, { at, closed: true });
}

/** The lower end. */
export function lowerEnd({ lower, lowerClosed }: Range): End {
  return { at: lower, closed: lowerClosed };
}

/** The upper end. */
export function upperEnd({ upper, upperClosed }: Range): End {
  return { at: upper, closed: upperClosed };
}

/** A number of the range that is no end of it, where it has one. */
export function insideOf({ lower, upper }: Range): Exact {
  if (lower === null || upper === null) return lower ? plus(lower, ONE) : plus(upper ?? ZERO, negated(ONE));
  return lower === upper ? lower : times(plus(lower, upper), HALF);
}

/** Whether the number is in the range. */
export function holds({ lower, lowerClosed, upper, upperClosed }: Range, at: Exact): boolean {
  return (
    (lower === null || order(lower, at) < (lowerClosed ? 1 : 0)) &&
    (upper === null || order(at, upper) < (upperClosed ? 1 : 0))
  );
}

/** The lowest of lower ends; of equal ones a closed end, which values reach. */
export function lowest(ends: readonly End[]): End {
  return extreme(ends, -1);
}

/** The highest of upper ends. */
export function highest(ends: readonly End[]): End {
  return extreme(ends, 1);
}

function extreme(ends: readonly End[], side: Direction): End {
  let found: End | null = null;
  for (const end of ends) {
    if (end.at === null) return { at: null, closed: false };
    const apart = found?.at ? order(end.at, found.at) : side;
    if (apart === side) found = end;
    else if (apart === 0 && end.closed) found = end;
  }
  return found ?? { at: null, closed: false };
}

/** What two ranges have in common, which is taken to be not nothing. */
export function common(a: Range, b: Range): Range {
  const lower = tighter(lowerEnd(a), lowerEnd(b), 1);
  const upper = tighter(upperEnd(a), upperEnd(b), -1);
  return between(lower, upper);
}

function tighter(a: End, b: End, inward: Direction): End {
  if (a.at === null || b.at === null) return a.at === null ? b : a;
  const apart = order(a.at, b.at);
  if (apart === 0) return { at: a.at, closed: a.closed && b.closed };
  return apart === inward ? a : b;
}

/** Whether two ranges have a number in common. */
export function meet(a: Range, b: Range): boolean {
  return !isBefore(a, b) && !isBefore(b, a);
}

/** Whether every number of a range is below every number of another. */
export function isBefore(a: Range, b: Range): boolean {
  if (a.upper === null || b.lower === null) return false;
  const apart = order(a.upper, b.lower);
  return apart < 0 || (apart === 0 && !(a.upperClosed && b.lowerClosed));
}

/** The side of zero on which all of the range lies, 0 where it has both, or zero in it. */
export function sideOfZero({ lower, lowerClosed, upper, upperClosed }: Range): Direction {
  if (lower !== null && signOf(lower) >= (lowerClosed ? 1 : 0)) return 1;
  return upper !== null && -signOf(upper) >= (upperClosed ? 1 : 0) ? -1 : 0;
}
