import fc from 'fast-check';

import { widened } from '../../test/support/changed-figures.js';
import { anyComparand, anyFigure, comparand, METRICS, steadyRates } from '../../test/support/comparands.js';
import { BASES } from '../claims/claim.js';
import { addDays } from '../kernel/calendar-date.js';
import { compare as compareDecimals } from '../kernel/decimal.js';
import type { Comparand } from './comparand.js';
import { compare } from './compare.js';
import { fingerprintOf } from './fingerprint.js';

const RATES = steadyRates({ USD: '1.25', JPY: '150' });
const runs = { numRuns: 500 };
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
      fc.property(anyFigure('USD'), anyFigure('USD'), (a, b) => {
        const [wide, other] = [widened(a, null, null), b].map((one) => comparand(one, { metric: METRICS.fact }));
        if (wide && other) expect(['consistent', 'tension', 'equal']).toContain(compare(wide, other, null).verdict);
      }),
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
