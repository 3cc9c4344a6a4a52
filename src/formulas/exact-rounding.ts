import type { Exact } from './exact.js';
import { powerOfTen, TooLarge, ZERO } from './exact.js';
import { spend } from './work.js';

/** Where to: down, to the nearest (halves away from zero), or up. */
export type Direction = -1 | 0 | 1;

/** Digits of a claim's result: far more than any figure has, and few enough for chains of ten thousand. */
const RESULT_DIGITS = 50;
/** With a figure's hundred digits none is left for more places than these. */
const MOST_PLACES = 99;
const LARGEST_RESULT = 10n ** 100n;

/** Within a formula numbers grow freely up to this size (308 digits); then they are rounded. */
const LARGE_BITS = 1024;
const LARGE = 1n << BigInt(LARGE_BITS);
const INNER_DIGITS = 120;
/** Numbers up to this size (77 digits) are quick to compute with. */
const MIDDLING = 1n << 256n;
/** What an operation costs whose result is middling, and whose result is rounded. */
const [MIDDLING_WORK, ROUNDING_WORK] = [3, 8];

/**
 * The number as a claim keeps it: at most 50 significant digits, none behind the 99th after the point.
 *
 * @returns a decimal, so `d` is 1
 * @throws TooLarge for what has more than 100 digits before the point
 */
export function roundedResult(number: Exact, direction: Direction): Exact {
  return bounded(rounding(number, direction, RESULT_DIGITS, MOST_PLACES));
}

/** A number rounded down, to the nearest, and up: see {@link roundedResult}. The same object thrice where it need not be rounded. */
export function roundedResults(number: Exact): readonly [down: Exact, nearest: Exact, up: Exact] {
  const { below, above, nearer } = neighbours(number, RESULT_DIGITS, MOST_PLACES);
  const [down, up] = [bounded(below), bounded(above)];
  return [down, nearer < 0 ? down : up, up];
}

function bounded(rounded: Exact): Exact {
  if (rounded.e <= 0 && rounded.n < LARGEST_RESULT && rounded.n > -LARGEST_RESULT) return rounded;
  const size = rounded.n < 0n ? -rounded.n : rounded.n;
  if (rounded.e > 0 && size * powerOfTen(rounded.e) >= LARGEST_RESULT)
    throw new TooLarge('A result has too many digits.');
  return rounded;
}

/** The number with so many significant digits. */
export function roundedTo(number: Exact, digits: number, direction: Direction): Exact {
  return rounding(number, direction, digits, Infinity);
}

/** Whether the number may grow within a formula as it is. */
export function isShort({ n, d }: Exact): boolean {
  return n < LARGE && n > -LARGE && (d === 1n || d < LARGE);
}

/** The number itself unless it is very long; then rounded to 120 significant digits. Counts as work. */
export function shortened(number: Exact, direction: Direction): Exact {
  const { n, d } = number;
  if (n < MIDDLING && n > -MIDDLING && (d === 1n || d < MIDDLING)) {
    spend(1);
    return number;
  }
  const isToRound = !isShort(number);
  spend(isToRound ? ROUNDING_WORK : MIDDLING_WORK);
  return isToRound ? rounding(number, direction, INNER_DIGITS, Infinity) : number;
}

/** Whether a power is short, or not so much longer that it cannot be computed and then be rounded. */
export function isPowerShort({ n, d }: Exact, exponent: number): boolean {
  if (exponent <= 1) return true;
  const limit = 1n << BigInt(Math.floor((2 * LARGE_BITS) / exponent));
  return n < limit && n > -limit && (d === 1n || d < limit);
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
  const { below, above, nearer } = neighbours(number, digits, places);
  return (direction || nearer) < 0 ? below : above;
}

/** The two decimals of so many digits between which a number lies, and which is nearer; itself twice where it is one. */
interface Neighbours {
  readonly below: Exact;
  readonly above: Exact;
  readonly nearer: -1 | 1;
}

function neighbours(number: Exact, digits: number, places: number): Neighbours {
  const { n, d, e } = number;
  const limit = powerOfTen(digits);
  if (d === 1n && e >= -places && n < limit && n > -limit) return { below: number, above: number, nearer: 1 };
  if (n === 0n) return { below: ZERO, above: ZERO, nearer: 1 };
  const size = n < 0n ? -n : n;
  const finest = places + e;
  let shift = Math.min(digits - digitsOfQuotient(size, d), finest);
  let [whole, rest, divisor] = divided(size, d, shift);
  // The estimate may be off by one beside a power of ten.
  const off = whole >= limit ? -1 : whole < powerOfTen(digits - 1) && shift < finest ? 1 : 0;
  if (off !== 0) {
    shift += off;
    [whole, rest, divisor] = divided(size, d, shift);
  }
  const at = (digitsOfIt: bigint): Exact =>
    digitsOfIt === 0n ? ZERO : { n: n < 0n ? -digitsOfIt : digitsOfIt, d: 1n, e: e - shift };
  const towards = at(whole);
  if (rest === 0n) return { below: towards, above: towards, nearer: 1 };
  const away = at(whole + 1n);
  const nearAway = 2n * rest >= divisor;
  return n < 0n
    ? { below: away, above: towards, nearer: nearAway ? -1 : 1 }
    : { below: towards, above: away, nearer: nearAway ? 1 : -1 };
}

function divided(size: bigint, d: bigint, shift: number): [whole: bigint, rest: bigint, divisor: bigint] {
  const dividend = shift > 0 ? size * powerOfTen(shift) : size;
  const divisor = shift < 0 ? d * powerOfTen(-shift) : d;
  const whole = dividend / divisor;
  return [whole, dividend - whole * divisor, divisor];
}

/** How many decimal digits a quotient of numbers above zero has before the point, negative for zeros after it; off by one at most. */
function digitsOfQuotient(size: bigint, d: bigint): number {
  return Math.floor(logarithm(size) - logarithm(d)) + 1;
}

function logarithm(size: bigint): number {
  const float = Number(size);
  if (float < Infinity) return Math.log10(float);
  // Base 16 takes linear time.
  const digits = size.toString(16);
  return (digits.length - 13) * Math.log10(16) + Math.log10(Number.parseInt(digits.slice(0, 13), 16));
}
