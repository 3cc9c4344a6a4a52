import fc from 'fast-check';

import {
  absolute,
  add,
  canonicalDecimal,
  compare,
  isZero,
  max,
  min,
  multiply,
  negate,
  subtract,
  timesPowerOfTen,
} from './decimal.js';

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.integer({ min: -30, max: 30 }))
  .map(([integer, exponent]) => timesPowerOfTen(integer.toString(), exponent));

describe('decimals', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['-0.000', '0'],
    ['007', '7'],
    ['13.50', '13.5'],
    ['-0.10', '-0.1'],
    ['9'.repeat(100), '9'.repeat(100)],
  ])('writes %s as %s', (text, canonical) => expect(canonicalDecimal(text)).toBe(canonical));

  it.each([
    '',
    ' ',
    '1e400',
    '1E2',
    '+1',
    '1.',
    '.5',
    '1,5',
    '--1',
    'NaN',
    'Infinity',
    '１',
    ' 1',
    '1\n',
    '0x1',
    '\ud800',
  ])('refuses %j', (text) => expect(() => canonicalDecimal(text)).toThrow(RangeError));

  it('refuses more than 100 digits', () => {
    expect(() => canonicalDecimal('9'.repeat(101))).toThrow(RangeError);
    expect(() => canonicalDecimal(`0.${'0'.repeat(100)}`)).toThrow(RangeError);
    expect(() => canonicalDecimal('1'.repeat(10_000))).toThrow(RangeError);
  });

  it('keeps what floats lose', () => expect(add('0.1', '0.2')).toBe('0.3'));

  it('gives canonical results of a ring', () =>
    fc.assert(
      fc.property(decimals, decimals, decimals, (a, b, c) => {
        expect(add(a, b)).toBe(add(b, a));
        expect(multiply(a, add(b, c))).toBe(add(multiply(a, b), multiply(a, c)));
        expect(subtract(add(a, b), b)).toBe(a);
        expect(add(a, negate(a))).toBe('0');
        for (const text of [add(a, b), multiply(a, b), subtract(a, b), negate(a), absolute(a)]) {
          expect(text).toMatch(/^(0|-?(?!0$)(0|[1-9]\d*)(\.\d*[1-9])?)$/);
        }
      }),
    ));

  it('orders as subtraction does', () =>
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        const difference = subtract(a, b);
        expect(compare(a, b)).toBe(isZero(difference) ? 0 : difference.startsWith('-') ? -1 : 1);
        expect([min(a, b), max(a, b)].sort()).toEqual([a, b].sort());
        expect(compare(min(a, b), max(a, b))).not.toBe(1);
      }),
    ));

  it('scales by powers of ten and back', () =>
    fc.assert(
      fc.property(decimals, fc.integer({ min: -50, max: 50 }), (a, exponent) => {
        expect(timesPowerOfTen(timesPowerOfTen(a, exponent), -exponent)).toBe(a);
      }),
    ));

  it('refuses powers that are none', () => {
    expect(() => timesPowerOfTen('1', 1.5)).toThrow(RangeError);
    expect(() => timesPowerOfTen('1', 100_000)).toThrow(RangeError);
  });
});
