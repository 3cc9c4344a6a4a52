import { compare, subtract } from './decimal.js';

/** A stretch of the number line between two exact decimals; null is unbounded, and inclusiveness means nothing there. */
export interface Interval {
  readonly lower: string | null;
  readonly lowerInclusive: boolean;
  readonly upper: string | null;
  readonly upperInclusive: boolean;
}

/**
 * Whether the two have no point in common.
 *
 * Symmetric, and widening either never makes it true. Neither may be empty: that is not checked.
 */
export function disjoint(a: Interval, b: Interval): boolean {
  return liesBelow(a, b) || liesBelow(b, a);
}

/** Whether the two have a point in common; see {@link disjoint}. */
export function intersects(a: Interval, b: Interval): boolean {
  return !disjoint(a, b);
}

/** Whether the decimal lies in the interval. */
export function contains({ lower, lowerInclusive, upper, upperInclusive }: Interval, point: string): boolean {
  return (
    (lower === null || compare(lower, point) < (lowerInclusive ? 1 : 0)) &&
    (upper === null || compare(point, upper) < (upperInclusive ? 1 : 0))
  );
}

/** The distance between the nearest ends, in the unit of both; `0` where they overlap or touch. Symmetric. */
export function gap(a: Interval, b: Interval): string {
  if (liesBelow(a, b)) return distance(a.upper, b.lower);
  if (liesBelow(b, a)) return distance(b.upper, a.lower);
  return '0';
}

function liesBelow(a: Interval, b: Interval): boolean {
  if (a.upper === null || b.lower === null) return false;
  const order = compare(a.upper, b.lower);
  return order < 0 || (order === 0 && !(a.upperInclusive && b.lowerInclusive));
}

function distance(from: string | null, to: string | null): string {
  return from === null || to === null ? '0' : subtract(to, from);
}
