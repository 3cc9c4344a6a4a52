import fc from 'fast-check';

import { TooLarge } from './exact.js';
import { commonUnit, convertedTo, simplified, UnitsApart } from './unit-arithmetic.js';
import { NO_UNIT, samePowers, unitProductOf, unitText, unitTimes } from './unit-product.js';

const units = fc.constantFrom(
  '1',
  'USD',
  'EUR',
  'percent',
  'basis_point',
  'GW.h',
  'MW',
  'h',
  'kg',
  'km',
  'm/s',
  'Cel',
  'kBy',
  'Mbit/s',
);

describe('units of products', () => {
  it.each([
    ['USD', 'percent', 1, 'USD', '1/100'],
    ['USD', 'percent', -1, 'USD', '100'],
    ['percent', 'percent', 1, '1', '1/10000'],
    ['percent', 'percent', -1, '1', '1'],
    ['percent', '1', 1, 'percent', '1'],
    ['MW', 'kW', -1, '1', '1000'],
    ['GW.h', 'h', -1, 'GW.h/h', '1'],
    ['Mbit/s', 's', 1, '(Mbit/s)·s', '1'],
    ['USD', 'USD', 1, 'USD^2', '1'],
    ['1', 'USD', -1, '1/USD', '1'],
    ['m/s', 'h', 1, 'h·(m/s)', '1'],
    ['basis_point', 'EUR', 1, 'EUR', '1/10000'],
  ])('%s times %s to the power %d is %s, with a factor of %s', (a, b, power, text, factor) => {
    const { unit, factor: found } = simplified(unitTimes(unitProductOf(a), unitProductOf(b), power));
    expect([unitText(unit), found.toFraction()]).toEqual([text, factor]);
  });

  it.each([
    ['GW.h/h', 'MW', '1000'],
    ['(Mbit/s)·s', 'MBy', '1/8'],
    ['kg·m^2/s^3', 'W', '1'],
    ['km^2', 'har', '100'],
    ['percent', '1', '1/100'],
    ['percentage_point', 'basis_point', '100'],
    ['USD/h', 'USD/d', '24'],
    ['USD/employees', 'USD', '1'],
    ['1/(m/s)^2', 's^2/m^2', '1'],
    ['km/h', 'm/s', '5/18'],
  ])('%s in %s has a factor of %s', (from, to, factor) =>
    expect(convertedTo(unitProductOf(from), unitProductOf(to))?.toFraction()).toBe(factor),
  );

  it.each([
    ['USD', 'EUR'],
    ['USD', '1'],
    ['Cel', 'K'],
    ['mo', 'd'],
    ['USD/h', 'USD'],
    ['constructor', 'toString'],
  ])('%s is not to be had in %s', (from, to) => expect(convertedTo(unitProductOf(from), unitProductOf(to))).toBeNull());

  it('are shown per thing counted, but measured without it', () => {
    const [money, employees] = [unitProductOf('USD'), unitProductOf('1', 'employees')];
    const each = unitTimes(money, employees, -1);
    expect(unitText(each)).toBe('USD/employees');
    expect(unitText(unitTimes(money, employees, 1))).toBe('USD');
    expect(convertedTo(each, money)?.toFraction()).toBe('1');
  });

  it('are bounded', () => {
    const huge = (): unknown =>
      Array.from({ length: 300 }).reduce<typeof NO_UNIT>((unit) => unitTimes(unit, unitProductOf('USD'), 1), NO_UNIT);
    expect(huge).toThrow(TooLarge);
  });

  it('read as they are written', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(units, fc.constantFrom(-2, -1, 1, 2)), { maxLength: 4 }), (parts) => {
        const { unit } = simplified(
          parts.reduce((all, [symbol, power]) => unitTimes(all, unitProductOf(symbol), power), NO_UNIT),
        );
        const again = unitProductOf(unitText(unit));
        expect([unitText(unit), convertedTo(again, unit)?.toFraction()]).toEqual([unitText(unit), '1']);
      }),
    ));

  it('have one common unit in whatever order, or none', () =>
    fc.assert(
      fc.property(fc.array(units, { minLength: 1, maxLength: 4 }), (all) => {
        const common = (symbols: readonly string[]): string => {
          try {
            const unit = commonUnit(symbols.map((symbol) => unitProductOf(symbol)));
            return unit ? unitText(unit) : 'any';
          } catch (thrown) {
            if (thrown instanceof UnitsApart) return `${thrown.first} and ${thrown.second}`;
            throw thrown;
          }
        };
        expect(common(all.toReversed())).toBe(common(all));
        const unit = common(all);
        if (all.some((one) => one === unit))
          for (const one of all) expect(convertedTo(unitProductOf(one), unitProductOf(unit))).not.toBeNull();
      }),
    ));

  it('of a sum are the plain number before percent, and percent before basis points', () => {
    const common = (...symbols: string[]) => commonUnit(symbols.map((symbol) => unitProductOf(symbol)));
    expect(samePowers(common('percent', '1')?.powers ?? new Map([['x', 1]]), new Map())).toBe(true);
    expect([...(common('basis_point', 'percent')?.powers.keys() ?? [])]).toEqual(['percent']);
    expect(commonUnit([null, null])).toBeNull();
  });
});
