import { canonicalDecimal } from '../kernel/decimal.js';

/** Digits of a fraction that has no finite decimal. */
const SIGNIFICANT = 15;
/** Such a fraction is taken to be as precise as two digits after the decimal sign, so that its interval contains it. */
const PLACES = 2;
const LONGEST_FINITE = 30;

/**
 * The decimal of whole + numerator ÷ denominator, and how many digits after the sign say how precise it is.
 *
 * Finite decimals are exact (¾ is 0.75); others are rounded to 15 significant digits.
 * @throws RangeError for a denominator that is not above zero
 */
export function fractionOf(whole: bigint, numerator: bigint, denominator: bigint): { value: string; places: number } {
  if (denominator <= 0n) throw new RangeError('A denominator is above zero.');
  const top = whole * denominator + numerator;
  for (let places = 0, scaled = top; places <= LONGEST_FINITE; places++, scaled *= 10n) {
    if (scaled % denominator === 0n) return { value: pointed(scaled / denominator, places), places };
  }
  const leading = (top / denominator).toString();
  let places = SIGNIFICANT - (leading === '0' ? 0 : leading.length);
  if (leading === '0') for (let scaled = top * 10n; scaled < denominator; scaled *= 10n) places += 1;
  places = Math.max(places, 1);
  const scaled = top * 10n ** BigInt(places + 1);
  return { value: pointed((scaled / denominator + 5n) / 10n, places), places: PLACES };
}

function pointed(integer: bigint, places: number): string {
  if (places === 0) return integer.toString();
  const digits = integer.toString().padStart(places + 1, '0');
  return canonicalDecimal(`${digits.slice(0, -places)}.${digits.slice(-places)}`);
}

/** Numerator and denominator of the fractions that are one sign. */
export const FRACTION_SIGNS: Readonly<Record<string, readonly [bigint, bigint]>> = {
  ...{ '½': [1n, 2n], '⅓': [1n, 3n], '⅔': [2n, 3n], '¼': [1n, 4n], '¾': [3n, 4n], '⅕': [1n, 5n], '⅖': [2n, 5n] },
  ...{ '⅗': [3n, 5n], '⅘': [4n, 5n], '⅙': [1n, 6n], '⅚': [5n, 6n], '⅐': [1n, 7n], '⅛': [1n, 8n], '⅜': [3n, 8n] },
  ...{ '⅝': [5n, 8n], '⅞': [7n, 8n], '⅑': [1n, 9n], '⅒': [1n, 10n] },
};
