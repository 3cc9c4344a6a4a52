/** Longer numbers are not figures of the news, and arithmetic on them only costs time. */
const MOST_DIGITS = 100;

const PLAIN = /^-?\d+(?:\.\d+)?$/;

/** A decimal as an integer, in digits with an optional minus sign, and how many of the digits stand after the point. */
interface Parts {
  readonly integer: string;
  readonly places: number;
}

/** Integers of so many characters, and the sums of two, are exact in a double, which is faster than a bigint. */
const MOST_EXACT = 15;
const ZERO = 48;

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
  const exact = x.length > MOST_EXACT || y.length > MOST_EXACT;
  return textOf({ integer: exact ? (BigInt(x) + BigInt(y)).toString() : String(Number(x) + Number(y)), places });
}

/** The exact difference, a − b. */
export function subtract(a: string, b: string): string {
  const [x, y, places] = aligned(a, b);
  const exact = x.length > MOST_EXACT || y.length > MOST_EXACT;
  return textOf({ integer: exact ? (BigInt(x) - BigInt(y)).toString() : String(Number(x) - Number(y)), places });
}

/** The exact product; it may have more digits than {@link canonicalDecimal} takes. */
export function multiply(a: string, b: string): string {
  const [{ integer: x, places }, y] = [partsOf(a), partsOf(b)];
  const exact = x.length + y.integer.length > MOST_EXACT;
  const product = exact ? (BigInt(x) * BigInt(y.integer)).toString() : String(Number(x) * Number(y.integer));
  return textOf({ integer: product, places: places + y.places });
}

/** −1, 0 or 1: whether a is less than, equal to or greater than b. */
export function compare(a: string, b: string): -1 | 0 | 1 {
  const [x, y] = aligned(a, b);
  const exact = x.length > MOST_EXACT || y.length > MOST_EXACT;
  const [first, second] = exact ? [BigInt(x), BigInt(y)] : [Number(x), Number(y)];
  return first < second ? -1 : first > second ? 1 : 0;
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
  return textOf({ integer: integer + '0'.repeat(exponent - places), places: 0 });
}

/** Whether the number is zero. */
export function isZero(a: string): boolean {
  return !/[1-9]/.test(partsOf(a).integer);
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
  if (!PLAIN.test(text)) throw new RangeError('Not a decimal.');
  const point = text.indexOf('.');
  if (point < 0) return { integer: text, places: 0 };
  return { integer: text.slice(0, point) + text.slice(point + 1), places: text.length - point - 1 };
}

function aligned(a: string, b: string): [string, string, number] {
  const [x, y] = [partsOf(a), partsOf(b)];
  if (x.places === y.places) return [x.integer, y.integer, x.places];
  const places = Math.max(x.places, y.places);
  return [x.integer + '0'.repeat(places - x.places), y.integer + '0'.repeat(places - y.places), places];
}

function textOf({ integer, places }: Parts): string {
  const negative = integer.startsWith('-');
  const magnitude = (negative ? integer.slice(1) : integer).padStart(places + 1, '0');
  const point = magnitude.length - places;
  const [from, end] = [firstDigit(magnitude, point - 1), lastDigit(magnitude, point)];
  const digits =
    end > point ? `${magnitude.slice(from, point)}.${magnitude.slice(point, end)}` : magnitude.slice(from, point);
  return negative && digits !== '0' ? `-${digits}` : digits;
}

/** Where the digits begin that are no leading zeros, the last one of the whole number at the latest. */
function firstDigit(digits: string, latest: number): number {
  let at = 0;
  while (at < latest && digits.charCodeAt(at) === ZERO) at += 1;
  return at;
}

/** Where the zeros after the last digit of a fraction begin, the point at the earliest. */
function lastDigit(digits: string, earliest: number): number {
  let end = digits.length;
  while (end > earliest && digits.charCodeAt(end - 1) === ZERO) end -= 1;
  return end;
}
