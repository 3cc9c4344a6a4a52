import Fraction from 'fraction.js';

import type { PhysicalDimension } from '../quantities/physical-units.js';
import { PHYSICAL_UNITS } from '../quantities/physical-units.js';
import { rationalOf } from '../quantities/rational.js';
import { canonicalUnit } from '../quantities/units.js';
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

/** The unit that figures carry, and what they count. */
export function unitProductOf(unit: string, of?: string): UnitProduct {
  const symbol = canonicalUnit(unit);
  if (symbol === '1') return of === undefined ? NO_UNIT : { powers: new Map(), counted: new Map([[of, 1]]) };
  return { powers: powersOf(symbol), counted: new Map() };
}

/** How a product is written: `USD/h`, `W.h`, `m^3`, `1`; things counted stand only below: `USD/employees`. */
export function unitText({ powers, counted }: UnitProduct): string {
  const all = [...powers].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const per = [...counted].filter(([, power]) => power < 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const above = all.filter(([, power]) => power > 0).map(([symbol, power]) => raisedText(symbol, power));
  const below = [...all.filter(([, power]) => power < 0), ...per].map(([symbol, power]) => raisedText(symbol, -power));
  return [above.join('·') || '1', ...below].join('/');
}

/** The reverse of {@link unitText}, but for things counted, which cannot be told from symbols. */
function powersOf(text: string): ReadonlyMap<string, number> {
  if (Object.hasOwn(PHYSICAL_UNITS, text)) return new Map([[text, 1]]);
  const symbols = symbolsOf(text);
  let powers: ReadonlyMap<string, number> = new Map();
  for (const [symbol, power] of symbols) powers = combined(powers, new Map([[symbol, 1]]), power);
  return powers;
}

function symbolsOf(text: string): readonly (readonly [symbol: string, power: number])[] {
  const [above = '', ...below] = text.split('/');
  const parts = [...above.split('·').map((part) => [part, 1] as const), ...below.map((part) => [part, -1] as const)];
  if (parts.some(([part]) => part === '')) return [[text, 1]];
  return parts
    .map(([part, sign]) => {
      const [, symbol = part, power = '1'] = /^(.+)\^(\d{1,4})$/.exec(part) ?? [];
      return [canonicalUnit(symbol), sign * Number(power)] as const;
    })
    .filter(([symbol]) => symbol !== '1');
}

function raisedText(symbol: string, power: number): string {
  return power === 1 ? symbol : `${symbol}^${power}`;
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
