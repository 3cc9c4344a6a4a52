import fc from 'fast-check';

import { componentsOf, type Pair } from './components.js';

const id = fc.constantFrom(...'abcdefghijkl');

const pairs = fc.array(
  fc.tuple(id, id).filter(([a, b]) => a !== b),
  { maxLength: 14 },
);

/** What can be reached from each claim, by going along every edge again and again. */
function naive(given: readonly Pair[]): string[] {
  const reached = new Map(given.flat().map((one) => [one, new Set([one])]));
  for (let again = true; again;) {
    again = false;
    for (const [a, b] of given) {
      const [one, other] = [reached.get(a), reached.get(b)] as [Set<string>, Set<string>];
      const size = one.size + other.size;
      for (const each of [...one, ...other]) {
        one.add(each);
        other.add(each);
      }
      again ||= one.size + other.size > size;
    }
  }
  return [...new Set([...reached.values()].map((all) => [...all].sort().join('')))];
}

describe('components', () => {
  it('are what can be reached from each other, the largest first', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const expected = naive(given).sort((one, other) => other.length - one.length || (one < other ? -1 : 1));
        expect(componentsOf(given).map(({ claims }) => claims.join(''))).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('do not depend on the order of the edges, and count each of them once', () => {
    const both = pairs.chain((given) =>
      fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
    );
    fc.assert(
      fc.property(both, ([given, shuffled]) => {
        const found = componentsOf(given);
        expect(componentsOf(shuffled.map(([a, b]) => [b, a] as const))).toEqual(found);
        expect(found.reduce((sum, { edges }) => sum + edges, 0)).toBe(given.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('may be one long chain', () => {
    const chain = Array.from({ length: 100_000 }, (_, i): Pair => [`claim ${i}`, `claim ${i + 1}`]);
    expect(componentsOf(chain)).toMatchObject([{ edges: 100_000 }]);
  });
});
