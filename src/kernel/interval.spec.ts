import fc from 'fast-check';

import { compare, isZero, subtract } from './decimal.js';
import type { Interval } from './interval.js';
import { contains, disjoint, gap, intersects } from './interval.js';

const end = fc.option(fc.integer({ min: -8, max: 8 }).map(String), { freq: 5 });
const intervals: fc.Arbitrary<Interval> = fc
  .record({ lower: end, lowerInclusive: fc.boolean(), upper: end, upperInclusive: fc.boolean() })
  .map((drawn) =>
    drawn.lower !== null && drawn.upper !== null && compare(drawn.lower, drawn.upper) > 0
      ? { ...drawn, lower: drawn.upper, upper: drawn.lower }
      : drawn,
  )
  .filter(({ lower, upper, lowerInclusive, upperInclusive }) =>
    lower !== null && lower === upper ? lowerInclusive && upperInclusive : true,
  );
const points = fc.integer({ min: -20, max: 20 }).map((n) => (n / 2).toString());

const closed = (lower: string | null, upper: string | null): Interval => ({
  lower,
  lowerInclusive: true,
  upper,
  upperInclusive: true,
});

describe('intervals', () => {
  it('touch in a point only where both ends belong', () => {
    expect(disjoint(closed('1', '5'), closed('5', '9'))).toBe(false);
    expect(disjoint(closed('1', '5'), { ...closed('5', null), lowerInclusive: false })).toBe(true);
    expect(gap(closed('1', '5'), { ...closed('5', null), lowerInclusive: false })).toBe('0');
    expect(gap(closed(null, '5'), closed('7.5', null))).toBe('2.5');
  });

  it('are disjoint symmetrically', () =>
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        expect(disjoint(a, b)).toBe(disjoint(b, a));
        expect(intersects(a, b)).toBe(!disjoint(a, b));
        expect(gap(a, b)).toBe(gap(b, a));
      }),
    ));

  it('are never made disjoint by widening', () =>
    fc.assert(
      fc.property(intervals, intervals, fc.nat(5), (a, b, by) => {
        const wider = { ...a, lower: a.lower && subtract(a.lower, String(by)), lowerInclusive: true };
        expect(disjoint(wider, b) && !disjoint(a, b)).toBe(false);
        expect(disjoint({ ...a, upper: null }, b) && !disjoint(a, b)).toBe(false);
      }),
    ));

  it('share no point where disjoint, and a gap only then', () =>
    fc.assert(
      fc.property(intervals, intervals, points, (a, b, point) => {
        if (disjoint(a, b)) expect(contains(a, point) && contains(b, point)).toBe(false);
        if (!isZero(gap(a, b))) expect(disjoint(a, b)).toBe(true);
      }),
    ));
});
