import fc from 'fast-check';

import type { Correction } from './correction.js';
import type { OrderedDerivation } from './known-derivation.js';
import { inOrderOfStandIns } from './stand-in-order.js';

const claims = [...'abcdefg'];

/** Derivations without a circle among themselves: each of an earlier claim by later ones. */
const derivations = fc.uniqueArray(
  fc.tuple(fc.nat(5), fc.array(fc.nat(5), { minLength: 1, maxLength: 2 })).map(([at, further]) => ({
    id: `${at} ${further.join()}`,
    claimId: claims[at] as string,
    inputs: further.map((more) => claims[Math.min(6, at + 1 + more)] as string),
  })),
  { maxLength: 7, selector: ({ id }) => id },
);
const corrections = fc.array(fc.record({ claim: fc.constantFrom(...claims), by: fc.constantFrom(...claims) }), {
  maxLength: 4,
});

const READERS = { audience: 'newsroom', deskId: 'd' } as const;

describe('derivations in the order of what they are computed with', () => {
  it('have no circle left, whatever corrections close one, and follow all others', () => {
    fc.assert(
      fc.property(derivations, corrections, (given, corrected) => {
        const known = new Map<string, Correction[]>();
        for (const { claim, by } of corrected)
          known.set(claim, [...(known.get(claim) ?? []), { claim, by, ...READERS }]);
        const all = given.map((one): OrderedDerivation => ({
          ...one,
          ...READERS,
          mark: null,
          followsCorrections: true,
        }));
        const ordered = inOrderOfStandIns(all, known);
        expect(ordered.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        for (const { id, claimId, inputs, followsCorrections } of ordered) {
          const recorded = all.find((one) => one.id === id);
          if (!followsCorrections) expect(inputs).toEqual(recorded?.inputs);
          expect(inputs).not.toContain(claimId);
        }
        expect(inOrderOfStandIns(all, new Map()).every((one) => one.followsCorrections)).toBe(true);
      }),
    );
  });

  it('are computed with what they name where a correction would make a claim rest on itself', () => {
    const one: OrderedDerivation = {
      id: 'd',
      claimId: 'new',
      inputs: ['old'],
      mark: null,
      followsCorrections: true,
      ...READERS,
    };
    const known = new Map([['old', [{ claim: 'old', by: 'new', ...READERS }]]]);
    expect(inOrderOfStandIns([one], known)).toMatchObject([{ inputs: ['old'], followsCorrections: false }]);
    const other = { ...one, claimId: 'third' };
    expect(inOrderOfStandIns([other], known)).toMatchObject([{ inputs: ['new'], followsCorrections: true }]);
  });
});
