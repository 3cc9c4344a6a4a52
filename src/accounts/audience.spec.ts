import fc from 'fast-check';

import { audienceKey, AUDIENCES, lensOf, lensOfAll, mayName, type Readership } from './audience.js';

const readership: fc.Arbitrary<Readership> = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  deskId: fc.constantFrom('politics', 'business', 'sport'),
});

describe('who may read what', () => {
  it('lets through a lens what its record may name, and nothing else', () => {
    fc.assert(
      fc.property(readership, readership, (record, named) => {
        expect(lensOf(record).has(audienceKey(named))).toBe(mayName(record, named));
      }),
    );
  });

  it('sees through the lens of a record whatever the lens of what it names sees', () => {
    fc.assert(
      fc.property(readership, readership, readership, (record, named, other) => {
        fc.pre(mayName(record, named) && mayName(named, other));
        expect(lensOf(record).has(audienceKey(other))).toBe(true);
      }),
    );
  });

  it('names each other only within one audience: a circle of naming has one', () => {
    fc.assert(
      fc.property(readership, readership, (one, other) => {
        fc.pre(mayName(one, other) && mayName(other, one));
        expect(audienceKey(one)).toBe(audienceKey(other));
      }),
    );
  });

  it('sees through a lens of several records what is for the desks of any of them', () => {
    fc.assert(
      fc.property(readership, readership, readership, (one, other, named) => {
        const seen = lensOfAll(one, other).has(audienceKey(named));
        expect(seen).toBe(named.audience !== 'desk' || [one, other].some((record) => mayName(record, named)));
        expect(lensOfAll(other, one)).toEqual(lensOfAll(one, other));
      }),
    );
  });
});
