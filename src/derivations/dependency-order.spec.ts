import fc from 'fast-check';

import { inDependencyOrder } from './dependency-order.js';

const derivation = (id: string, claimId: string, inputs: readonly string[]) => ({ id, claimId, inputs });

describe('inDependencyOrder', () => {
  it('puts each derivation after all derivations of its inputs, in whatever order they are given', () => {
    const graph = fc.array(fc.tuple(fc.nat(20), fc.array(fc.nat(19), { maxLength: 4 })), { maxLength: 40 });
    fc.assert(
      fc.property(graph, fc.infiniteStream(fc.nat()), (rows, dice) => {
        // A claim is computed from claims of smaller numbers alone: no circle.
        const all = rows.map(([claim, inputs], i) =>
          derivation(
            `d${i}`,
            `c${claim}`,
            inputs.filter((input) => input < claim).map((input) => `c${input}`),
          ),
        );
        const shuffled = all
          .map((one) => [dice.next().value as number, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const ordered = inDependencyOrder(shuffled);
        expect(ordered.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        const places = new Map(ordered.map(({ id }, place) => [id, place]));
        for (const one of ordered)
          for (const upstream of all.filter(({ claimId }) => one.inputs.includes(claimId)))
            expect(places.get(upstream.id)).toBeLessThan(places.get(one.id) ?? -1);
      }),
    );
  });

  it('keeps what goes in a circle, after all that does not', () => {
    const circle = [derivation('a', 'x', ['y']), derivation('b', 'y', ['x']), derivation('c', 'z', [])];
    expect(inDependencyOrder(circle).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
  });

  it('takes a chain of 100,000', () => {
    const chain = Array.from({ length: 100_000 }, (_, i) => derivation(`d${i}`, `c${i}`, [`c${i + 1}`]));
    expect(inDependencyOrder(chain).map(({ id }) => id)).toEqual(chain.map(({ id }) => id).reverse());
  });
});
