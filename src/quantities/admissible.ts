import { absolute, add, compare, isZero, max, multiply, negate, subtract, timesPowerOfTen } from '../kernel/decimal.js';
import type { Interval } from '../kernel/interval.js';
import type { Bounds, Figure, FigureKind } from './figure.js';
import { dimensionOf } from './units.js';

/** Five percent: a round mantissa says little about its precision (domain rules §3, rule 2). */
const CAP = '0.05';
/** "Nearly" admits a tenth below (domain rules §3, table). */
const NEARLY = '0.9';

/** A number as it was written, with its scale apart, because precision is read off the mantissa. */
export interface Amount {
  /** The magnitude of the mantissa. */
  readonly mantissa: string;
  /** Digits written after the decimal sign. */
  readonly places: number;
  /** The scale as a power of ten: 9 for billion. */
  readonly exponent: number;
  readonly negative: boolean;
}

/** What was read, before it is turned into an interval. */
export interface Reading extends Pick<Figure, 'asWritten' | 'unit' | 'hedges' | 'assumed'> {
  readonly kind: FigureKind;
  readonly of?: string | undefined;
  /** One amount, or the two ends of a range. */
  readonly amounts: readonly [Amount] | readonly [Amount, Amount];
  /** Whether the metric cannot be negative, so that "up to" begins at zero. */
  readonly nonNegative: boolean;
  readonly direction: Figure['direction'];
}

/**
 * The figure that a reading admits; null where the words contradict themselves (a range whose ends are the wrong way round,
 * "nearly 0").
 *
 * Domain rules §3: precision is half of the last place of the mantissa that counts, at most 5 % of the value; intervals of
 * negative values are mirrored; bounds and exact figures are not widened. "About" is ±5 %, ends included, and for zero
 * half of the last place. Ends are scaled, in the unit of the reading.
 */
export function figureOf(reading: Reading): Figure | null {
  const { kind, amounts, unit } = reading;
  const [low, high = low] = amounts;
  const [from, to] = [valueOf(low), valueOf(high)];
  if (compare(from, to) > 0 || (kind === 'just_under' && isZero(from))) return null;
  const bound = kind === 'range' ? null : boundOf(kind, from, reading.nonNegative);
  if (bound !== null) {
    return described(reading, from, bound, null, 'stated');
  }
  const about = kind === 'approximate' || (kind === 'range' && reading.hedges.length > 0);
  const first = spread(low, from, unit, about);
  const last = high === low ? first : spread(high, to, unit, about);
  const capped = first.uncapped !== first.half || last.uncapped !== last.half;
  const interval = {
    lower: subtract(from, first.half),
    lowerInclusive: about || !low.negative,
    upper: add(to, last.half),
    upperInclusive: about || high.negative,
    stated: { lower: from, upper: to },
  };
  const uncapped = capped ? { lower: subtract(from, first.uncapped), upper: add(to, last.uncapped) } : null;
  return described(reading, kind === 'range' ? null : from, interval, uncapped, capped ? 'cap' : 'implied');
}

interface Stated extends Interval {
  readonly stated: Bounds;
}

/** Every field is named: objects that are spread into each other are slow, and a text has many figures. */
function described(
  { kind, asWritten, unit, of, hedges, direction, assumed }: Reading,
  point: string | null,
  { lower, lowerInclusive, upper, upperInclusive, stated }: Stated,
  uncapped: Bounds | null,
  policy: Figure['policy'],
): Figure {
  const figure = {
    kind,
    asWritten,
    point,
    lower,
    lowerInclusive,
    upper,
    upperInclusive,
    stated,
    uncapped,
    unit,
    policy,
    hedges,
    direction,
    assumed,
  };
  return of === undefined ? figure : { ...figure, of };
}

/** The number that an amount stands for, scaled and signed. */
export function valueOf({ mantissa, exponent, negative }: Amount): string {
  const magnitude = timesPowerOfTen(mantissa, exponent);
  return negative ? negate(magnitude) : magnitude;
}

/** Half of the last place that counts, scaled (domain rules §3, rule 1). */
export function impliedHalf({ mantissa, places, exponent }: Amount, unit: string): string {
  const place = places > 0 ? -places : isZero(mantissa) || dimensionOf(unit) === 'ratio' ? 0 : zerosAtEnd(mantissa);
  return timesPowerOfTen('5', place - 1 + exponent);
}

function zerosAtEnd(digits: string): number {
  let zeros = 0;
  while (digits.charAt(digits.length - 1 - zeros) === '0') zeros += 1;
  return zeros;
}

/** How far rounding reaches, with and without the cap. "About" reaches at least 5 %. */
function spread(amount: Amount, value: string, unit: string, about: boolean): { half: string; uncapped: string } {
  const implied = impliedHalf(amount, unit);
  const magnitude = absolute(value);
  const cap = multiply(magnitude, CAP);
  if (isZero(magnitude)) return { half: implied, uncapped: implied };
  if (compare(implied, cap) > 0) return { half: cap, uncapped: implied };
  const half = about ? max(implied, cap) : implied;
  return { half, uncapped: half };
}

function boundOf(kind: FigureKind, value: string, nonNegative: boolean): Stated | null {
  const below = (upperInclusive: boolean): Stated => {
    const zero = nonNegative && compare(value, '0') >= (upperInclusive ? 0 : 1);
    const stated = { lower: null, upper: value };
    return { lower: zero ? '0' : null, lowerInclusive: zero, upper: value, upperInclusive, stated };
  };
  const above = (lowerInclusive: boolean): Stated => ({
    lower: value,
    lowerInclusive,
    upper: null,
    upperInclusive: false,
    stated: { lower: value, upper: null },
  });
  switch (kind) {
    case 'exact': {
      const stated = { lower: value, upper: value };
      return { lower: value, lowerInclusive: true, upper: value, upperInclusive: true, stated };
    }
    case 'more_than':
      return above(false);
    case 'at_least':
      return above(true);
    case 'at_most':
      return below(true);
    case 'less_than':
      return below(false);
    case 'just_under':
      return justUnder(value);
    default:
      return null;
  }
}

function justUnder(value: string): Stated {
  const tenth = multiply(value, NEARLY);
  const [lower, upper] = compare(value, '0') < 0 ? [value, tenth] : [tenth, value];
  return { lower, lowerInclusive: lower === tenth, upper, upperInclusive: upper === tenth, stated: { lower, upper } };
}
