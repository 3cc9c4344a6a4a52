import { spend, TooLarge } from './work.js';

export { TooLarge };

/**
 * An exact number, n ÷ d × 10^e. Not reduced: figures are decimals, for which d is 1, and what is computed with them is rounded
 * long before it grows.
 */
export interface Exact {
  readonly n: bigint;
  /** Above zero. */
  readonly d: bigint;
  readonly e: number;
}

export const ZERO: Exact = { n: 0n, d: 1n, e: 0 };
export const ONE: Exact = { n: 1n, d: 1n, e: 0 };

/** Numbers whose powers of ten are farther apart are long when they are brought to one. */
const FAR_APART = 100;
/** Further powers of ten are no figures, however they are computed. */
const MOST_ZEROS = 20_000;
const POWERS: bigint[] = [1n];

/** 10^exponent for a whole exponent that is not negative. @throws TooLarge beyond 20,000 */
export function powerOfTen(exponent: number): bigint {
  if (exponent > MOST_ZEROS) throw new TooLarge('A number has too many digits.');
  if (exponent > 2048) return 10n ** BigInt(exponent);
  while (POWERS.length <= exponent) POWERS.push((POWERS[POWERS.length - 1] ?? 1n) * 10n);
  return POWERS[exponent] ?? 1n;
}

/** The number that a decimal in plain notation is. @throws RangeError on anything else */
export function exactOf(decimal: string): Exact {
  if (!/^-?\d+(?:\.\d+)?$/.test(decimal)) throw new RangeError('Not a decimal.');
  const point = decimal.indexOf('.');
  if (point < 0) return { n: BigInt(decimal), d: 1n, e: 0 };
  return { n: BigInt(decimal.slice(0, point) + decimal.slice(point + 1)), d: 1n, e: point + 1 - decimal.length };
}

/** a + b */
export function plus(a: Exact, b: Exact): Exact {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  const e = a.e < b.e ? a.e : b.e;
  const x = scaledTo(a, e);
  const y = scaledTo(b, e);
  return a.d === b.d ? { n: x + y, d: a.d, e } : { n: x * b.d + y * a.d, d: a.d * b.d, e };
}

/**
 * The sum of several: decimals are brought to one power of ten once.
 *
 * @param shorten what is done to what was added up after every fraction: with different denominators it grows with each
 */
export function totalOf(numbers: readonly Exact[], shorten: (sum: Exact) => Exact): Exact {
  let e = 0;
  let sum = ZERO;
  for (const number of numbers) if (number.e < e) e = number.e;
  let decimals = 0n;
  for (const number of numbers) {
    if (number.d === 1n) decimals += scaledTo(number, e);
    else sum = shorten(plus(sum, number));
  }
  return plus({ n: decimals, d: 1n, e }, sum);
}

/** −a */
export function negated({ n, d, e }: Exact): Exact {
  return { n: -n, d, e };
}

/** a × b */
export function times(a: Exact, b: Exact): Exact {
  const n = a.n * b.n;
  return n === 0n ? ZERO : { n, d: a.d === 1n ? b.d : b.d === 1n ? a.d : a.d * b.d, e: boundedPower(a.e + b.e) };
}

/** a ÷ b, which is not zero: that is not checked. */
export function quotient(a: Exact, b: Exact): Exact {
  if (a.n === 0n) return ZERO;
  const n = b.d === 1n ? a.n : a.n * b.d;
  const d = a.d === 1n ? b.n : a.d * b.n;
  const e = boundedPower(a.e - b.e);
  return d < 0n ? { n: -n, d: -d, e } : { n, d, e };
}

/** a to a whole exponent that is not negative. */
export function raised({ n, d, e }: Exact, exponent: number): Exact {
  const by = BigInt(exponent);
  return { n: n ** by, d: d === 1n ? d : d ** by, e: boundedPower(e * exponent) };
}

/** −1, 0 or 1: whether a is below, equal to or above b. */
export function order(a: Exact, b: Exact): -1 | 0 | 1 {
  if (a === b) return 0;
  const e = a.e < b.e ? a.e : b.e;
  const plain = a.d === b.d;
  if (!plain || a.e !== b.e) {
    // Numbers that are far apart in size are not brought to one power of ten.
    const x = signOf(a);
    const y = signOf(b);
    if (x !== y || x === 0) return x < y ? -1 : x > y ? 1 : 0;
  }
  const left = plain ? scaledTo(a, e) : scaledTo(a, e) * b.d;
  const right = plain ? scaledTo(b, e) : scaledTo(b, e) * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** −1, 0 or 1. */
export function signOf({ n }: Exact): -1 | 0 | 1 {
  return n > 0n ? 1 : n < 0n ? -1 : 0;
}

function scaledTo(number: Exact, e: number): bigint {
  if (number.e === e) return number.n;
  if (number.e - e > FAR_APART) spend((number.e - e) / FAR_APART);
  return number.n * powerOfTen(number.e - e);
}

function boundedPower(e: number): number {
  if (e > MOST_ZEROS || e < -MOST_ZEROS) throw new TooLarge('A number has too many zeros.');
  return e;
}
