import fc from 'fast-check';

import { circleThrough, claimsInCircles, type Step } from './circle.js';

const step = (claim: string, input: string): Step => ({ claim, input });
const steps = fc.array(fc.record({ claim: fc.constantFrom(...'abcdefg'), input: fc.constantFrom(...'abcdefg') }), {
  maxLength: 14,
});

/** By walking from each claim, however long it takes. */
function reaches(from: string, to: string, all: readonly Step[]): boolean {
  const seen = new Set([from]);
  for (const at of seen) for (const { claim, input } of all) if (claim === at) seen.add(input);
  return seen.has(to);
}

describe('circles of derivation', () => {
  it('are found exactly where an input of an added step leads back to its claim', () => {
    fc.assert(
      fc.property(steps, steps, (added, recorded) => {
        const all = [...added, ...recorded];
        const circle = circleThrough(added, all);
        expect(circle !== null).toBe(added.some(({ claim, input }) => reaches(input, claim, all)));
        for (const [i, claim] of (circle ?? []).entries()) {
          const input = circle?.[(i + 1) % circle.length];
          expect(all).toContainEqual({ claim, input });
        }
      }),
    );
  });

  it('have the claims that are computed from themselves', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const expected = [...'abcdefg'].filter((one) =>
          all.some(({ claim, input }) => claim === one && reaches(input, one, all)),
        );
        expect([...claimsInCircles(all)].sort()).toEqual(expected);
      }),
    );
  });

  it('that are there already are not what an added step closes', () => {
    const recorded = [step('a', 'b'), step('b', 'a')];
    const added = [step('c', 'a')];
    expect(circleThrough(added, [...recorded, ...added])).toBeNull();
  });

  it('are looked for in long chains without exhausting the stack', () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => step(`${i}`, `${i + 1}`));
    expect(circleThrough(chain, chain)).toBeNull();
    const closed = [...chain, step('100000', '0')];
    expect(circleThrough(closed.slice(-1), closed)).toHaveLength(100_001);
  });
});
