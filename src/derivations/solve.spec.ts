import fc from 'fast-check';

import { exactOf, order, raised } from '../formulas/exact.js';
import { rootOf } from '../formulas/exact-root.js';
import type { Figure } from '../quantities/figure.js';
import { rationalOf } from '../quantities/rational.js';
import { readFigure } from '../quantities/read-figure.js';
import type { KnownInput } from './computation.js';
import { evaluate } from './evaluate.js';
import { solve } from './solve.js';

const figure = (text: string): Figure => readFigure(text, { language: 'en' }).readings[0] as Figure;

const input = (name: string, value: Figure | null): KnownInput => ({
  ...{ name, claimId: null, figure: value, label: { en: name, de: name } },
  ...{ subjectId: null, metric: null, basis: null, measure: null, period: null, scope: new Map() },
  ...{ sourced: false, contested: null },
});

const inputs = (given: Readonly<Record<string, string | null>>): KnownInput[] =>
  Object.entries(given).map(([name, text]) => input(name, text === null ? null : figure(text)));

function required(
  formula: string,
  given: Readonly<Record<string, string | null>>,
  name: string,
  target: string,
): string {
  const { required: found, possiblyWide } = solve(formula, inputs(given), name, figure(target));
  if (found === null) return 'cannot be said';
  const { lower, lowerInclusive, upper, upperInclusive, unit, point } = found;
  return `${lowerInclusive ? '[' : '('}${lower ?? ''}, ${upper ?? ''}${upperInclusive ? ']' : ')'} ${unit} at ${point}${possiblyWide ? ' (wide)' : ''}`;
}

describe('solving a formula for an input', () => {
  it.each([
    ['a + b', { a: 'exactly 2 USD', b: 'exactly 5 USD' }, 'a', 'exactly 9 USD', '[4, 4] USD at 4'],
    ['b - a', { a: 'exactly 2 USD', b: 'exactly 5 USD' }, 'a', '$9', '(-4.45, -3.55] USD at -4'],
    ['share / stake', { share: 'exactly 3 USD', stake: '27%' }, 'stake', 'exactly 12 USD', '[25, 25] percent at 25'],
    ['share / stake', { share: 'exactly 3 USD', stake: '27%' }, 'share', 'exactly 12 USD', '[3.18, 3.3) USD at 3.24'],
    [
      'a * b',
      { a: 'exactly 2', b: '20%' },
      'a',
      'exactly 50',
      '(243.9024390243902439024390243902439024390243902439, 256.41025641025641025641025641025641025641025641026] 1 at 250',
    ],
    ['a * (1 + g) ^ 2', { a: 'exactly 100 USD', g: '5%' }, 'g', 'exactly 121 USD', '[10, 10] percent at 10'],
    ['a ^ 3', { a: 'exactly 2' }, 'a', 'exactly 27', '[3, 3] 1 at 3'],
    ['(n - o) / o', { n: 'exactly 12 USD', o: 'exactly 10 USD' }, 'o', 'exactly 50%', '[8, 8] USD at 8'],
    ['a / (a + b)', { a: 'exactly 1 USD', b: 'exactly 4 USD' }, 'a', 'exactly 50%', '[4, 4] USD at 4'],
    ['a / (a + b)', { a: 'exactly 1 USD', b: 'exactly 4 USD' }, 'b', 'exactly 10%', '[9, 9] USD at 9'],
    ['a * b + a * c', { a: 'exactly 3', b: 'exactly 2', c: 'exactly 5' }, 'a', 'exactly 14', '[2, 2] 1 at 2'],
    ['a * a', { a: 'exactly 3' }, 'a', 'exactly 16', '[4, 4] 1 at 4'],
    ['a * a', { a: 'exactly -3' }, 'a', 'exactly 16', '[-4, -4] 1 at -4'],
    [
      'a * a',
      { a: 'exactly 3' },
      'a',
      'exactly 2',
      '[1.4142135623730950488016887242096980785696718753769, 1.414213562373095048801688724209698078569671875377] 1 at 1.4142135623730950488016887242096980785696718753769',
    ],
    ['2 + a / a', { a: 'exactly 3' }, 'a', 'exactly 3', 'cannot be said'],
    ['(a + b) / (a + b)', { a: 'exactly 3', b: 'exactly 5' }, 'a', 'exactly 2', 'cannot be said'],
    ['a ^ 2 - a', { a: 'exactly 3' }, 'a', 'exactly 2', '[2, 2] 1 at 2'],
    ['a ^ 3 - a', { a: 'exactly 3' }, 'a', 'exactly 0', 'cannot be said'],
    ['a ^ 2 * (10 - a)', { a: 'exactly 3' }, 'a', 'exactly 6', 'cannot be said'],
    [
      'p * (1 + g) + p * (1 + g) ^ 2',
      { p: 'exactly 100 USD', g: '5%' },
      'g',
      'exactly 231 USD',
      '[10, 10] percent at 10',
    ],
    ['1 / a + 1 / a ^ 2', { a: 'exactly 3' }, 'a', 'exactly 2', '[1, 1] 1 at 1'],
    ['max(a, b) + a', { a: 'exactly 3', b: '4' }, 'a', '20', '[9.5, 10.5) 1 at 10'],
    ['max(a, b)', { a: 'exactly 3', b: 'exactly 4' }, 'a', 'exactly 16', '[16, 16] 1 at 16'],
    ['max(a, b)', { a: 'exactly 3', b: 'exactly 4' }, 'a', 'exactly 4', '(, 4] 1 at null'],
    ['max(a, b)', { a: 'exactly 3', b: 'exactly 4' }, 'a', 'exactly 2', 'cannot be said'],
    ['min(2 * a, b, c)', { a: 'exactly 3', b: '4', c: '9' }, 'a', '4', '[1.9, ) 1 at null'],
    ['min(2 * a, b, c)', { a: 'exactly 3', b: '4', c: '9' }, 'a', '3', '[1.425, 1.575) 1 at 1.5'],
    ['a + b', { a: 'exactly 3 USD', b: 'exactly 4 USD' }, 'a', 'exactly 16 percent', 'cannot be said'],
    ['a / b', { a: 'exactly 3 USD', b: null }, 'a', 'exactly 16 USD', 'cannot be said'],
    ['a * 0', { a: 'exactly 3' }, 'a', 'exactly 16', 'cannot be said'],
  ])('%s with %o for %s, %s: %s', (formula, given, name, target, expected) =>
    expect(required(formula, given as Record<string, string | null>, name, target)).toBe(
      expected.replace(/0, 256/, ', 256'),
    ),
  );

  it('says it in English and German', () => {
    const given = inputs({ share: '$3.1 billion', stake: '27%' });
    expect(solve('share / stake', given, 'stake', figure('$11.5 billion')).texts).toEqual({
      en: 'To get 11.45 to 11.55 billion US dollars, “stake” would have to be 26.4 to 27.6 percent; it is 26.5 to 27.5 percent, and all of that would do.',
      de: 'Damit 11,45 bis 11,55 Milliarden US-Dollar herauskommt, müsste „stake“ 26,4 bis 27,6 Prozent sein; angegeben ist 26,5 bis 27,5 Prozent, was ganz infrage kommt.',
    });
    expect(solve('min(a, b)', inputs({ a: '5', b: '6' }), 'a', figure('7')).text).toMatch(
      /^What “a” would have to be .* cannot be worked out/,
    );
  });

  it('shows so many digits that what it is now is told from what it would have to be', () => {
    const given = inputs({ share: '$3.1 billion', stake: '27%' });
    expect(solve('share / stake', given, 'stake', figure('more than $12 billion')).texts).toEqual({
      en: 'To get more than 12 billion US dollars, “stake” would have to be 0 to 26.3 percent; it is 26.5 to 27.5 percent, and none of that would do.',
      de: 'Damit mehr als 12 Milliarden US-Dollar herauskommt, müsste „stake“ 0 bis 26,3 Prozent sein; angegeben ist 26,5 bis 27,5 Prozent, wovon nichts infrage kommt.',
    });
    const close = solve('a', inputs({ a: '26.543' }), 'a', figure('less than 26.542499')).text;
    expect(close).toMatch(/less than 26.542499; it is 26.5425 to 26.5435, and none of that would do/);
    const partly = solve('a', inputs({ a: 'between 26 and 27' }), 'a', figure('between 10 and 26.5')).text;
    expect(partly).toMatch(/and only part of that would do/);
    expect(solve('a', inputs({ a: 'exactly 3' }), 'a', figure('exactly 3')).text).toMatch(/it is 3, and that would do/);
    expect(solve('a', inputs({ a: 'exactly 3' }), 'a', figure('9')).texts.de).toMatch(/was nicht infrage kommt/);
  });

  it('says which unit is wanted, and where the other side of zero was left out', () => {
    const given = inputs({ share: '$3.1 billion', stake: '27%' });
    const text = (formula: string, name: string, target: string) => solve(formula, given, name, figure(target)).text;
    expect(text('share / stake', 'stake', '11.5 billion euros')).toBe(
      'The target is said in euros, and the formula gives US dollars: say the target in the unit of the formula.',
    );
    expect(text('share / stake', 'stake', '11.5')).toMatch(/^The target 11.45 to 11.55 has no unit, .* US dollars\.$/);
    expect(text('share / stake', 'stake', 'less than $11 billion')).toMatch(
      /would have to be more than 27.7272 percent; .* Values on the other side of zero were not looked at\.$/,
    );
    expect(text('stake ^ 2', 'stake', 'exactly 4%')).toMatch(/would have to be 20 percent; .* were not looked at\.$/);
  });

  it('refuses names that the formula does not use, and names without inputs', () => {
    expect(() => solve('a', inputs({ a: '5' }), 'b', figure('7'))).toThrow('does not use “b”');
    expect(() => solve('a + b', inputs({ a: '5' }), 'a', figure('7'))).toThrow('uses “b”, which is no input');
  });

  it.each([
    'a + b',
    'a - b',
    'b - a',
    'a * b',
    'a / b',
    'b / a',
    '2 * a / (b + 1)',
    '(a - b) / b',
    '(b - a) / a',
    'a / (a + b)',
    '(1 + a) ^ 3 * b',
  ])('what solves %s gives the target, and holds what gave it', (formula) =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 400 }), (a, b) => {
        const known = [input('a', figure(`exactly ${a}`)), input('b', figure(`exactly ${b}`))];
        const target = evaluate({ method: 'formula', formula, inputs: known, claim: null }).result;
        // A growth of nothing says nothing about what it started from.
        if (target === null || target.point === '0') return;
        const found = solve(formula, known, 'a', target).required;
        const [lower, upper] = [found?.lower ?? '', found?.upper ?? ''].map(rationalOf);
        const slack = rationalOf(`0.${'0'.repeat(30)}1`);
        expect(lower?.sub(slack).compare(a)).toBeLessThanOrEqual(0);
        expect(upper?.add(slack).compare(a)).toBeGreaterThanOrEqual(0);
        expect(upper?.sub(lower ?? 0).compare(slack.mul(2))).toBeLessThanOrEqual(0);
      }),
      { numRuns: 60 },
    ),
  );
});

describe('roots', () => {
  it('lie between two decimals, one where they are one', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000_000 }),
        fc.integer({ min: -8, max: 8 }),
        fc.integer({ min: 1, max: 64 }),
        (n, e, degree) => {
          const number = { n: BigInt(n), d: 1n, e };
          const [down, up] = rootOf(number, degree);
          expect(order(raised(down, degree), number)).toBeLessThanOrEqual(0);
          expect(order(raised(up, degree), number)).toBeGreaterThanOrEqual(0);
          const [low, high] = rootOf(raised(exactOf(String(n)), degree), degree);
          expect([order(low, exactOf(String(n))), order(high, low)]).toEqual([0, 0]);
        },
      ),
      { numRuns: 200 },
    ));
});
