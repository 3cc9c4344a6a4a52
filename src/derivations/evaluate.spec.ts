import type { Figure } from '../quantities/figure.js';
import { readFigure } from '../quantities/read-figure.js';
import type { Evaluated, KnownInput } from './computation.js';
import { evaluate } from './evaluate.js';

function figure(text: string): Figure {
  const [reading] = readFigure(text, { language: 'en' }).readings;
  if (reading === undefined) throw new Error(text);
  return reading;
}

function input(name: string, value: Figure | string | null, claimId: string | null = null): KnownInput {
  return {
    name,
    claimId,
    figure: typeof value === 'string' ? figure(value) : value,
    label: { en: name, de: name },
    ...{ subjectId: null, metric: null, basis: null, measure: null, period: null, scope: new Map() },
    ...{ sourced: false, contested: null },
  };
}

function evaluated(
  formula: string,
  inputs: Readonly<Record<string, string | Figure | null>>,
  wanted?: string,
): Evaluated {
  const known = Object.entries(inputs).map(([name, value]) => input(name, value));
  const claim = wanted === undefined ? null : { ...input('claim', wanted), claimId: null };
  return evaluate({ method: 'formula', formula, inputs: known, claim });
}

/** `[1, 2) USD` and the point, or the code of the failure. */
function said({ result, failure, possiblyWide }: Evaluated): string {
  if (result === null) return failure?.code ?? 'nothing';
  const { lower, lowerInclusive, upper, upperInclusive, unit, of, point } = result;
  const range = `${lowerInclusive ? '[' : '('}${lower ?? '−∞'}, ${upper ?? '∞'}${upperInclusive ? ']' : ')'}`;
  return `${range} ${of ?? unit} at ${point}${possiblyWide ? ' (wide)' : ''}`;
}

describe('evaluating a formula', () => {
  it.each([
    ['a + b', { a: 'exactly 2 USD', b: 'exactly 3 USD' }, '[5, 5] USD at 5'],
    ['a / b', { a: 'exactly 1 USD', b: 'exactly 4 USD' }, '[0.25, 0.25] 1 at 0.25'],
    ['a + b', { a: '$3.1 billion', b: 'exactly 3 USD' }, '[3050000003, 3150000003) USD at 3100000003'],
    ['a * b', { a: 'exactly 200 USD', b: '27%' }, '[53, 55) USD at 54'],
    ['a * 27%', { a: 'exactly 200 USD' }, '[54, 54] USD at 54'],
    ['a - b', { a: '27%', b: 'exactly 25%' }, '[1.5, 2.5) percent at 2'],
    ['1 + a', { a: '16%' }, '[1.155, 1.165) 1 at 1.16'],
    ['a + b', { a: 'exactly 5 USD', b: 'exactly 5 euros' }, 'unit_mismatch'],
    ['a + 5', { a: 'exactly 5 USD' }, 'unit_mismatch'],
    ['max(a, 0)', { a: 'exactly 5 USD' }, '[5, 5] USD at 5'],
    ['a / (b - c)', { a: '5 USD', b: '27%', c: '27%' }, 'division_by_zero_interval'],
    ['a / b', { a: 'exactly 5 USD', b: 'more than 0' }, '(0, ∞) USD at null'],
    ['a + c', { a: 'exactly 5 USD' }, 'missing_input'],
    ['a + b', { a: 'exactly 5 USD', b: null }, 'no_number'],
    ['a / b', { a: 'exactly 90 USD', b: 'exactly 3 employees' }, '[30, 30] USD/employees at 30'],
    ['a + b', { a: 'exactly 90 employees', b: 'exactly 3 employees' }, '[93, 93] employees at 93'],
    ['a / b', { a: 'exactly 6 GWh', b: 'exactly 3 MWh' }, '[2000, 2000] 1 at 2000'],
    ['a + b', { a: 'exactly 6 GWh', b: 'exactly 3 MWh' }, '[6.003, 6.003] GW.h at 6.003'],
    ['a * b', { a: 'exactly 6 MW', b: 'exactly 3 h' }, '[18, 18] MW.h at 18'],
    ['a - a', { a: '27%' }, '[0, 0] percent at 0'],
    ['a - a', { a: 'more than 2' }, '[0, 0] 1 at 0'],
    ['a - a + b', { a: 'more than 2', b: '2.0' }, '[1.95, 2.05) 1 at 2'],
    ['a * b / a', { a: 'more than 3', b: '5.0' }, '[4.95, 5.05) 1 at 5'],
    ['b / (a / a)', { a: 'more than 3', b: '5.0' }, '[4.95, 5.05) 1 at 5'],
    ['b + a / a', { a: 'more than 0', b: '5.0' }, '[5.95, 6.05) 1 at null'],
    ['(a * b + a * c) / a', { a: 'more than 3', b: '5.0', c: 'exactly 1' }, '[5.95, 6.05) 1 at 6'],
    ['a * b / (a + 1)', { a: 'more than 3', b: '5.0' }, '(3.7125, 5.05) 1 at 3.75'],
    ['a * a', { a: 'more than 3' }, '(9, ∞) 1 at 9'],
    ['a ^ 2 - a', { a: 'more than 3' }, '(6, ∞) 1 at 6'],
    ['a - a ^ 2', { a: 'more than 3' }, '(−∞, -6) 1 at -6'],
    ['1 - a ^ 2 / (a ^ 2 + 1)', { a: 'more than 3' }, '(−∞, 1) 1 at 0.1 (wide)'],
    [
      '(n - o) / o',
      { n: 'exactly 12 USD', o: '10 USD' },
      '(0.14285714285714285714285714285714285714285714285714, 0.26315789473684210526315789473684210526315789473685] 1 at 0.2',
    ],
  ])('%s with %o gives %s', (formula, inputs, expected) =>
    expect(said(evaluated(formula, inputs as Record<string, string | null>))).toBe(expected),
  );

  it.each([
    ['a / b', { a: 'exactly 1 USD', b: 'exactly 4 USD' }, '5%', '[25, 25] percent at 25'],
    ['a / b', { a: 'exactly 6 GWh', b: 'exactly 3 h' }, '5 MW', '[2000, 2000] MW at 2000'],
    ['a * b', { a: 'exactly 6 USD', b: 'exactly 3 employees' }, '5 USD', '[18, 18] USD at 18'],
    ['a * b', { a: 'exactly 6 USD', b: 'exactly 3 USD' }, '5 USD', '[18, 18] USD^2 at 18'],
  ])('%s with %o for a claim of %s gives %s', (formula, inputs, wanted, expected) =>
    expect(said(evaluated(formula, inputs as Record<string, string>, wanted))).toBe(expected),
  );
});
