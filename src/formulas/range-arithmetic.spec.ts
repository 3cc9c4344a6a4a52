import fc from 'fast-check';

import type { Exact } from './exact.js';
import { exactOf, negated, order, plus, quotient, raised, times } from './exact.js';
import type { Range } from './range.js';
import { between, DividesByZero, holds, pointRange } from './range.js';
import {
  rangeMaximum,
  rangeMinimum,
  rangeNegated,
  rangePower,
  rangeProduct,
  rangeQuotient,
  rangeSum,
  rangeTotal,
} from './range-arithmetic.js';

const whole = (n: number): Exact => ({ n: BigInt(n), d: 1n, e: 0 });

/** Ranges between small whole numbers, so that zeros, equal and touching ends are frequent. */
const ranges: fc.Arbitrary<Range> = fc
  .tuple(
    fc.integer({ min: -4, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
    fc.boolean(),
    fc.boolean(),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([low, width, lowerClosed, upperClosed, infinite]) => {
    if (width === 0) return pointRange(whole(low));
    return between(
      { at: infinite === 0 || infinite === 2 ? null : whole(low), closed: lowerClosed },
      { at: infinite === 1 || infinite === 2 ? null : whole(low + width), closed: upperClosed },
    );
  });

/** Numbers of a range: its ends where they belong to it, and others, some very near them. */
function samples(range: Range): readonly Exact[] {
  const { lower, upper } = range;
  const tiny = { n: 1n, d: 10n ** 9n, e: 0 };
  const from = lower ?? plus(upper ?? whole(0), whole(-1_000_000));
  const to = upper ?? plus(lower ?? whole(0), whole(1_000_000));
  const width = plus(to, negated(from));
  const inside = [0, 1, 2, 3, 4].map((k) => plus(from, times(width, { n: BigInt(k), d: 4n, e: 0 })));
  return [...inside, plus(from, tiny), plus(to, negated(tiny)), whole(0)].filter((at) => holds(range, at));
}

/** Text, so that differences show. */
function text({ lower, lowerClosed, upper, upperClosed }: Range): string {
  const at = (end: Exact | null, otherwise: string): string =>
    end === null ? otherwise : String(Number(end.n) / Number(end.d));
  return `${lowerClosed ? '[' : '('}${at(lower, '−∞')}, ${at(upper, '∞')}${upperClosed ? ']' : ')'}`;
}

const range = (written: string): Range => {
  const [, open = '', low = '', high = '', close = ''] = /^([[(])(.+), (.+)([\])])$/.exec(written) ?? [];
  if (low === high) return pointRange(exactOf(low));
  return between(
    { at: low === '−∞' ? null : exactOf(low), closed: open === '[' },
    { at: high === '∞' ? null : exactOf(high), closed: close === ']' },
  );
};

type Binary = readonly [name: string, on: (a: Range, b: Range) => Range, of: (a: Exact, b: Exact) => Exact];
const BINARY: readonly Binary[] = [
  ['sum', rangeSum, plus],
  ['product', rangeProduct, times],
  ['quotient', rangeQuotient, quotient],
  ['minimum', (a, b) => rangeMinimum([a, b]), (a, b) => (order(a, b) < 0 ? a : b)],
  ['maximum', (a, b) => rangeMaximum([a, b]), (a, b) => (order(a, b) < 0 ? b : a)],
];

describe.each(BINARY)('the %s of ranges', (_, on, of) => {
  const result = (a: Range, b: Range): Range | null => {
    try {
      return on(a, b);
    } catch (thrown) {
      if (thrown instanceof DividesByZero) return null;
      throw thrown;
    }
  };

  it('contains the result of every two numbers', () =>
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const found = result(a, b);
        if (found === null) return expect(holds(b, whole(0))).toBe(true);
        const outside = samples(a).flatMap((x) => samples(b).filter((y) => !holds(found, of(x, y))));
        return expect([text(found), outside]).toEqual([text(found), []]);
      }),
      { numRuns: 600 },
    ));

  it('has ends that are reached where they are closed, and come near to where they are open', () =>
    fc.assert(
      fc.property(ranges, ranges, (a, b) => {
        const found = result(a, b);
        if (found === null) return;
        const results = samples(a).flatMap((x) => samples(b).map((y) => of(x, y)));
        const near = (end: Exact | null, closed: boolean, far: number): boolean => {
          if (end === null) return results.some((one) => order(times(one, whole(far)), whole(10_000)) > 0);
          if (closed) return results.some((one) => order(one, end) === 0);
          const apart = { n: 1n, d: 10_000n, e: 0 };
          return results.some((one) => order(times(plus(one, negated(end)), whole(-far)), apart) < 0);
        };
        expect([text(found), near(found.lower, found.lowerClosed, -1)]).toEqual([text(found), true]);
        expect([text(found), near(found.upper, found.upperClosed, 1)]).toEqual([text(found), true]);
      }),
      { numRuns: 600 },
    ));

  it('never narrows as a range widens', () =>
    fc.assert(
      fc.property(ranges, ranges, ranges, (a, b, more) => {
        const wider = between(
          a.lower && more.lower && order(more.lower, a.lower) < 0
            ? { at: more.lower, closed: more.lowerClosed }
            : { at: a.lower, closed: a.lowerClosed },
          a.upper && more.upper && order(more.upper, a.upper) > 0
            ? { at: more.upper, closed: more.upperClosed }
            : { at: a.upper, closed: a.upperClosed },
        );
        for (const [narrow, wide] of [
          [result(a, b), result(wider, b)],
          [result(b, a), result(b, wider)],
        ]) {
          if (narrow && wide)
            expect([text(narrow), within(narrow as Range, wide as Range)]).toEqual([text(narrow), true]);
        }
      }),
      { numRuns: 600 },
    ));
});

function within(narrow: Range, wide: Range): boolean {
  const lower =
    wide.lower === null ||
    (narrow.lower !== null &&
      (order(narrow.lower, wide.lower) || Number(narrow.lowerClosed && !wide.lowerClosed) * -1) >= 0);
  const upper =
    wide.upper === null ||
    (narrow.upper !== null &&
      (order(wide.upper, narrow.upper) || Number(narrow.upperClosed && !wide.upperClosed) * -1) >= 0);
  return lower && upper;
}

describe('powers of ranges', () => {
  it('contain every power, with closed ends that are reached', () =>
    fc.assert(
      fc.property(ranges, fc.integer({ min: 0, max: 5 }), (a, exponent) => {
        const found = rangePower(a, exponent);
        const results = samples(a).map((x) => raised(x, exponent));
        expect(results.every((one) => holds(found, one))).toBe(true);
        for (const [end, closed] of [
          [found.lower, found.lowerClosed] as const,
          [found.upper, found.upperClosed] as const,
        ]) {
          if (end !== null && closed) expect(results.some((one) => order(one, end) === 0)).toBe(true);
        }
      }),
      { numRuns: 600 },
    ));

  it.each([
    ['[-2, 3)', 2, '[0, 9)'],
    ['(-3, 2]', 2, '[0, 9)'],
    ['[-3, -2)', 2, '(4, 9]'],
    ['[-2, 3)', 3, '[-8, 27)'],
    ['(−∞, 2]', 2, '[0, ∞)'],
    ['(0, 4]', -1, '[0.25, ∞)'],
    ['[2, ∞)', -2, '(0, 0.25]'],
    ['[-3, 3]', 0, '[1, 1]'],
  ])('%s to the power %d is %s', (a, exponent, expected) =>
    expect(text(rangePower(range(a), exponent))).toBe(expected),
  );
});

describe('ranges with zero and without end', () => {
  it.each([
    ['[0, 0]', '[1, ∞)', '[0, 0]'],
    ['[0, 1]', '[1, ∞)', '[0, ∞)'],
    ['(0, 1]', '[1, ∞)', '(0, ∞)'],
    ['(0, 1]', '[0, 1)', '[0, 1)'],
    ['(0, 1]', '(0, 1)', '(0, 1)'],
    ['(−∞, ∞)', '[0, 0]', '[0, 0]'],
    ['(−∞, 0]', '[0, ∞)', '(−∞, 0]'],
    ['[-1, 1)', '(−∞, ∞)', '(−∞, ∞)'],
  ])('%s × %s is %s', (a, b, expected) => {
    expect(text(rangeProduct(range(a), range(b)))).toBe(expected);
    expect(text(rangeProduct(range(b), range(a)))).toBe(expected);
  });

  it.each([
    ['[1, 2]', '(0, 4]', '[0.25, ∞)'],
    ['[0, 2]', '(0, 4]', '[0, ∞)'],
    ['[-1, 2]', '(0, 4]', '(−∞, ∞)'],
    ['[1, 2]', '[-4, 0)', '(−∞, -0.25]'],
    ['[1, 2]', '[4, ∞)', '(0, 0.5]'],
    ['[0, 0]', '(0, ∞)', '[0, 0]'],
  ])('%s ÷ %s is %s', (a, b, expected) => expect(text(rangeQuotient(range(a), range(b)))).toBe(expected));

  it.each(['[0, 4]', '[-1, 1]', '[0, 0]', '(−∞, ∞)', '(-1, 0]'])('nothing is divided by %s', (b) =>
    expect(() => rangeQuotient(range('[1, 1]'), range(b))).toThrow(DividesByZero),
  );

  it('sums of many are sums of two after two', () =>
    fc.assert(
      fc.property(fc.array(ranges, { minLength: 1, maxLength: 8 }), (all) => {
        expect(text(rangeTotal(all))).toBe(text(all.reduce(rangeSum)));
        expect(text(rangeTotal(all.toReversed()))).toBe(text(rangeTotal(all)));
        expect(text(rangeNegated(rangeNegated(rangeTotal(all))))).toBe(text(rangeTotal(all)));
      }),
    ));
});
