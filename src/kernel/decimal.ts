/** Longer numbers are not figures of the news, and arithmetic on them only costs time. */
const MOST_DIGITS = 100;

const PLAIN = /^(-?)(\d+)(?:\.(\d+))?$/;

/** A decimal as an integer and the number of its digits that stand after the point. */
interface Parts {
  readonly integer: bigint;
  readonly places: number;
}

/**
 * The one way to write a decimal: plain notation, no leading zeros, no zeros after the last digit of a fraction, no `-0`.
 *
 * Takes an optional minus sign, digits and an optional fraction after a point; no exponent, no plus sign, no spaces.
 * @throws RangeError on anything else, and on more than 100 digits
 */
export function canonicalDecimal(text: string): string {
  if (text.length > MOST_DIGITS + 2) throw new RangeError(`A decimal has at most ${MOST_DIGITS} digits.`);
  if (!PLAIN.test(text)) throw new RangeError('A decimal is written in digits with an optional minus sign and point.');
  if (text.replace(/[-.]/g, '').length > MOST_DIGITS) {
    throw new RangeError(`A decimal has at most ${MOST_DIGITS} digits.`);
  }
  return textOf(partsOf(text));
}

/** The exact sum. All functions of this file take and give decimals as {@link canonicalDecimal} makes them. */
export function add(a: string, b: string): string {
  const [x, y, places] = aligned(a, b);
  return textOf({ integer: x + y, places });
}

/** The exact difference, a − b. */
export function subtract(a: string, b: string): string {
  const [x, y, places] = aligned(a, b);
  return textOf({ integer: x - y, places });
}

/** The exact product; it may have more digits than {@link canonicalDecimal} takes. */
export function multiply(a: string, b: string): string {
  const [x, y] = [partsOf(a), partsOf(b)];
  return textOf({ integer: x.integer * y.integer, places: x.places + y.places });
}

/** −1, 0 or 1: whether a is less than, equal to or greater than b. */
export function compare(a: string, b: string): -1 | 0 | 1 {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The magnitude. */
export function absolute(a: string): string {
  return a.startsWith('-') ? a.slice(1) : a;
}

/** The number with its sign changed; zero stays `0`. */
export function negate(a: string): string {
  return isZero(a) ? '0' : a.startsWith('-') ? a.slice(1) : `-${a}`;
}

/**
 * The number times ten to the given power.
 *
 * @param exponent a whole number from −1000 to 1000
 * @throws RangeError on any other exponent
 */
export function timesPowerOfTen(a: string, exponent: number): string {
  if (!Number.isInteger(exponent) || Math.abs(exponent) > 1000) throw new RangeError('No such power of ten.');
  const { integer, places } = partsOf(a);
  if (exponent <= places) return textOf({ integer, places: places - exponent });
  return textOf({ integer: integer * 10n ** BigInt(exponent - places), places: 0 });
}

/** Whether the number is zero. */
export function isZero(a: string): boolean {
  return partsOf(a).integer === 0n;
}

/** The smaller of two. */
export function min(a: string, b: string): string {
  return compare(a, b) <= 0 ? a : b;
}

/** The larger of two. */
export function max(a: string, b: string): string {
  return compare(a, b) >= 0 ? a : b;
}

function partsOf(text: string): Parts {
  const [, sign = '', whole, fraction = ''] = PLAIN.exec(text) ?? [];
  if (whole === undefined) throw new RangeError('Not a decimal.');
  return { integer: BigInt(`${sign}${whole}${fraction}`), places: fraction.length };
}

function aligned(a: string, b: string): [bigint, bigint, number] {
  const [x, y] = [partsOf(a), partsOf(b)];
  const places = Math.max(x.places, y.places);
  const lifted = (parts: Parts) => parts.integer * 10n ** BigInt(places - parts.places);
  return [lifted(x), lifted(y), places];
}

function textOf({ integer, places }: Parts): string {
  const sign = integer < 0n ? '-' : '';
  const digits = (integer < 0n ? -integer : integer).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? '' : digits.slice(-places).replace(/0+$/, '');
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}
