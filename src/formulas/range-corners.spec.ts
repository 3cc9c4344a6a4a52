import fc from 'fast-check';

import { computing } from './evaluate-plan.js';
import type { Exact } from './exact.js';
import { order } from './exact.js';
import { computingExactly } from './exact-plan.js';
import type { Plan } from './formula-plan.js';
import { occurs } from './linear-fraction.js';
import type { Range } from './range.js';
import { DividesByZero, pointRange } from './range.js';
import { computingCorners } from './range-corners.js';
import { repeatedIn, tightRange } from './tight-range.js';

const whole = (n: number): Exact => ({ n: BigInt(n), d: 1n, e: 0 });

const ranges: fc.Arbitrary<Range> = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 1, max: 30 }) }, fc.integer({ min: -12, max: 2 })),
    fc.integer({ min: 0, max: 9 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([low, width, lowerClosed, upperClosed]) =>
    width === 0 ? pointRange(whole(low)) : { lower: whole(low), lowerClosed, upper: whole(low + width), upperClosed },
  );

const { plans } = fc.letrec<{ plans: Plan }>((tie) => ({
  plans: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'plan' },
    {
      weight: 4,
      arbitrary: fc.integer({ min: 0, max: 2 }).map((index): Plan => ({ kind: 'variable', index })),
    },
    fc.constantFrom(-2, 1, 2, 3).map((n): Plan => ({ kind: 'number', at: whole(n) })),
    tie('plans').map((of): Plan => ({ kind: 'negate', of })),
    fc.tuple(tie('plans'), fc.constantFrom(-3, -1, 2, 3)).map(([of, n]): Plan => ({
      kind: 'scale',
      of,
      factor: whole(n),
    })),
    {
      weight: 3,
      arbitrary: fc
        .tuple(tie('plans'), fc.constantFrom('multiply' as const, 'divide' as const), tie('plans'))
        .map(([left, kind, right]): Plan => ({ kind, left, right })),
    },
    fc.tuple(tie('plans'), fc.integer({ min: -2, max: 3 })).map(([of, exponent]): Plan => ({
      kind: 'power',
      of,
      exponent,
    })),
    {
      weight: 3,
      arbitrary: fc.array(tie('plans'), { minLength: 1, maxLength: 3 }).map((of): Plan => ({ kind: 'sum', of })),
    },
    fc
      .tuple(fc.constantFrom('min' as const, 'max' as const), tie('plans'), tie('plans'))
      .map(([kind, ...of]): Plan => ({ kind, of })),
  ),
}));

/** A plan and ranges for its variables; what does not occur is a point. */
const planned = fc.tuple(plans, fc.tuple(ranges, ranges, ranges)).map(([plan, box]) => ({
  plan,
  box: box.map((range, index) => (occurs(plan, index) ? range : pointRange(whole(1)))),
}));

const isSame = (a: Exact | null, b: Exact | null): boolean => (a === null || b === null ? a === b : order(a, b) === 0);

describe('two corners', () => {
  it('give the range that all the corners that may be extreme give', () => {
    let told = 0;
    fc.assert(
      fc.property(planned, ({ plan, box }) => {
        const found = computingCorners(plan, computingExactly(plan))(box);
        if (found === null) return;
        const other = tightRange(plan, computing(plan), repeatedIn(plan), box);
        if (other.possiblyWide) return;
        told += 1;
        const { range } = other;
        expect([isSame(found.lower, range.lower), isSame(found.upper, range.upper)]).toEqual([true, true]);
        expect([found.lowerClosed, found.upperClosed]).toEqual([range.lowerClosed, range.upperClosed]);
      }),
      { numRuns: 4000 },
    );
    expect(told).toBeGreaterThan(800);
  });

  it('are the same whether directions were kept from other numbers or not', () =>
    fc.assert(
      fc.property(plans, fc.array(fc.tuple(ranges, ranges, ranges), { minLength: 2, maxLength: 5 }), (plan, boxes) => {
        const kept = computingCorners(plan, computingExactly(plan));
        for (const box of boxes) expect(kept(box)).toEqual(computingCorners(plan, computingExactly(plan))(box));
      }),
      { numRuns: 500 },
    ));

  it('hold what numbers between them give', () =>
    fc.assert(
      fc.property(planned, ({ plan, box }) => {
        const exactly = computingExactly(plan);
        const found = computingCorners(plan, exactly)(box);
        if (found === null) return;
        const middles = box.map(({ lower, upper }) => ({ n: (lower?.n ?? 0n) + (upper?.n ?? 0n), d: 2n, e: 0 }));
        const value = exactly(middles);
        const isPoint = box.every(({ lower, upper }) => lower === upper);
        if (value === null || found.lower === null || found.upper === null) return;
        expect(order(found.lower, value)).toBe(isPoint ? 0 : -1);
        expect(order(value, found.upper)).toBe(isPoint ? 0 : -1);
      }),
      { numRuns: 2000 },
    ));
});

describe('a plan of single numbers', () => {
  it('gives what it gives over ranges of one number', () =>
    fc.assert(
      fc.property(plans, fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 3, maxLength: 3 }), (plan, numbers) => {
        const exact = numbers.map(whole);
        const [one, other] = [
          () => computingExactly(plan)(exact),
          () => computing(plan)(exact.map(pointRange)).lower,
        ].map((compute) => {
          try {
            return compute();
          } catch (thrown) {
            if (thrown instanceof DividesByZero) return 'divides by zero';
            throw thrown;
          }
        });
        if (typeof one === 'string' || typeof other === 'string') expect(one).toBe(other);
        else expect(isSame(one ?? null, other ?? null)).toBe(true);
      }),
      { numRuns: 2000 },
    ));
});
