import type { Exact } from './exact.js';
import { exactOf } from './exact.js';
import { isShort } from './exact-rounding.js';
import { parseFormula } from './formula-parser.js';
import { bisected } from './invert-bisection.js';
import { prepared, valueOf } from './prepared.js';
import type { Range } from './range.js';
import { pointRange } from './range.js';
import { rangeTotal } from './range-arithmetic.js';
import { spend, workOf, workWithin } from './work.js';

const between = (lower: string, upper: string): Range => ({
  ...{ lower: exactOf(lower), lowerClosed: true, upper: exactOf(upper), upperClosed: true },
});
const LONG = '7'.repeat(98);
const NAMES = [...'abcdefghijklmnopqrstuvwxyzABCDEF'];
const series = (count: number, part: (at: number) => string, sign = '+') =>
  Array.from({ length: count }, (_, at) => part(at)).join(sign);

/** Formulas of less than 2,000 characters that make numbers, passes or trees grow. */
const HOSTILE: readonly (readonly [what: string, formula: string])[] = [
  ['sums of fractions with long powers', series(150, (at) => `1/(a^64+${at})`)],
  ['fractions of two names', series(120, (at) => `a^9/(b^9+${at})`)],
  ['products of sums', series(150, (at) => `(a+1/(b+${at}))`, '*')],
  ['quotients of powers', series(100, (at) => `(a/${at + 7}-b)^64`, '/')],
  [
    'many names, each twice',
    series(32, (at) => `(${NAMES[at]}-1/${NAMES[at]})^${3 + at}/(1+${NAMES[(at + 5) % 32]}^3)`),
  ],
  ['a fraction within a fraction', `${'b/(b+'.repeat(49)}a${')'.repeat(49)}`],
  ['the same name within itself', `${'b/(a+'.repeat(90)}a${')'.repeat(90)}`],
  ['corners', series(100, (at) => `max(a^3,b/${at + 1},a-b)`)],
  ['powers far apart in size', series(180, () => 'a^64+b^-64')],
];

describe('work', () => {
  it('is counted, and ends where it is too much', () => {
    expect(workOf(() => spend(7))).toBe(7);
    expect(() => workWithin(5, () => spend(6))).toThrow('too long');
    expect(() => workWithin(5, () => workWithin(100, () => spend(6)))).toThrow('too long');
    expect(workWithin(5, () => workWithin(100, () => 'done'))).toBe('done');
  });

  it.each(HOSTILE)('is bounded for %s', (_, formula) => {
    const { names } = parseFormula(formula);
    for (const [lower, upper] of [
      ['3.65', '3.75'],
      [`3.${LONG}`, `3.${LONG}1`],
      [`0.${'0'.repeat(90)}1`, LONG],
    ] as const) {
      const inputs = names.map((name) => ({ name, claimId: null, figure: null }));
      const ready = prepared(parseFormula(formula), inputs, null);
      const range = between(lower, upper);
      const evaluating = workOf(() =>
        tried(() =>
          valueOf(
            ready,
            inputs.map(() => ({ range, point: range.lower })),
          ),
        ),
      );
      const ranges = inputs.map(() => range);
      const sought = { plan: ready.plan, rangeOf: ready.range, variable: 0, target: between('5', '6'), ranges };
      const solving = workOf(() => tried(() => bisected(sought)));
      expect([formula, evaluating < 200_000, solving < 200_000]).toEqual([formula, true, true]);
    }
  });

  it('does not grow with the denominators of a sum', () => {
    const third = (d: number): Exact => ({ n: 1n, d: exactOf(LONG).n + BigInt(d), e: 0 });
    const { lower, upper } = rangeTotal(Array.from({ length: 300 }, (_, at) => pointRange(third(at))));
    expect([lower, upper].map((end) => end !== null && isShort(end))).toEqual([true, true]);
    expect(lower === upper).toBe(false);
  });
});

function tried(compute: () => unknown): void {
  try {
    compute();
  } catch (thrown) {
    if (!(thrown instanceof Error)) throw thrown;
  }
}
