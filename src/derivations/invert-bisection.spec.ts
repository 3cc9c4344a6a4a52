import fc from 'fast-check';
import Fraction from 'fraction.js';

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

describe('solving by halving', () => {
  const whole = (n: number): Figure => figure(`exactly ${n}`);
  const valueOf = (formula: string, known: KnownInput[]): Figure | null =>
    evaluate({ method: 'formula', formula, inputs: known, claim: null }).result;
  const between = (lower: number | Fraction, upper: number | Fraction): Figure => {
    const [low, high] = [lower, upper].map((end) => new Fraction(end).toString(60)) as [string, string];
    return { ...whole(1), kind: 'range', point: null, lower: low, upper: high, stated: { lower: low, upper: high } };
  };

  describe.each([
    'a * a',
    'a * a + a * b',
    'a ^ 3 + b * a - 7',
    'b / a + b / a ^ 2',
    'a / (a + b) + a * b',
    'min(a, b) * a',
    'max(a, b) + a / 2',
    'max(a, b) * max(a, 5)',
    'b * (1 + a / 100) + b * (1 + a / 100) ^ 2',
    'a ^ 2 - a / b',
    'max(a, b)',
    'b + min(a, 3 * b)',
  ])('%s', (formula) => {
    const numbers = fc.integer({ min: 1, max: 400 });

    it('gives the target to fifty digits at the point found', () =>
      fc.assert(
        fc.property(numbers, numbers, numbers, (now, sought, b) => {
          const target = valueOf(formula, [input('a', whole(sought)), input('b', whole(b))]);
          const known = [input('a', whole(now)), input('b', whole(b))];
          const point = target && solve(formula, known, 'a', target).required?.point;
          if (!point) return;
          const there = valueOf(formula, [
            input('a', { ...whole(1), point, lower: point, upper: point }),
            input('b', whole(b)),
          ]);
          const [wanted, got] = [target.point, there?.point].map((decimal) => rationalOf(decimal ?? ''));
          const apart = got?.sub(wanted ?? 0).abs();
          const size = [wanted, 1, sought ** 2 + b].reduce<Fraction>(
            (a, c) => (a.compare(c ?? 0) < 0 ? new Fraction(c ?? 0) : a),
            new Fraction(0),
          );
          expect(apart?.compare(size.div(10n ** 46n))).toBeLessThanOrEqual(0);
        }),
        { numRuns: 8 },
      ));

    it('holds every solution on its side of zero', () => {
      let found = 0;
      fc.assert(
        fc.property(
          numbers,
          numbers,
          numbers,
          numbers,
          fc.nat(10),
          fc.nat(9),
          (now, sought, b, width, share, slack) => {
            const other = new Fraction(b).add(new Fraction(width * share, 10));
            const exact = between(other, other);
            const value = valueOf(formula, [input('a', whole(sought)), input('b', exact)]);
            if (value === null) return;
            const target = between(rationalOf(value.lower ?? '').sub(slack), rationalOf(value.upper ?? '').add(slack));
            const { required } = solve(
              formula,
              [input('a', whole(now)), input('b', between(b, b + width))],
              'a',
              target,
            );
            if (required === null) return;
            found += 1;
            expect(required.lower === null || rationalOf(required.lower).compare(sought) <= 0).toBe(true);
            expect(required.upper === null || rationalOf(required.upper).compare(sought) >= 0).toBe(true);
          },
        ),
        { numRuns: 15 },
      );
      expect(found).toBeGreaterThan(0);
    });
  });

  it('takes bounded time where the formula is as long as can be', () => {
    const long = Array.from({ length: 480 }, () => 'a*b').join('+');
    const { required } = solve(`${long}+a^2`, inputs({ a: 'exactly 3', b: '2' }), 'a', figure('exactly 6000'));
    expect(Number(required?.lower)).toBeLessThan(Number(required?.upper));
  });
});
