import fc from 'fast-check';

import { comparand } from '../../test/support/comparands.js';
import { compare } from './compare.js';
import { withoutValues } from './without-values.js';

describe('reasons without the values that they compare', () => {
  it('tell no number, and are as many as before, under the same codes', () => {
    const amount = fc
      .tuple(
        fc.constantFrom('', 'more than ', 'at most ', 'about ', 'exactly '),
        fc.integer({ min: 11, max: 99 }),
        fc.nat(9),
      )
      .map(([how, whole, part]) => `${how}$${whole}.${part} billion`);
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const { reasons } = compare(comparand(a), comparand(b), null);
        const told = withoutValues(reasons);
        expect(told.map(({ code }) => code)).toEqual(reasons.map(({ code }) => code));
        for (const { text } of told) expect(text.replace('5 percent', '')).not.toMatch(/\d/);
      }),
    );
  });
});
