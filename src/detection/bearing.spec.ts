import fc from 'fast-check';

import { audienceKey, AUDIENCES, lensOfAll, type Readership } from '../accounts/audience.js';
import { bearingsOfPair, bearingThrough, type RecordedBearing, type SaidTo } from './bearing.js';

const readership: fc.Arbitrary<Readership> = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  deskId: fc.constantFrom('politics', 'business', 'sport'),
});
const readers = readership.map(audienceKey);
const day = fc.constantFrom('2024-01-01', '2025-01-01', '2025-06-01', null);
const said: fc.Arbitrary<SaidTo> = fc.record({
  originator: fc.constantFrom('altman', 'gerstner', null),
  readers,
  stances: fc.integer({ min: 1, max: 3 }),
  firstAffirmed: day,
  lastAffirmed: day,
  lastRetracted: day,
  affirms: fc.boolean(),
  retracts: fc.boolean(),
});
const bearing = (id: string): fc.Arbitrary<RecordedBearing> =>
  fc
    .tuple(readership, fc.array(said, { maxLength: 4 }), fc.array(readers, { maxLength: 2 }))
    .map(([meant, all, supersededFor]) => ({ id, ...meant, said: all, supersededFor }));

describe('what bears on a pair of claims', () => {
  it('does not change with what some reader of the pair cannot see', () => {
    const more = fc.array(said, { maxLength: 4 });
    fc.assert(
      fc.property(bearing('a'), bearing('b'), more, fc.array(readers, { maxLength: 3 }), (one, other, added, by) => {
        const lens = lensOfAll(one, other);
        const unseen = {
          ...one,
          said: [...one.said, ...added.filter((some) => !lens.has(some.readers))],
          supersededFor: [...one.supersededFor, ...by.filter((some) => !lens.has(some))],
        };
        expect(bearingsOfPair(unseen, other, 'public')).toEqual(bearingsOfPair(one, other, 'public'));
      }),
    );
  });

  it('counts what is for a desk exactly where one of the claims is', () => {
    fc.assert(
      fc.property(bearing('a'), bearing('b'), fc.constantFrom('politics', 'business'), (one, other, desk) => {
        const correction = { ...one, said: [], supersededFor: [desk] };
        const [{ superseded }] = bearingsOfPair(correction, other, 'public');
        expect(superseded).toBe([one, other].some((claim) => audienceKey(claim) === desk));
      }),
    );
  });

  it('is the same however what an originator said is spread over readers who all see it', () => {
    fc.assert(
      fc.property(bearing('a'), (one) => {
        const lens = lensOfAll(one);
        const alike = { ...one, said: one.said.map((some) => ({ ...some, readers: 'newsroom' })) };
        const seen = { ...one, said: one.said.filter((some) => lens.has(some.readers)) };
        const [spread, together] = [
          seen,
          { ...alike, said: alike.said.filter((_, i) => lens.has(one.said[i]?.readers ?? '')) },
        ];
        expect(bearingThrough(lens, spread)).toEqual(bearingThrough(lens, together));
        const originators = bearingThrough(lens, spread).said.map(({ originator }) => originator);
        expect(new Set(originators).size).toBe(originators.length);
      }),
    );
  });
});
