import fc from 'fast-check';
import Fraction from 'fraction.js';

import type { Expression } from '../formulas/formula.js';
import { parseFormula } from '../formulas/formula-parser.js';
import { Refusal } from '../kernel/refusal.js';
import type { Figure } from '../quantities/figure.js';
import { rationalOf } from '../quantities/rational.js';
import type { Evaluated, KnownInput } from './computation.js';
import { evaluate } from './evaluate.js';

/** A stretch between quarters, as a figure. */
interface Given {
  readonly lower: number;
  readonly upper: number;
  readonly lowerInclusive: boolean;
  readonly upperInclusive: boolean;
}

const quarter = (n: number): string => String(n / 4);

function figureOf({ lower, upper, lowerInclusive, upperInclusive }: Given, unit = '1'): Figure {
  const [low, high] = [quarter(lower), quarter(upper)];
  return {
    ...{ kind: 'range', asWritten: '', point: null, lower: low, lowerInclusive, upper: high, upperInclusive },
    ...{ stated: { lower: low, upper: high }, uncapped: null, unit, policy: 'stated' },
    ...{ hedges: [], direction: null, assumed: [] },
  };
}

function evaluated(
  formula: string,
  inputs: Readonly<Record<string, Given>>,
  claims: Readonly<Record<string, string>> = {},
): Evaluated {
  const known = Object.entries(inputs).map(([name, given]): KnownInput => ({
    ...{ name, claimId: claims[name] ?? null, figure: figureOf(given), label: { en: name, de: name } },
    ...{ subjectId: null, metric: null, basis: null, measure: null, period: null, scope: new Map() },
    ...{ sourced: false, contested: null },
  }));
  return evaluate({ method: 'formula', formula, inputs: known, claim: null });
}

const given = (from: number): fc.Arbitrary<Given> =>
  fc
    .tuple(fc.integer({ min: from, max: 24 }), fc.integer({ min: 0, max: 12 }), fc.boolean(), fc.boolean())
    .map(([lower, width, open, shut]) => ({
      lower,
      upper: lower + width,
      lowerInclusive: width === 0 || open,
      upperInclusive: width === 0 || shut,
    }));

/** Formulas as text; names as often as it comes. An even power may have its lowest value between the ends of a name. */
function formulas(powers: readonly number[]): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom('a', 'b', 'c') },
    { weight: 1, arbitrary: fc.constantFrom('2', '0.5', '10%') },
  );
  return fc
    .letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4, depthIdentifier: 'formula' },
        leaf,
        fc
          .tuple(tie('tree'), fc.constantFrom('+', '-', '*', '/'), tie('tree'))
          .map(([a, sign, b]) => `(${a} ${sign} ${b})`),
        tie('tree').map((a) => `(-${a})`),
        fc.tuple(tie('tree'), fc.constantFrom(...powers)).map(([a, power]) => `(${a}) ^ ${power}`),
        fc
          .tuple(fc.constantFrom('min', 'max', 'sum', 'avg'), tie('tree'), tie('tree'))
          .map(([name, a, b]) => `${name}(${a}, ${b})`),
      ),
    }))
    .tree.filter(isFormula);
}

/** Powers of powers may be beyond what a formula may hold. */
function isFormula(text: string): boolean {
  try {
    parseFormula(text);
    return true;
  } catch (thrown) {
    if (thrown instanceof Refusal) return false;
    throw thrown;
  }
}

/** Another reading of the tree, over plain fractions; null where it divides by zero. */
function valueOf(tree: Expression, at: Readonly<Record<string, Fraction>>): Fraction | null {
  const inside = (part: Expression): Fraction | null => valueOf(part, at);
  const all = (parts: readonly Expression[]): Fraction[] | null => {
    const values = parts.map(inside);
    return values.some((value) => value === null) ? null : (values as Fraction[]);
  };
  switch (tree.kind) {
    case 'number':
      return rationalOf(tree.decimal);
    case 'name':
      return at[tree.name] ?? null;
    case 'negate':
      return inside(tree.of)?.neg() ?? null;
    case 'percent':
      return inside(tree.of)?.div(100) ?? null;
    case 'power':
      return inside(tree.of)?.pow(tree.exponent) ?? null;
    case 'sum':
      return all(tree.of)?.reduce((a, b) => a.add(b)) ?? null;
    case 'avg':
      return (
        all(tree.of)
          ?.reduce((a, b) => a.add(b))
          .div(tree.of.length) ?? null
      );
    case 'min':
      return all(tree.of)?.reduce((a, b) => (a.compare(b) < 0 ? a : b)) ?? null;
    case 'max':
      return all(tree.of)?.reduce((a, b) => (a.compare(b) < 0 ? b : a)) ?? null;
    default: {
      const [a, b] = [inside(tree.left), inside(tree.right)];
      if (a === null || b === null) return null;
      if (tree.kind === 'add') return a.add(b);
      if (tree.kind === 'subtract') return a.sub(b);
      return tree.kind === 'multiply' ? a.mul(b) : b.n === 0n ? null : a.div(b);
    }
  }
}

const TINY = new Fraction(1n, 10n ** 7n);

/** Numbers of a figure: its ends, or what lies just inside them, zero and some between. */
function samples({ lower, upper, lowerInclusive, upperInclusive }: Given): Fraction[] {
  const [low, high] = [new Fraction(lower, 4), new Fraction(upper, 4)];
  if (lower === upper) return [low];
  const zero = lower < 0 && upper > 0 ? [new Fraction(0)] : [];
  const between = [1, 2].map((k) => low.add(high.sub(low).mul(k).div(3)));
  return [lowerInclusive ? low : low.add(TINY), ...zero, ...between, upperInclusive ? high : high.sub(TINY)];
}

function results(formula: string, inputs: Readonly<Record<string, Given>>): Fraction[] {
  const { expression, names } = parseFormula(formula);
  let points: Record<string, Fraction>[] = [{}];
  for (const name of names) {
    const values = samples(inputs[name] as Given);
    points = points.flatMap((point) => values.map((value) => ({ ...point, [name]: value })));
  }
  return points.flatMap((point) => valueOf(expression, point) ?? []);
}

/** The unit may be percent: numbers are compared as such. */
const inUnit = (decimal: string, unit: string): Fraction => rationalOf(decimal).div(unit === 'percent' ? 100 : 1);

function holds({ result }: Evaluated, value: Fraction): boolean {
  if (result === null) return true;
  const { lower, lowerInclusive, upper, upperInclusive, unit } = result;
  return (
    (lower === null || inUnit(lower, unit).compare(value) < (lowerInclusive ? 1 : 0)) &&
    (upper === null || value.compare(inUnit(upper, unit)) < (upperInclusive ? 1 : 0))
  );
}

const inputsOf = (from: number) => fc.record({ a: given(from), b: given(from), c: given(from) });

describe('the range of a formula', () => {
  it('contains its result for all numbers of its inputs', () =>
    fc.assert(
      fc.property(formulas([2, 3]), inputsOf(-12), (formula, inputs) => {
        const found = evaluated(formula, inputs);
        const outside = results(formula, inputs).filter((value) => !holds(found, value));
        expect([formula, found.result, outside.map(String)]).toEqual([formula, found.result, []]);
      }),
      { numRuns: 1500 },
    ));

  it('is reached or approached at both ends unless it says that it may be wide', () =>
    fc.assert(
      fc.property(formulas([3]), inputsOf(1), (formula, inputs) => {
        const found = evaluated(formula, inputs);
        if (found.result === null || found.possiblyWide) return;
        const { lower, upper, unit } = found.result;
        const values = results(formula, inputs);
        if (lower === null || upper === null) return;
        const [low, high] = [inUnit(lower, unit), inUnit(upper, unit)];
        const least = values.reduce((a, b) => (a.compare(b) < 0 ? a : b));
        const most = values.reduce((a, b) => (a.compare(b) < 0 ? b : a));
        const size = [low.abs(), high.abs(), new Fraction(1)].reduce((a, b) => (a.compare(b) < 0 ? b : a));
        const near = size.div(50);
        const reached = least.sub(low).compare(near) < 0 && high.sub(most).compare(near) < 0;
        expect([formula, inputs, reached]).toEqual([formula, inputs, true]);
      }),
      { numRuns: 1500 },
    ));

  it('is reached at ends that belong to it unless it says that it may be wide', () =>
    fc.assert(
      fc.property(formulas([3]), inputsOf(1), (formula, inputs) => {
        const { result, possiblyWide } = evaluated(formula, inputs);
        if (result === null || possiblyWide) return;
        const { lower, lowerInclusive, upper, upperInclusive, unit } = result;
        const values = results(formula, inputs);
        // Ends of many digits are rounded in the fiftieth.
        const isReached = (end: string | null): boolean => {
          const at = inUnit(end ?? '', unit);
          return values.some((value) => value.sub(at).abs().compare(at.abs().mul(TINY).mul(TINY)) <= 0);
        };
        expect([formula, inputs, !lowerInclusive || isReached(lower), !upperInclusive || isReached(upper)]).toEqual([
          ...[formula, inputs, true, true],
        ]);
      }),
      { numRuns: 1500 },
    ));

  it('never narrows as an input widens', () =>
    fc.assert(
      fc.property(
        formulas([2, 3]),
        inputsOf(1),
        fc.integer({ min: 0, max: 3 }),
        fc.integer({ min: 0, max: 3 }),
        (formula, inputs, below, above) => {
          const wider = {
            ...inputs,
            a: {
              lower: inputs.a.lower - below,
              upper: inputs.a.upper + above,
              lowerInclusive: true,
              upperInclusive: true,
            },
          };
          const [narrow, wide] = [evaluated(formula, inputs), evaluated(formula, wider)];
          if (narrow.result === null || wide.result === null || narrow.possiblyWide || wide.possiblyWide) return;
          for (const end of ['lower', 'upper'] as const) {
            const [inner, outer] = [narrow.result[end], wide.result[end]];
            if (outer === null) continue;
            expect(inner).not.toBeNull();
            const apart = rationalOf(inner ?? '0').compare(rationalOf(outer));
            expect(end === 'lower' ? apart >= 0 : apart <= 0).toBe(true);
          }
        },
      ),
      { numRuns: 800 },
    ));

  it('does not depend on the order of inputs', () =>
    fc.assert(
      fc.property(formulas([2, 3]), inputsOf(-6), (formula, { a, b, c }) => {
        expect(evaluated(formula, { c, b, a })).toEqual(evaluated(formula, { a, b, c }));
      }),
      { numRuns: 300 },
    ));

  const said = ({ result, possiblyWide, failure }: Evaluated): string =>
    result === null
      ? (failure?.code ?? '')
      : `${result.lowerInclusive ? '[' : '('}${result.lower ?? ''}, ${result.upper ?? ''}${result.upperInclusive ? ']' : ')'}${possiblyWide ? ' wide' : ''}`;
  const stretch = (lower: number, upper: number): Given => ({
    lower: 4 * lower,
    upper: 4 * upper,
    lowerInclusive: true,
    upperInclusive: false,
  });

  it.each([
    ['a - a', { a: stretch(1, 3) }, '[0, 0]'],
    ['a / a', { a: stretch(1, 3) }, '[1, 1]'],
    ['a / (a + b)', { a: stretch(1, 4), b: stretch(1, 4) }, '(0.2, 0.8)'],
    ['(b - a) / a', { a: stretch(1, 5), b: stretch(5, 6) }, '(0, 5)'],
    ['a * (10 - a)', { a: stretch(1, 4) }, '[9, 24)'],
    ['a * (10 - a)', { a: stretch(1, 9) }, '(1, 81) wide'],
    ['a ^ 2 - a', { a: stretch(1, 3) }, '[0, 6)'],
    ['1 / (a ^ 2 - a + 1)', { a: stretch(1, 3) }, '(0.14285714285714285714285714285714285714285714285714, 1] wide'],
    ['min(a, 2) + max(a, 2)', { a: stretch(1, 3) }, '[3, 5)'],
    ['(a - 2) / (a + 1)', { a: stretch(1, 5) }, '[-0.5, 0.5)'],
    // Whether it rises in b is seen only where a has its end.
    ['b / (a * b + a) - 2', { a: stretch(1, 2), b: stretch(1, 3) }, '(-1.75, -1.25)'],
    ['b / (a * b + a) - 2', { a: stretch(1, 2), b: { ...stretch(1, 3), upperInclusive: true } }, '(-1.75, -1.25]'],
    ['a / (b - b)', { a: stretch(1, 5), b: stretch(1, 2) }, 'division_by_zero_interval'],
  ])('of %s with %o is %s', (formula, inputs, expected) =>
    expect(said(evaluated(formula, inputs as unknown as Record<string, Given>))).toBe(expected),
  );

  it('takes two names of one claim for one variable', () => {
    const inputs = { a: stretch(1, 3), b: stretch(1, 3) };
    expect(said(evaluated('a - b', inputs))).toBe('(-2, 2)');
    expect(said(evaluated('a - b', inputs, { a: 'x', b: 'x' }))).toBe('[0, 0]');
  });
});
