import Fraction from 'fraction.js';

import { decimalOf, rationalOf } from '../quantities/rational.js';
import type { Ends } from './speech.js';

/** Digits of a number that has no width to go by. */
const DIGITS = 6;
/** Digits of a width that are worth saying. */
const WIDTH_DIGITS = 2;

/**
 * An interval as it is said to people: both ends outward to two digits of its width, 11.0909 to 11.8868 as 11.09 to 11.89.
 *
 * What has no width or only one end is said to six digits, a bound outward, a point to the nearest.
 * @param finer how many digits more
 */
export function shownEnds(ends: Ends, finer = 0): Ends {
  const [low, high] = [fractionOf(ends.lower), fractionOf(ends.upper)];
  if (low === null || high === null) {
    return { ...ends, lower: said(low, -1, DIGITS + finer), upper: said(high, 1, DIGITS + finer) };
  }
  const width = high.sub(low);
  if (width.n === 0n) return { ...ends, lower: said(low, 0, DIGITS + finer), upper: said(high, 0, DIGITS + finer) };
  const place = magnitudeOf(width) - WIDTH_DIGITS + 1 - finer;
  return {
    ...ends,
    lower: decimalOf(roundedAt(low, place, -1), 100),
    upper: decimalOf(roundedAt(high, place, 1), 100),
  };
}

/** The number to so many digits: downwards (−1), upwards (1) or to the nearest (0). */
export function shortened(number: Fraction, direction: -1 | 0 | 1, digits: number): Fraction {
  return number.n === 0n ? number : roundedAt(number, magnitudeOf(number) - digits + 1, direction);
}

/** The power of ten of the first digit of a number other than zero. */
export function magnitudeOf({ n, d }: Fraction): number {
  const guess = n.toString().length - d.toString().length;
  const reached = guess >= 0 ? n >= d * 10n ** BigInt(guess) : n * 10n ** BigInt(-guess) >= d;
  return reached ? guess : guess - 1;
}

/** The multiple of a power of ten that lies next to the number in the direction; with 0 the nearest, halves upwards. */
export function roundedAt({ s, n, d }: Fraction, place: number, direction: -1 | 0 | 1): Fraction {
  // Whole numbers all the way: a fraction that is made is reduced, which takes long where it has fifty digits.
  const step = 10n ** BigInt(Math.abs(place));
  const [top, bottom] = place < 0 ? [s * n * step, d] : [s * n, d * step];
  const whole =
    direction === 0
      ? floored(2n * top + bottom, 2n * bottom)
      : direction < 0
        ? floored(top, bottom)
        : -floored(-top, bottom);
  return place < 0 ? new Fraction(whole, step) : new Fraction(whole * step);
}

/** The whole number below a quotient, whose divisor is above zero. */
const floored = (top: bigint, bottom: bigint): bigint => (top - (((top % bottom) + bottom) % bottom)) / bottom;

/** Ten to the power. */
export function powerOfTen(place: number): Fraction {
  return place < 0 ? new Fraction(1n, 10n ** BigInt(-place)) : new Fraction(10n ** BigInt(place));
}

function said(end: Fraction | null, direction: -1 | 0 | 1, digits: number): string | null {
  return end === null ? null : decimalOf(shortened(end, direction, digits), 100);
}

const fractionOf = (end: string | null): Fraction | null => (end === null ? null : rationalOf(end));
