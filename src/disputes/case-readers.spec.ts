import fc from 'fast-check';

import { AUDIENCES, mayName, type Readership } from '../accounts/audience.js';
import { narrowestOf } from './case-readers.js';

const readership: fc.Arbitrary<Readership> = fc.record({
  audience: fc.constantFrom(...AUDIENCES),
  deskId: fc.constantFrom('politics', 'business'),
});

describe('who may read a case', () => {
  it('is whoever may read all that it names, in whatever order', () => {
    fc.assert(
      fc.property(fc.array(readership, { minLength: 1, maxLength: 6 }), (records) => {
        const narrowest = narrowestOf(records);
        const fits = (one: Readership): boolean => records.every((record) => mayName(one, record));
        expect(narrowest === null ? records.some(fits) : !fits(narrowest)).toBe(false);
        const reversed = narrowestOf([...records].reverse());
        expect(reversed === null).toBe(narrowest === null);
        if (narrowest && reversed) expect(mayName(narrowest, reversed) && mayName(reversed, narrowest)).toBe(true);
      }),
    );
  });

  it('is nobody where they are for two desks, and where there is nothing', () => {
    const of = (deskId: string): Readership => ({ audience: 'desk', deskId });
    expect(narrowestOf([of('politics'), of('business')])).toBe(null);
    expect(narrowestOf([])).toBe(null);
  });
});
