import fc from 'fast-check';

import { languages } from './languages.js';
import { plainestPhrase, quantityPhrases } from './quantity-phrases.js';

describe('how a language writes a quantity', () => {
  it('is the first of all its phrases where only the plainest is asked for', () => {
    const decimals = fc
      .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.nat({ max: 25 }))
      .map(([digits, zeros]) => `${digits}${'0'.repeat(zeros)}`.replace(/^(-?)0+$/, '0'));
    const fractions = fc
      .tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 99999999 }))
      .map(([whole, part]) => `${whole}.${part}`.replace(/0+$/, ''));
    const units = fc.constantFrom('1', 'USD', 'EUR', 'percent', 'basis_point', 't', 'USD/h', 'anything');
    const words = fc.constantFrom(...Object.values(languages));
    fc.assert(
      fc.property(fc.oneof(decimals, fractions), units, words, (value, unit, language) => {
        expect(plainestPhrase(value, { unit }, language)).toBe(quantityPhrases(value, { unit }, language)[0] ?? null);
      }),
    );
  });
});
