import Fraction from 'fraction.js';

import { remembered } from '../kernel/remembered.js';

/** Digits to which a number is written that has no end in decimals (10 ÷ 36): far beyond what any figure knows. */
const LONGEST = 30;
/** The ends of one figure are asked for again and again, and reducing a fraction of fifty digits takes long. */
const MOST_REMEMBERED = 1000;

/** The decimal as an exact fraction. Takes what `canonicalDecimal` makes. @throws RangeError on anything else */
export const rationalOf = remembered(reduced, MOST_REMEMBERED);

function reduced(decimal: string): Fraction {
  const [, sign = '', whole, digits = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  if (whole === undefined) throw new RangeError('Not a decimal.');
  return new Fraction(BigInt(`${sign}${whole}${digits}`), 10n ** BigInt(digits.length));
}

/**
 * The fraction as a decimal in plain notation.
 *
 * Exact where it ends within so many places after the point, else rounded to the nearest there, halves away from zero.
 * @param places dimensionless, 30 where it is left out
 */
export function decimalOf(fraction: Fraction, places = LONGEST): string {
  const { s, n, d } = fraction;
  if (d === 1n) return `${s < 0n && n !== 0n ? '-' : ''}${n}`;
  const rounded = (2n * n * 10n ** BigInt(places) + d) / (2n * d);
  if (rounded === 0n) return '0';
  const digits = rounded.toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const rest = digits.slice(digits.length - places).replace(/0+$/, '');
  return `${s < 0n ? '-' : ''}${whole}${rest && `.${rest}`}`;
}

/** −1, 0 or 1: whether a is less than, equal to or greater than b. */
export function order(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const difference = a.s * a.n * b.d - b.s * b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
