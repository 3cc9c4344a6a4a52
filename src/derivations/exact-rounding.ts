import type { Exact } from './exact.js';
import { powerOfTen, TooLarge, ZERO } from './exact.js';

/** Where to: down, to the nearest (halves away from zero), or up. */
export type Direction = -1 | 0 | 1;

/** Digits of a claim's result: far more than any figure has, and few enough for chains of ten thousand. */
const RESULT_DIGITS = 50;
/** With a figure's hundred digits none is left for more places than these. */
const MOST_PLACES = 99;
const LARGEST_RESULT = 10n ** 100n;

/** Within a formula numbers grow freely up to this size (1,233 digits); then they are reduced, and rounded if that is not enough. */
const LARGE = 1n << 4096n;
const INNER_DIGITS = 300;

/**
 * The number as a claim keeps it: at most 50 significant digits, none behind the 99th after the point.
 *
 * @returns a decimal, so `d` is 1
 * @throws TooLarge for what has more than 100 digits before the point
 */
export function roundedResult(number: Exact, direction: Direction): Exact {
  const rounded = rounding(number, direction, RESULT_DIGITS, MOST_PLACES);
  const size = rounded.n < 0n ? -rounded.n : rounded.n;
  if (rounded.e > 0 && size * powerOfTen(rounded.e) >= LARGEST_RESULT)
    throw new TooLarge('A result has too many digits.');
  return rounded;
}

/** The number with so many significant digits. */
export function roundedTo(number: Exact, digits: number, direction: Direction): Exact {
  return rounding(number, direction, digits, Infinity);
}

/** The number itself unless it is very long; then reduced, and if it still is, rounded to 300 significant digits. */
export function shortened(number: Exact, direction: Direction): Exact {
  const { n, d } = number;
  if (d < LARGE && n < LARGE && n > -LARGE) return number;
  const shared = greatestDivisor(n < 0n ? -n : n, d);
  const reduced = { n: n / shared, d: d / shared, e: number.e };
  const size = reduced.n < 0n ? -reduced.n : reduced.n;
  return reduced.d < LARGE && size < LARGE ? reduced : rounding(reduced, direction, INNER_DIGITS, Infinity);
}

/** The decimal in plain notation. Takes what {@link roundedResult} gives. */
export function decimalText({ n, e }: Exact): string {
  if (n === 0n) return '0';
  const sign = n < 0n ? '-' : '';
  const digits = (n < 0n ? -n : n).toString();
  if (e >= 0) return sign + digits + '0'.repeat(e);
  const padded = digits.padStart(1 - e, '0');
  const point = padded.length + e;
  let end = padded.length;
  while (end > point && padded.charCodeAt(end - 1) === 48) end -= 1;
  return sign + (end > point ? `${padded.slice(0, point)}.${padded.slice(point, end)}` : padded.slice(0, point));
}

function rounding(number: Exact, direction: Direction, digits: number, places: number): Exact {
  const { n, d, e } = number;
  const limit = powerOfTen(digits);
  if (d === 1n && e >= -places && n < limit && n > -limit) return number;
  if (n === 0n) return ZERO;
  const size = n < 0n ? -n : n;
  // So that the quotient has as many digits, or one less.
  let shift = digits - (digitsOf(size) - digitsOf(d) + 1);
  const finest = places + e;
  if (shift > finest) shift = finest;
  let [whole, rest, divisor] = divided(size, d, shift);
  if (whole < powerOfTen(digits - 1) && shift < finest) {
    shift += 1;
    [whole, rest, divisor] = divided(size, d, shift);
  }
  const away = direction === 0 ? 2n * rest >= divisor : rest > 0n && direction > 0 === n > 0n;
  if (away) whole += 1n;
  if (whole === 0n) return ZERO;
  return { n: n < 0n ? -whole : whole, d: 1n, e: e - shift };
}

function divided(size: bigint, d: bigint, shift: number): [whole: bigint, rest: bigint, divisor: bigint] {
  const dividend = shift > 0 ? size * powerOfTen(shift) : size;
  const divisor = shift < 0 ? d * powerOfTen(-shift) : d;
  const whole = dividend / divisor;
  return [whole, dividend - whole * divisor, divisor];
}

/** How many decimal digits a number above zero has. */
function digitsOf(size: bigint): number {
  if (size < 1_000_000_000_000_000n) return String(Number(size)).length;
  const float = Number(size);
  if (float === Infinity) return size.toString().length;
  // Twice the distance that a double may be off: near a power of ten the number itself decides.
  const estimate = Math.floor(Math.log10(float)) + 1;
  if (size >= powerOfTen(estimate)) return estimate + 1;
  return size < powerOfTen(estimate - 1) ? estimate - 1 : estimate;
}

function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}
