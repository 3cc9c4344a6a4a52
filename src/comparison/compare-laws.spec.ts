import fc from 'fast-check';

import { anyComparand, anyFigure, comparand, METRICS, period, steadyRates } from '../../test/support/comparands.js';
import { BASES } from '../claims/claim.js';
import { addDays } from '../kernel/calendar-date.js';
import { compare as compareDecimals, max, min, multiply, negate, subtract } from '../kernel/decimal.js';
import { contains, intersects } from '../kernel/interval.js';
import { conversionOf, converted } from '../quantities/convert-unit.js';
import type { Figure } from '../quantities/figure.js';
import { PHYSICAL_UNITS } from '../quantities/physical-units.js';
import { decimalOf, rationalOf } from '../quantities/rational.js';
import type { Comparand } from './comparand.js';
import { compare } from './compare.js';
import { fingerprintOf } from './fingerprint.js';
import type { Verdict } from './verdict.js';

const RATES = steadyRates({ USD: '1.25', JPY: '150' });
const AGREEING: readonly Verdict[] = ['equal', 'consistent', 'tension'];
const over = { metric: METRICS.fact };
const of = (a: Figure, b: Figure, more: Partial<Comparand> = over) =>
  compare(comparand(a, more), comparand(b, more), RATES);
const usd = anyFigure('USD');
const runs = { numRuns: 500 };

/** The figure with every number of it changed, in another unit. */
function withNumbers(figure: Figure, change: (decimal: string) => string, unit = figure.unit): Figure {
  const each = (decimal: string | null) => (decimal === null ? null : change(decimal));
  const { point, lower, upper, stated, uncapped } = figure;
  return {
    ...figure,
    unit,
    ...{ point: each(point), lower: each(lower), upper: each(upper) },
    stated: { lower: each(stated.lower), upper: each(stated.upper) },
    uncapped: uncapped && { lower: each(uncapped.lower), upper: each(uncapped.upper) },
  };
}

const mirrored = (figure: Figure): Figure => {
  const { lower, lowerInclusive, upper, upperInclusive, stated, uncapped } = withNumbers(figure, negate);
  const turned = (bounds: typeof stated) => ({ lower: bounds.upper, upper: bounds.lower });
  return {
    ...figure,
    ...{ lower: upper, lowerInclusive: upperInclusive, upper: lower, upperInclusive: lowerInclusive },
    ...{ stated: turned(stated), uncapped: uncapped && turned(uncapped) },
  };
};

/** The figure admitting as much more below and above as said; without a bound where that is null. */
function widened(figure: Figure, below: string | null, above: string | null): Figure {
  const down = (end: string | null) => (end === null || below === null ? null : subtract(end, below));
  const up = (end: string | null) => (end === null || above === null ? null : subtract(end, negate(above)));
  const { lower, upper, uncapped } = figure;
  return {
    ...figure,
    ...{ lower: down(lower), lowerInclusive: below !== null && (figure.lowerInclusive || below !== '0') },
    ...{ upper: up(upper), upperInclusive: above !== null && (figure.upperInclusive || above !== '0') },
    uncapped: uncapped && { lower: down(uncapped.lower), upper: up(uncapped.upper) },
  };
}

const step = fc.option(fc.constantFrom('0', '0.05', '1', '10'), { freq: 4 });

describe('a comparison', () => {
  it('is the same for both orders, whatever is compared', () =>
    fc.assert(
      fc.property(anyComparand(), anyComparand(), fc.boolean(), (a, b, withRates) => {
        const rates = withRates ? RATES : null;
        expect(compare(a, b, rates)).toEqual(compare(b, a, rates));
      }),
      runs,
    ));

  it('has reasons for everything but equality, a gap for contradictions alone, and verdicts to come for ambiguity alone', () =>
    fc.assert(
      fc.property(anyComparand(), anyComparand(), (a, b) => {
        const { verdict, reasons, gap, couldBe, rates } = compare(a, b, RATES);
        if (verdict !== 'equal') expect(reasons.length).toBeGreaterThan(0);
        expect(gap !== null).toBe(verdict === 'contradictory');
        expect(couldBe.length > 0).toBe(verdict === 'ambiguous');
        expect(new Set(reasons.map(({ code }) => code)).size).toBe(reasons.length);
        if (verdict === 'not_comparable' || verdict === 'ambiguous') expect(rates).toBeNull();
        for (const { text } of reasons) expect(text).toMatch(/^.+\.$/);
      }),
      runs,
    ));

  it('has a hash that is the same exactly where the same was compared', () =>
    fc.assert(
      fc.property(anyComparand(), anyComparand(), anyComparand(), (a, b, c) => {
        const [first, second] = [compare(a, b, null), compare(a, c, null)];
        expect(first.hash === second.hash).toBe(fingerprintOf(b) === fingerprintOf(c));
        if (first.hash === second.hash) expect(first).toEqual(second);
        expect(compare({ ...a, id: 'x' }, b, null).hash).toBe(first.hash);
      }),
      runs,
    ));

  it('of a claim with itself is equal, or ambiguous', () =>
    fc.assert(
      fc.property(anyComparand(), (a) => {
        expect(['equal', 'ambiguous']).toContain(compare(a, a, null).verdict);
      }),
    ));
});

describe('widening what a figure admits', () => {
  it('never creates a contradiction, nor a wider gap', () =>
    fc.assert(
      fc.property(anyComparand(), anyComparand(), step, step, (a, b, below, above) => {
        if (a.value.type !== 'quantity') return;
        const figure = widened(a.value.figure, below, above);
        const [before, after] = [
          compare(a, b, RATES),
          compare({ ...a, value: { type: 'quantity', figure } }, b, RATES),
        ];
        if (after.verdict === 'contradictory') {
          expect(before.verdict).toBe('contradictory');
          expect(compareDecimals(after.gap?.absolute ?? '', before.gap?.absolute ?? '')).not.toBe(1);
        }
        if (after.couldBe.includes('contradictory')) expect(before.couldBe).toContain('contradictory');
        if (before.verdict === 'not_comparable' || before.verdict === 'ambiguous') {
          expect([after.verdict, after.reasons]).toEqual([before.verdict, before.reasons]);
        }
      }),
      { numRuns: 1_000 },
    ));

  it('to everything agrees with everything', () =>
    fc.assert(
      fc.property(usd, usd, (a, b) => {
        expect(AGREEING).toContain(of(widened(a, null, null), b).verdict);
      }),
    ));
});

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

describe('what an ambiguous pair could be', () => {
  const day = fc.integer({ min: -900, max: 900 }).map((days) => addDays('2025-06-15', days));
  const anyPeriod = fc.oneof(
    fc
      .tuple(day, fc.integer({ min: 1, max: 700 }))
      .map(([start, length]) => ({ kind: 'duration' as const, start, end: addDays(start, length) })),
    day.map((start) => ({ kind: 'instant' as const, start, end: addDays(start, 1) })),
    day.map((start) => ({ kind: 'open' as const, start, end: null })),
    day.map((end) => ({ kind: 'open' as const, start: null, end })),
  );
  const anyFiller = fc.constantFrom('before', 'after', 'never').map((word) => ({ word }));

  const leavingOpen = anyComparand().map((side) => ({ ...side, subjectId: 'one subject', measure: 'as_is' as const }));

  it('contains what every filling gives', () =>
    fc.assert(
      fc.property(
        leavingOpen,
        leavingOpen,
        fc.record({
          period: anyPeriod,
          basis: fc.constantFrom(...BASES.slice(0, -1)),
          tax: anyFiller,
          unit: fc.constantFrom('USD', 'EUR', 'JPY', 'GBP'),
        }),
        fc.record({
          period: anyPeriod,
          basis: fc.constantFrom(...BASES.slice(0, -1)),
          tax: anyFiller,
          unit: fc.constantFrom('USD', 'EUR', 'JPY', 'GBP'),
        }),
        (a, b, one, other) => {
          const ambiguous = compare(a, b, RATES);
          fc.pre(ambiguous.verdict === 'ambiguous');
          const codes = ambiguous.reasons.map(({ code }) => code);
          const filled = (side: Comparand, with_: typeof one): Comparand => ({
            ...side,
            basis: side.basis === 'unspecified' ? with_.basis : side.basis,
            period: side.period.kind === 'unspecified' ? { ...side.period, ...with_.period } : side.period,
            scope: codes.includes('scope_open') && side.scope.size === 0 ? new Map([['tax', with_.tax]]) : side.scope,
            value:
              codes.includes('currency_open') && side.value.type === 'quantity' && side.value.figure.unit === '1'
                ? { type: 'quantity', figure: { ...side.value.figure, unit: with_.unit } }
                : side.value,
          });
          expect(ambiguous.couldBe).toContain(compare(filled(a, one), filled(b, other), RATES).verdict);
        },
      ),
      { numRuns: 150 },
    ));
});

describe('exact conversion', () => {
  const codes = Object.keys(PHYSICAL_UNITS);

  it('there and back gives the same number, and keeps the order', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom(...codes),
        fc.integer(),
        fc.integer(),
        (from, to, x, y) => {
          const [there, back] = [conversionOf(from, to), conversionOf(to, from)];
          expect(there === null).toBe(PHYSICAL_UNITS[from]?.dimension !== PHYSICAL_UNITS[to]?.dimension);
          if (there === null || back === null) return;
          const [a, b] = [rationalOf(String(x)), rationalOf(String(y))];
          expect(converted(converted(a, there), back).equals(a)).toBe(true);
          expect(Math.sign(converted(a, there).compare(converted(b, there)))).toBe(Math.sign(a.compare(b)));
        },
      ),
      runs,
    ));

  it.each([
    ['1', 'W.h', 'J', '3600'],
    ['1', '[mi_i]', 'm', '1609.344'],
    ['100', 'Cel', '[degF]', '212'],
    ['-40', '[degF]', 'Cel', '-40'],
    ['0', 'K', 'Cel', '-273.15'],
    ['1', '[bbl_us]', 'L', '158.987294928'],
    ['3', 'a', 'mo', '36'],
    ['1', 'percentage_point', 'basis_point', '100'],
    ['1', 'kWh', 'MJ', '3.6'],
    ['1', '[acr_us]', 'm2', '4046.872609874252006568529266091'],
  ])('of %s %s into %s is %s', (value, from, to, expected) => {
    const conversion = conversionOf(from, to);
    expect(conversion && decimalOf(converted(rationalOf(value), conversion), 27)).toBe(expected.slice(0, 32));
  });

  it.each([
    ['percent', 'percentage_point'],
    ['percent', '1'],
    ['USD', 'EUR'],
    ['d', 'mo'],
    ['constructor', 'toString'],
  ])('there is none between %s and %s', (from, to) => expect(conversionOf(from, to)).toBeNull());
});
