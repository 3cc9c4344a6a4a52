import fc from 'fast-check';

import { mirrored, withNumbers } from '../../test/support/changed-figures.js';
import { anyFigure, comparand, METRICS, period, steadyRates } from '../../test/support/comparands.js';
import { compare as compareDecimals, max, min, multiply, subtract } from '../kernel/decimal.js';
import { contains, intersects } from '../kernel/interval.js';
import type { Figure } from '../quantities/figure.js';
import { decimalOf, rationalOf } from '../quantities/rational.js';
import type { Comparand } from './comparand.js';
import { compare } from './compare.js';
import type { Verdict } from './verdict.js';

const RATES = steadyRates({ USD: '1.25', JPY: '150' });
const runs = { numRuns: 500 };
const AGREEING: readonly Verdict[] = ['equal', 'consistent', 'tension'];
const over = { metric: METRICS.fact };
const of = (a: Figure, b: Figure, more: Partial<Comparand> = over) =>
  compare(comparand(a, more), comparand(b, more), RATES);
const usd = anyFigure('USD');

describe('a verdict on two figures', () => {
  it('contradicts only where they have no number in common, and agrees only where they have or rounding is to blame', () =>
    fc.assert(
      fc.property(usd, usd, (a, b) => {
        const { verdict, reasons } = of(a, b);
        const codes = reasons.map(({ code }) => code);
        if (verdict === 'contradictory') expect(intersects(a, b)).toBe(false);
        else expect(intersects(a, b) || codes.includes('rounding_tie') || codes.includes('rounding_policy')).toBe(true);
        if (verdict === 'consistent' || verdict === 'equal') expect(intersects(a, b)).toBe(true);
      }),
      { numRuns: 1_000 },
    ));

  it('agrees where they share any number that one can name', () =>
    fc.assert(
      fc.property(usd, usd, fc.integer({ min: -4_000, max: 4_000 }), (a, b, tenths) => {
        const number = decimalOf(rationalOf(String(tenths)).div(10));
        fc.pre(contains(a, number) && contains(b, number));
        expect(AGREEING).toContain(of(a, b).verdict);
      }),
    ));

  it('has a gap that no two numbers of theirs are closer than', () =>
    fc.assert(
      fc.property(usd, usd, (a, b) => {
        const { gap } = of(a, b);
        if (gap === null) return;
        const [low, high] = [
          min(a.upper ?? b.upper ?? '', b.upper ?? a.upper ?? ''),
          max(a.lower ?? b.lower ?? '', b.lower ?? a.lower ?? ''),
        ];
        expect(gap.absolute).toBe(subtract(high, low));
      }),
    ));

  it('does not change when both are scaled, turned round, or moved into another unit', () =>
    fc.assert(
      fc.property(anyFigure('MW'), anyFigure('MW'), fc.constantFrom('0.001', '3', '1000000000000'), (a, b, factor) => {
        const before = of(a, b);
        const same = (after: ReturnType<typeof of>) => {
          expect([after.verdict, after.reasons.map(({ code }) => code)]).toEqual([
            before.verdict,
            before.reasons.map(({ code }) => code),
          ]);
          expect(after.gap?.relative).toBe(before.gap?.relative);
        };
        const scaled = (figure: Figure) => withNumbers(figure, (decimal) => multiply(decimal, factor));
        const inKilowatts = (figure: Figure) => withNumbers(figure, (decimal) => multiply(decimal, '1000'), 'kW');
        same(of(scaled(a), scaled(b)));
        same(of(mirrored(a), mirrored(b)));
        same(of(inKilowatts(a), inKilowatts(b)));
        same(of(inKilowatts(a), b));
        same(of(a, inKilowatts(b)));
      }),
      runs,
    ));

  it('is that of the inverse metric with the sign changed', () =>
    fc.assert(
      fc.property(usd, usd, (a, b) => {
        const direct = of(a, b, { metric: METRICS.loss });
        const inverse = compare(
          comparand(a, { metric: METRICS.loss }),
          comparand(mirrored(b), { metric: METRICS.income }),
          null,
        );
        expect([inverse.verdict, inverse.gap?.absolute]).toEqual([direct.verdict, direct.gap?.absolute]);
      }),
      runs,
    ));

  it('on money at one rate is that on the same money converted before', () =>
    fc.assert(
      fc.property(usd, anyFigure('EUR'), (a, b) => {
        const direct = of(
          a,
          withNumbers(b, (decimal) => multiply(decimal, '1.25'), 'USD'),
        );
        const through = of(a, b);
        expect(through.verdict).toBe(direct.verdict === 'equal' ? 'consistent' : direct.verdict);
        expect(through.gap?.relative).toBe(direct.gap?.relative);
        expect(through.rates).toBe('steady rates');
      }),
      runs,
    ));

  it('on money at several rates contradicts exactly where it would at each of them', () =>
    fc.assert(
      fc.property(
        usd,
        anyFigure('EUR'),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        (a, b, low, more) => {
          const between = { low: rationalOf(String(low)), high: rationalOf(String(low + more)) };
          const ranging = {
            ...RATES,
            range: (from: string) =>
              from === 'EUR' ? between : { low: between.high.inverse(), high: between.low.inverse() },
          };
          const at = (rate: number) =>
            compare(comparand(a, over), comparand(b, over), steadyRates({ USD: String(rate) })).verdict;
          const verdict = compare(comparand(a, over), comparand(b, over), ranging).verdict;
          const each = Array.from({ length: more * 8 + 1 }, (_, eighths) => at(low + eighths / 8));
          if (verdict === 'contradictory') expect(new Set(each)).toEqual(new Set(['contradictory']));
        },
      ),
      { numRuns: 100 },
    ));

  it('on a part and a whole contradicts exactly where every number of the part is larger than every one of the whole', () =>
    fc.assert(
      fc.property(usd, usd, (part, whole) => {
        const { verdict, reasons, gap } = compare(
          comparand(part, { period: period('H1 2025') }),
          comparand(whole),
          null,
        );
        const larger = part.lower !== null && whole.upper !== null && compareDecimals(part.lower, whole.upper) >= 0;
        if (verdict === 'contradictory') {
          expect([larger, reasons[0]?.code]).toEqual([true, 'part_exceeds_whole']);
          expect(gap?.absolute).toBe(subtract(part.lower ?? '', whole.upper ?? ''));
        }
        if (verdict === 'consistent') expect(reasons[0]?.code).toBe('part_within_whole');
        if (!larger) expect(AGREEING).toContain(verdict);
      }),
      runs,
    ));
});
