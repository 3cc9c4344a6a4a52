import type { Exact } from './exact.js';
import { powerOfTen, ZERO } from './exact.js';

/** More digits than a claim keeps, so that what is computed with a root is still right to those. */
const DIGITS = 60;

/**
 * The root of a number that is not negative, between two decimals of sixty digits; the same twice where it is one.
 *
 * @param degree whole, 1 or more
 */
export function rootOf({ n, d, e }: Exact, degree: number): readonly [down: Exact, up: Exact] {
  if (n === 0n) return [ZERO, ZERO];
  // n ÷ d × 10^e as a whole number of `degree` times DIGITS digits, and a power of ten that has a root.
  const digits = n.toString().length - d.toString().length;
  let shift = degree * DIGITS - digits;
  shift += (((e - shift) % degree) + degree) % degree;
  const [top, bottom] = shift >= 0 ? [n * powerOfTen(shift), d] : [n, d * powerOfTen(-shift)];
  const whole = top / bottom;
  const root = wholeRoot(whole, degree);
  const power = (e - shift) / degree;
  const down = { n: root, d: 1n, e: power };
  const exact = whole * bottom === top && root ** BigInt(degree) === whole;
  return [down, exact ? down : { n: root + 1n, d: 1n, e: power }];
}

/** The largest whole number whose power does not exceed a number above zero: Newton's method from above. */
function wholeRoot(number: bigint, degree: number): bigint {
  if (degree === 1) return number;
  const [k, before] = [BigInt(degree), BigInt(degree - 1)];
  let root = 1n << BigInt(Math.ceil((number.toString(2).length + 1) / degree));
  for (;;) {
    const next = (before * root + number / root ** before) / k;
    if (next >= root) return root;
    root = next;
  }
}
