import type { Exact } from './exact.js';
import { negated, ONE, order, plus, quotient, signOf, times, totalOf, ZERO } from './exact.js';
import { powerOf } from './exact-power.js';
import { shortened } from './exact-rounding.js';
import type { End, Range } from './range.js';
import {
  around,
  between,
  DividesByZero,
  highest,
  lowerEnd,
  lowest,
  pointOf,
  pointRange,
  sideOfZero,
  upperEnd,
} from './range.js';
import { spend } from './work.js';

const ONE_RANGE = pointRange(ONE);

/**
 * Every function of this file gives the smallest range that contains the results for all numbers of the ranges, and knows
 * which ends are reached: but for ends of more than a thousand digits, which are rounded outward.
 */
export function rangeSum(a: Range, b: Range): Range {
  const x = pointOf(a);
  const y = pointOf(b);
  if (x !== null && y !== null) return around(plus(x, y));
  return {
    lower: a.lower && b.lower && shortened(plus(a.lower, b.lower), -1),
    lowerClosed: a.lowerClosed && b.lowerClosed,
    upper: a.upper && b.upper && shortened(plus(a.upper, b.upper), 1),
    upperClosed: a.upperClosed && b.upperClosed,
  };
}

/** The sum of several. */
export function rangeTotal(ranges: readonly Range[]): Range {
  const [first, second, third] = ranges;
  if (first === undefined) return pointRange(ZERO);
  if (second === undefined) return first;
  if (third === undefined) return rangeSum(first, second);
  if (ranges.every((range) => pointOf(range) !== null)) {
    const points = ranges.map(({ lower }) => lower);
    const [low, high] = [total(points, -1), total(points, 1)];
    return low && high && order(low, high) < 0
      ? { lower: low, lowerClosed: true, upper: high, upperClosed: true }
      : around(low ?? ZERO);
  }
  return between(
    {
      at: total(
        ranges.map(({ lower }) => lower),
        -1,
      ),
      closed: ranges.every(({ lowerClosed }) => lowerClosed),
    },
    {
      at: total(
        ranges.map(({ upper }) => upper),
        1,
      ),
      closed: ranges.every(({ upperClosed }) => upperClosed),
    },
  );
}

/** The sum of ends, rounded in a direction where it is long; null where one of them is infinite. */
function total(ends: readonly (Exact | null)[], direction: -1 | 1): Exact | null {
  const finite = ends.filter((end) => end !== null);
  spend(ends.length);
  return finite.length < ends.length ? null : totalOf(finite, (sum) => shortened(sum, direction));
}

/** −a */
export function rangeNegated(a: Range): Range {
  const point = pointOf(a);
  if (point !== null) return pointRange(negated(point));
  return {
    lower: a.upper && negated(a.upper),
    lowerClosed: a.upperClosed,
    upper: a.lower && negated(a.lower),
    upperClosed: a.lowerClosed,
  };
}

/** a × b */
export function rangeProduct(a: Range, b: Range): Range {
  const x = pointOf(a);
  const y = pointOf(b);
  if (x !== null && y !== null) return around(times(x, y));
  if (isPositive(a) && isPositive(b)) {
    // The case of nearly all figures, without the detour over four corners.
    const low = product(a.lower, a.lowerClosed, b.lower, b.lowerClosed);
    const high = product(a.upper, a.upperClosed, b.upper, b.upperClosed);
    return between(low, high);
  }
  const corners = [
    corner(lowerEnd(a), lowerEnd(b), -1, -1),
    corner(lowerEnd(a), upperEnd(b), -1, 1),
    corner(upperEnd(a), lowerEnd(b), 1, -1),
    corner(upperEnd(a), upperEnd(b), 1, 1),
  ];
  return between(
    lowest(corners.filter(({ side }) => side <= 0).map(({ end }) => end)),
    highest(corners.filter(({ side }) => side >= 0).map(({ end }) => end)),
  );
}

/** a ÷ b. @throws DividesByZero where b contains zero */
export function rangeQuotient(a: Range, b: Range): Range {
  const side = sideOfZero(b);
  if (side === 0) throw new DividesByZero('Division by a range that contains zero.');
  const x = pointOf(a);
  const y = pointOf(b);
  if (x !== null && y !== null) return around(quotient(x, y));
  if (side > 0 && isPositive(a) && a.upper && b.lower && b.upper && signOf(b.lower) > 0 && a.lower) {
    return between(
      { at: quotient(a.lower, b.upper), closed: a.lowerClosed && (b.upperClosed || a.lower.n === 0n) },
      { at: quotient(a.upper, b.lower), closed: a.upperClosed && (b.lowerClosed || a.upper.n === 0n) },
    );
  }
  return rangeProduct(a, reciprocal(b, side));
}

/** a to a whole exponent; the power 0 is 1. @throws DividesByZero for a negative exponent where a contains zero */
export function rangePower(a: Range, exponent: number): Range {
  if (exponent === 0) return ONE_RANGE;
  if (exponent < 0) return rangeQuotient(ONE_RANGE, rangePower(a, -exponent));
  const point = pointOf(a);
  if (point !== null) {
    const [low, high] = [powerOf(point, exponent, -1), powerOf(point, exponent, 1)];
    return order(low, high) === 0 ? around(low) : { lower: low, lowerClosed: true, upper: high, upperClosed: true };
  }
  const powered = ({ at, closed }: End, direction: -1 | 1): End => ({
    at: at && powerOf(at, exponent, direction),
    closed,
  });
  // Of an even power the ends change places below zero.
  const turned = exponent % 2 === 0 && a.upper !== null && signOf(a.upper) <= 0;
  const low = powered(lowerEnd(a), turned || (exponent % 2 === 0 && a.lower !== null && signOf(a.lower) < 0) ? 1 : -1);
  const high = powered(upperEnd(a), turned ? -1 : 1);
  if (exponent % 2 === 1) return between(low, high);
  if (a.lower !== null && signOf(a.lower) >= 0) return between(low, high);
  if (a.upper !== null && signOf(a.upper) <= 0) return between(high, low);
  return between({ at: ZERO, closed: true }, highest([low, high]));
}

/** The smallest of several. */
export function rangeMinimum(ranges: readonly Range[]): Range {
  const lower = lowest(ranges.map(lowerEnd));
  let upper: End = NO_END;
  for (const end of ranges.map(upperEnd)) {
    if (end.at === null) continue;
    const apart = upper.at === null ? -1 : order(end.at, upper.at);
    if (apart < 0) upper = end;
    else if (apart === 0) upper = { at: end.at, closed: end.closed && upper.closed };
  }
  return pointed(between(lower, upper));
}

/** The largest of several. */
export function rangeMaximum(ranges: readonly Range[]): Range {
  return rangeNegated(rangeMinimum(ranges.map(rangeNegated)));
}

const NO_END: End = { at: null, closed: false };

/** A range with equal ends is a point. */
function pointed(range: Range): Range {
  return range.lower !== null && range.upper !== null && order(range.lower, range.upper) === 0
    ? pointRange(range.lower)
    : range;
}

function isPositive({ lower }: Range): boolean {
  return lower !== null && signOf(lower) >= 0;
}

/** 1 ÷ b for a b on one side of zero; an open end at zero has no bound. */
function reciprocal(b: Range, side: number): Range {
  if (side < 0) return rangeNegated(reciprocal(rangeNegated(b), 1));
  return between(
    b.upper === null ? { at: ZERO, closed: false } : { at: quotient(ONE, b.upper), closed: b.upperClosed },
    b.lower === null || signOf(b.lower) === 0 ? NO_END : { at: quotient(ONE, b.lower), closed: b.lowerClosed },
  );
}

/** The product of two ends, −1 and 1 being the infinite sides; and on which side it is infinite, 0 where it is not. */
function corner(x: End, y: End, xSide: number, ySide: number): { readonly end: End; readonly side: number } {
  const end = product(x.at, x.closed, y.at, y.closed);
  if (end.at !== null) return { end, side: 0 };
  const sign = (x.at === null ? xSide : signOf(x.at)) * (y.at === null ? ySide : signOf(y.at));
  return { end, side: sign };
}

/** Zero times anything is zero, and is reached where the zero is; zero times without end is what lies near, zero at its end. */
function product(x: Exact | null, xClosed: boolean, y: Exact | null, yClosed: boolean): End {
  const xZero = isZero(x);
  const yZero = isZero(y);
  if (xZero || yZero) return { at: ZERO, closed: (xZero && xClosed) || (yZero && yClosed) };
  if (x === null || y === null) return NO_END;
  return { at: times(x, y), closed: xClosed && yClosed };
}

function isZero(at: Exact | null): boolean {
  return at !== null && at.n === 0n;
}
