import fc from 'fast-check';

import { conversionOf, converted } from './convert-unit.js';
import { PHYSICAL_UNITS } from './physical-units.js';
import { decimalOf, rationalOf } from './rational.js';

describe('exact conversion', () => {
  const codes = Object.keys(PHYSICAL_UNITS);

  it('there and back gives the same number, and keeps the order', () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.constantFrom(...codes),
        fc.integer(),
        fc.integer(),
        (from, to, x, y) => {
          const [there, back] = [conversionOf(from, to), conversionOf(to, from)];
          expect(there === null).toBe(PHYSICAL_UNITS[from]?.dimension !== PHYSICAL_UNITS[to]?.dimension);
          if (there === null || back === null) return;
          const [a, b] = [rationalOf(String(x)), rationalOf(String(y))];
          expect(converted(converted(a, there), back).equals(a)).toBe(true);
          expect(Math.sign(converted(a, there).compare(converted(b, there)))).toBe(Math.sign(a.compare(b)));
        },
      ),
      { numRuns: 500 },
    ));

  it.each([
    ['1', 'W.h', 'J', '3600'],
    ['1', '[mi_i]', 'm', '1609.344'],
    ['100', 'Cel', '[degF]', '212'],
    ['-40', '[degF]', 'Cel', '-40'],
    ['0', 'K', 'Cel', '-273.15'],
    ['1', '[bbl_us]', 'L', '158.987294928'],
    ['3', 'a', 'mo', '36'],
    ['1', 'percentage_point', 'basis_point', '100'],
    ['1', 'kWh', 'MJ', '3.6'],
    ['1', '[acr_us]', 'm2', '4046.872609874252006568529266091'],
  ])('of %s %s into %s is %s', (value, from, to, expected) => {
    const conversion = conversionOf(from, to);
    expect(conversion && decimalOf(converted(rationalOf(value), conversion), 27)).toBe(expected.slice(0, 32));
  });

  it.each([
    ['percent', 'percentage_point'],
    ['percent', '1'],
    ['USD', 'EUR'],
    ['d', 'mo'],
    ['constructor', 'toString'],
  ])('there is none between %s and %s', (from, to) => expect(conversionOf(from, to)).toBeNull());
});
