import Fraction from 'fraction.js';

import type { PhysicalUnit } from './physical-units.js';
import { PHYSICAL_UNITS, UNIT_ALIASES } from './physical-units.js';
import { rationalOf } from './rational.js';
import { currencyCodes } from './units.js';

/** How a number in one unit becomes a number in another: (value + before) × factor + after, exactly. */
export interface Conversion {
  readonly before: Fraction;
  /** Never zero or negative, so that what was smaller stays smaller. */
  readonly factor: Fraction;
  readonly after: Fraction;
}

/** Shares and their differences. A basis point is a hundredth of a percentage point; a percentage is neither. */
const RATIOS: Readonly<Record<string, readonly [dimension: string, inBase: Fraction]>> = {
  percent: ['share', new Fraction(1)],
  '%': ['share', new Fraction(1)],
  percentage_point: ['difference of shares', new Fraction(1)],
  basis_point: ['difference of shares', new Fraction(1, 100)],
};

/**
 * What a unit measures, as a word that two units share exactly where values in them can be compared.
 *
 * All money is one dimension, though converting it takes a rate. `percent` and `percentage_point` are two dimensions: a
 * share of 5 % is no rise by 5 points. A unit that is not known is a dimension of its own.
 */
export function dimensionWord(unit: string): string {
  if (currencyCodes.has(unit)) return 'money';
  if (unit === '1') return 'count';
  const ratio = own(RATIOS, unit)?.[0];
  return ratio ?? physical(unit)?.dimension ?? `unit ${unit}`;
}

/** Whether values in the two units can be compared; see {@link dimensionWord}. */
export function sameDimension(a: string, b: string): boolean {
  return a === b || dimensionWord(a) === dimensionWord(b);
}

/**
 * The exact conversion from one unit into another of its dimension; null where there is none, and between two currencies,
 * which takes a dated rate.
 */
export function conversionOf(from: string, to: string): Conversion | null {
  if (from === to) return IDENTITY;
  const [x, y] = [physical(from), physical(to)];
  if (x !== undefined && y !== undefined) {
    if (x.dimension !== y.dimension) return null;
    return { before: rationalOf(x.offset), factor: factorOf(x).div(factorOf(y)), after: rationalOf(y.offset).neg() };
  }
  const [p, q] = [own(RATIOS, from), own(RATIOS, to)];
  if (p === undefined || q === undefined || p[0] !== q[0]) return null;
  return { ...IDENTITY, factor: p[1].div(q[1]) };
}

/** The number in the other unit. */
export function converted(value: Fraction, { before, factor, after }: Conversion): Fraction {
  return value.add(before).mul(factor).add(after);
}

const ZERO = new Fraction(0);
const IDENTITY: Conversion = { before: ZERO, factor: new Fraction(1), after: ZERO };

function physical(unit: string): PhysicalUnit | undefined {
  return own(PHYSICAL_UNITS, own(UNIT_ALIASES, unit) ?? unit);
}

function factorOf({ numerator, denominator }: PhysicalUnit): Fraction {
  return rationalOf(numerator).div(rationalOf(denominator));
}

/** A unit may be called `constructor`. */
function own<Entry>(record: Readonly<Record<string, Entry>>, key: string): Entry | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
