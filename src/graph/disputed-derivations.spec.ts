import fc from 'fast-check';

import { isUpheld, OUTCOMES } from '../disputes/outcome.js';
import { type DisputedDerivation, strikesOn } from './disputed-derivations.js';

const disputed: fc.Arbitrary<DisputedDerivation> = fc
  .record({
    ...{ id: fc.constantFrom('d', 'e'), dispute: fc.uuid(), outcome: fc.option(fc.constantFrom(...OUTCOMES)) },
    ...{ chosen: fc.boolean(), claimChosen: fc.boolean(), readers: fc.constantFrom('public', 'newsroom', 'politics') },
    day: fc.integer({ min: 1, max: 9 }),
  })
  .map(({ chosen, day, ...one }) => ({
    ...one,
    decided: one.outcome && `2026-01-0${day}T09:00:00Z`,
    upheld: one.outcome && isUpheld(one.outcome, chosen),
  }));
const several = fc.array(disputed, { maxLength: 6 });

describe('what derivations in dispute do to what they derive', () => {
  it('is the same in whatever order they are read, and one attack at most for each', () => {
    fc.assert(
      fc.property(several, (all) => {
        const strikes = strikesOn('c', all);
        expect(strikesOn('c', [...all].reverse()).sort(byId)).toEqual([...strikes].sort(byId));
        expect(new Set(strikes.map(({ from }) => from)).size).toBe(strikes.length);
        for (const { from, to, mutual, outcome } of strikes)
          expect([['d', 'e'].includes(from), to, mutual]).toEqual([
            true,
            'c',
            outcome === null || outcome === 'unresolved',
          ]);
      }),
    );
  });

  it('is what the case for the fewest readers says, and nothing that all others say', () => {
    fc.assert(
      fc.property(several, disputed, (others, own) => {
        const wider = others.filter(({ readers, dispute }) => readers !== 'politics' && dispute !== own.dispute);
        const narrow = { ...own, readers: 'politics' };
        const told = (all: readonly DisputedDerivation[]) => strikesOn('c', all).filter(({ from }) => from === own.id);
        expect(told([...wider, narrow])).toEqual(told([narrow]));
      }),
    );
  });

  it('is nothing where they were upheld, whatever was decided, and nothing without a case', () => {
    fc.assert(
      fc.property(several, (all) => {
        expect(
          strikesOn(
            'c',
            all.map((one) => ({ ...one, outcome: 'error', decided: '2026-01-01T09:00:00Z', upheld: true })),
          ),
        ).toEqual([]);
      }),
    );
    expect(strikesOn('c', [])).toEqual([]);
  });

  it('has a direction only where they are in error, and neither the claim nor another derivation was chosen', () => {
    const inError = (more: Partial<DisputedDerivation> = {}): DisputedDerivation => ({
      ...{
        id: 'd',
        dispute: 'k',
        outcome: 'prefer',
        decided: '2026-01-01T09:00:00Z',
        upheld: false,
        claimChosen: false,
      },
      readers: 'newsroom',
      ...more,
    });
    expect(strikesOn('c', [inError()])).toMatchObject([{ from: 'd', to: 'c', mutual: false }]);
    expect(strikesOn('c', [inError({ claimChosen: true })])).toEqual([]);
    expect(strikesOn('c', [inError(), inError({ id: 'e', upheld: true })])).toEqual([]);
    expect(strikesOn('c', [inError(), inError({ id: 'e', upheld: true, dispute: 'another' })])).toHaveLength(1);
    const open = inError({ dispute: 'open', outcome: null, decided: null, upheld: null });
    expect(strikesOn('c', [inError(), open])).toMatchObject([{ dispute: 'open', mutual: true }]);
  });
});

const byId = (one: { readonly id: string }, other: { readonly id: string }): number => (one.id < other.id ? -1 : 1);
