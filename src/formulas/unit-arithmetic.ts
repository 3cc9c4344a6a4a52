import Fraction from 'fraction.js';

import type { UnitProduct } from './unit-product.js';
import { measured, RATIOS, samePowers, unitText } from './unit-product.js';

/** Thrown where what is added or compared measures different things. */
export class UnitsApart extends Error {
  override readonly name = 'UnitsApart';

  constructor(
    readonly first: string,
    readonly second: string,
  ) {
    super('Units that cannot be added.');
  }
}

/**
 * The unit in which a sum of values in several units is shown; null where all are zeros, which have any.
 *
 * It is the same in whatever order they come: the plain number before percent and its kin, otherwise the first in the alphabet.
 * @throws UnitsApart where they measure different things
 */
export function commonUnit(units: readonly (UnitProduct | null)[]): UnitProduct | null {
  const given = units.filter((unit) => unit !== null);
  const [first] = given;
  if (first === undefined) return null;
  const { base } = measured(first);
  if (given.some((unit) => !samePowers(unit.powers, first.powers) && !samePowers(measured(unit).base, base))) {
    throw apart(given);
  }
  const chosen = given.reduce((least, unit) => (rankOf(unit) < rankOf(least) ? unit : least));
  const counted = given.every((unit) => samePowers(unit.counted, first.counted)) ? first.counted : new Map();
  return { powers: chosen.powers, counted };
}

/** Names the same two in whatever order they come. */
function apart(units: readonly UnitProduct[]): UnitsApart {
  const [first, ...others] = units.toSorted((a, b) => (unitText(a) < unitText(b) ? -1 : 1));
  const base = first && measured(first).base;
  const second = others.find((unit) => base && !samePowers(measured(unit).base, base));
  return new UnitsApart(first ? unitText(first) : '1', second ? unitText(second) : '1');
}

/** What a number in one unit is multiplied with to be in the other; null where they measure different things. */
export function convertedTo(unit: UnitProduct, wanted: UnitProduct): Fraction | null {
  if (samePowers(unit.powers, wanted.powers)) return ONE;
  const [from, to] = [measured(unit), measured(wanted)];
  return samePowers(from.base, to.base) ? from.factor.div(to.factor) : null;
}

/**
 * A product without units that cancel or are only factors: percent of USD is USD, MW by kW is a number.
 *
 * @returns the unit, and the factor with which numbers in the given one are multiplied
 */
export function simplified(unit: UnitProduct): { readonly unit: UnitProduct; readonly factor: Fraction } {
  const { powers, counted } = unit;
  const symbols = [...powers];
  const [only] = symbols;
  if (only === undefined) return { unit, factor: ONE };
  if (symbols.length === 1 && RATIOS.includes(only[0]) && only[1] === 1) return { unit, factor: ONE };
  const whole = measured(unit);
  if (whole.base.size === 0) return { unit: { powers: new Map(), counted }, factor: whole.factor };
  const ratios = symbols.filter(([symbol]) => RATIOS.includes(symbol));
  if (ratios.length === 0) return { unit, factor: ONE };
  return {
    unit: { powers: new Map(symbols.filter(([symbol]) => !RATIOS.includes(symbol))), counted },
    factor: measured({ powers: new Map(ratios), counted }).factor,
  };
}

const ONE = new Fraction(1);

/** Of several units the one with the least is shown. */
function rankOf(unit: UnitProduct): string {
  const text = unitText({ powers: unit.powers, counted: new Map() });
  const ratio = RATIOS.indexOf(text);
  return text === '1' ? '' : ratio < 0 ? text : ` ${ratio}`;
}
