import Fraction from 'fraction.js';

import type { PhysicalDimension } from '../quantities/physical-units.js';
import { PHYSICAL_UNITS } from '../quantities/physical-units.js';
import { rationalOf } from '../quantities/rational.js';
import { canonicalUnit, currencyCodes } from '../quantities/units.js';
import { TooLarge } from './exact.js';

/** A unit as a product of powers: `USD/employees` has USD 1, and of things counted employees −1. */
export interface UnitProduct {
  /** By symbol; none is 0. */
  readonly powers: ReadonlyMap<string, number>;
  /** Things counted, by word. They are shown, and decide nothing: a wage times employees is money. */
  readonly counted: ReadonlyMap<string, number>;
}

/** A number without a unit. */
export const NO_UNIT: UnitProduct = { powers: new Map(), counted: new Map() };

/** What a unit measures, by base symbol, and how many of the base units it is. */
export interface Measured {
  readonly base: ReadonlyMap<string, number>;
  readonly factor: Fraction;
}

/** Shares: factors of a hundredth and a ten-thousandth, in the order in which a sum of several is shown. */
export const RATIOS: readonly string[] = ['percent', 'percentage_point', 'basis_point'];

/** Nothing is measured in larger powers of a unit. */
const LARGEST_POWER = 200;

const BASES: Readonly<Record<PhysicalDimension, Readonly<Record<string, number>>>> = {
  length: { m: 1 },
  area: { m: 2 },
  volume: { m: 3 },
  mass: { kg: 1 },
  power: { kg: 1, m: 2, s: -3 },
  energy: { kg: 1, m: 2, s: -2 },
  speed: { m: 1, s: -1 },
  temperature: { K: 1 },
  duration: { s: 1 },
  months: { mo: 1 },
  data: { By: 1 },
  data_rate: { By: 1, s: -1 },
  frequency: { s: -1 },
  pressure: { kg: 1, m: -1, s: -2 },
};

/** The unit that a symbol is. Whatever is not known, and temperatures whose zero lies elsewhere, are units of their own. */
function measuredSymbol(symbol: string): Measured {
  if (RATIOS.includes(symbol)) {
    return { base: new Map(), factor: new Fraction(1n, symbol === 'basis_point' ? 10_000n : 100n) };
  }
  const unit = Object.hasOwn(PHYSICAL_UNITS, symbol) ? PHYSICAL_UNITS[symbol] : undefined;
  if (unit === undefined || unit.offset !== '0') return { base: new Map([[symbol, 1]]), factor: new Fraction(1) };
  const factor = rationalOf(unit.numerator).div(rationalOf(unit.denominator));
  // Data rates have bits in their base unit, data have bytes.
  const bits = unit.dimension === 'data_rate' ? new Fraction(1n, 8n) : new Fraction(1);
  return { base: new Map(Object.entries(BASES[unit.dimension])), factor: factor.mul(bits) };
}

/** What a unit measures. */
export function measured({ powers }: UnitProduct): Measured {
  let base: ReadonlyMap<string, number> = new Map();
  let factor = new Fraction(1);
  for (const [symbol, power] of powers) {
    const one = measuredSymbol(symbol);
    base = combined(base, one.base, power);
    factor = factor.mul(one.factor.pow(power) ?? new Fraction(1));
  }
  return { base, factor };
}

/** The product of a unit and another to a power. */
export function unitTimes(a: UnitProduct, b: UnitProduct, power: number): UnitProduct {
  return { powers: combined(a.powers, b.powers, power), counted: combined(a.counted, b.counted, power) };
}

/** Whether two products of powers are the same. */
export function samePowers(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a === b) return true;
  return a.size === b.size && [...a].every(([symbol, power]) => b.get(symbol) === power);
}

/** The unit that figures carry, and what they count. The reverse of {@link unitText}. */
export function unitProductOf(unit: string, of?: string): UnitProduct {
  const symbol = canonicalUnit(unit);
  if (symbol === '1') return of === undefined ? NO_UNIT : { powers: new Map(), counted: new Map([[of, 1]]) };
  if (isKnown(symbol) || !/[/·^]/.test(symbol)) return { powers: new Map([[symbol, 1]]), counted: new Map() };
  return symbolsOf(symbol).reduce((all, [one, power]) => {
    // A word below that is no unit is something counted.
    const isCounted = power < 0 && !isKnown(one);
    const part = new Map([[one, 1]]);
    return unitTimes(
      all,
      isCounted ? { powers: new Map(), counted: part } : { powers: part, counted: new Map() },
      power,
    );
  }, NO_UNIT);
}

/** How a product is written: `USD/h`, `W.h`, `m^3`, `1`; things counted stand only below: `USD/employees`. */
export function unitText({ powers, counted }: UnitProduct): string {
  const [[only, once] = ['', 0]] = powers;
  if (powers.size === 1 && once === 1 && isKnown(only) && ![...counted.values()].some((power) => power < 0))
    return only;
  const all = [...powers].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const per = [...counted].filter(([, power]) => power < 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const above = all.filter(([, power]) => power > 0).map(([symbol, power]) => raisedText(symbol, power));
  const below = [...all.filter(([, power]) => power < 0), ...per].map(([symbol, power]) => raisedText(symbol, -power));
  // As figures have it where that is a unit: MW.h.
  const ucum = above.join('.');
  return [isKnown(ucum) ? ucum : above.join('·') || '1', ...below].join('/');
}

function isKnown(symbol: string): boolean {
  return Object.hasOwn(PHYSICAL_UNITS, symbol) || RATIOS.includes(symbol) || currencyCodes.has(symbol);
}

/** The factors of a product as it is written; the text as one symbol where it is none. */
function symbolsOf(text: string): readonly (readonly [symbol: string, power: number])[] {
  const parts = text.match(/(?:^|[/·])(?:\([^()]*\)|[^/·()]+)(?:\^\d{1,3})?/g) ?? [];
  if (parts.join('') !== text) return [[text, 1]];
  return parts
    .map((part) => {
      const [, sign, bracketed, plain = '', power = '1'] = /^([/·]?)(?:\((.*)\)|([^^]*))(?:\^(\d+))?$/.exec(part) ?? [];
      return [canonicalUnit(bracketed ?? plain), (sign === '/' ? -1 : 1) * Number(power)] as const;
    })
    .filter(([symbol]) => symbol !== '1');
}

/** A symbol that is written as a quotient itself stands in brackets. */
function raisedText(symbol: string, power: number): string {
  const whole = /[/·]/.test(symbol) ? `(${symbol})` : symbol;
  return power === 1 ? whole : `${whole}^${power}`;
}

function combined(
  a: ReadonlyMap<string, number>,
  b: ReadonlyMap<string, number>,
  power: number,
): ReadonlyMap<string, number> {
  if (b.size === 0 || power === 0) return a;
  const powers = new Map(a);
  for (const [symbol, one] of b) {
    const together = (powers.get(symbol) ?? 0) + one * power;
    if (Math.abs(together) > LARGEST_POWER) throw new TooLarge('A unit has too large a power.');
    if (together === 0) powers.delete(symbol);
    else powers.set(symbol, together);
  }
  return powers;
}
