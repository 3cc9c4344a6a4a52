import fc from 'fast-check';
import Fraction from 'fraction.js';

import type { Exact } from './exact.js';
import { exactOf, order, plus, quotient, raised, times, TooLarge } from './exact.js';
import { decimalText, roundedResult, roundedResults, shortened } from './exact-rounding.js';

const numbers = fc
  .tuple(
    fc.bigInt({ min: -(10n ** 80n), max: 10n ** 80n }),
    fc.bigInt({ min: 1n, max: 10n ** 60n }),
    fc.integer({ min: -60, max: 15 }),
  )
  .map(([n, d, e]): Exact => ({ n, d, e }));

/** Another arithmetic to judge by. */
const fraction = ({ n, d, e }: Exact): Fraction =>
  e < 0 ? new Fraction(n, d * 10n ** BigInt(-e)) : new Fraction(n * 10n ** BigInt(e), d);

describe('exact numbers', () => {
  it('add, multiply, divide and compare as fractions do', () =>
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [fraction(a), fraction(b)];
        expect(fraction(plus(a, b)).equals(x.add(y))).toBe(true);
        expect(fraction(times(a, b)).equals(x.mul(y))).toBe(true);
        if (b.n !== 0n) expect(fraction(quotient(a, b)).equals(x.div(y))).toBe(true);
        expect(order(a, b)).toBe(Math.sign(x.compare(y)));
      }),
    ));

  it('are rounded to the two nearest decimals of fifty digits', () =>
    fc.assert(
      fc.property(numbers, (number) => {
        const [down, nearest, up] = roundedResults(number);
        const [low, near, high, exact] = [down, nearest, up, number].map(fraction) as [
          Fraction,
          Fraction,
          Fraction,
          Fraction,
        ];
        expect(low.compare(exact)).toBeLessThanOrEqual(0);
        expect(high.compare(exact)).toBeGreaterThanOrEqual(0);
        expect([low, high].some((end) => end.equals(near))).toBe(true);
        expect(near.sub(exact).abs().compare(high.sub(exact).abs())).toBeLessThanOrEqual(0);
        expect(near.sub(exact).abs().compare(low.sub(exact).abs())).toBeLessThanOrEqual(0);
        const width = high.sub(low);
        // Fifty digits, or 99 places after the point.
        const finest = new Fraction(1n, 10n ** 99n);
        expect(width.compare(finest) <= 0 || width.compare(exact.abs().div(new Fraction(10n ** 49n))) <= 0).toBe(true);
        for (const end of [down, up])
          expect(decimalText(end).replace(/[-.]|^0+|0+$/g, '').length).toBeLessThanOrEqual(120);
      }),
    ));

  it('are rounded only once: what has fifty digits stays', () =>
    fc.assert(
      fc.property(numbers, (number) => {
        for (const direction of [-1, 0, 1] as const) {
          const once = roundedResult(number, direction);
          for (const again of [-1, 0, 1] as const) expect(order(roundedResult(once, again), once)).toBe(0);
        }
      }),
    ));

  it('stand as decimals without zeros too many', () => {
    for (const text of ['0', '12', '-12', '0.5', '-0.001', '1300000000', '12.25']) {
      expect(decimalText(exactOf(text))).toBe(text);
    }
    expect(decimalText({ n: 500n, d: 1n, e: -3 })).toBe('0.5');
    expect(decimalText({ n: 5n, d: 1n, e: 3 })).toBe('5000');
  });

  it('are at most a hundred digits long, and come to nothing far behind the point', () => {
    expect(() => roundedResult({ n: 1n, d: 1n, e: 100 }, 1)).toThrow(TooLarge);
    expect(() => roundedResult({ n: -(10n ** 101n), d: 1n, e: 0 }, 1)).toThrow(TooLarge);
    expect(decimalText(roundedResult({ n: 1n, d: 1n, e: -200 }, -1))).toBe('0');
    expect(decimalText(roundedResult({ n: 1n, d: 1n, e: -200 }, 1))).toBe(`0.${'0'.repeat(98)}1`);
    expect(() => raised({ n: 1n, d: 1n, e: 1000 }, 64)).toThrow(TooLarge);
  });

  it('that are very long are rounded, and counted as work', () => {
    const long = 7n ** 3000n;
    expect(order(shortened({ n: 3n * long, d: long, e: 0 }, -1), { n: 3n, d: 1n, e: 0 })).toBe(0);
    const rounded = shortened({ n: long, d: 1n, e: 0 }, 1);
    expect(rounded.n.toString()).toHaveLength(120);
    expect(order(rounded, { n: long, d: 1n, e: 0 })).toBe(1);
  });
});
