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
export interface Reading extends Pick<Figure, 'asWritten' | 'unit' | 'of' | 'hedges' | 'assumed'> {
  readonly kind: FigureKind;
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
  const described = {
    asWritten: reading.asWritten,
    unit,
    ...(reading.of !== undefined && { of: reading.of }),
    hedges: reading.hedges,
    assumed: reading.assumed,
    direction: reading.direction,
  };
  const bound = kind === 'range' ? null : boundOf(kind, from, reading.nonNegative);
  if (bound !== null) return { kind, point: from, ...bound, uncapped: null, policy: 'stated', ...described };

  const about = kind === 'approximate' || (kind === 'range' && reading.hedges.length > 0);
  const first = spread(low, unit, about);
  const last = spread(high, unit, about);
  const capped = first.uncapped !== first.half || last.uncapped !== last.half;
  return {
    kind,
    point: kind === 'range' ? null : from,
    lower: subtract(from, first.half),
    lowerInclusive: about || !low.negative,
    upper: add(to, last.half),
    upperInclusive: about || high.negative,
    stated: { lower: from, upper: to },
    uncapped: capped ? { lower: subtract(from, first.uncapped), upper: add(to, last.uncapped) } : null,
    policy: capped ? 'cap' : 'implied',
    ...described,
  };
}

/** The number that an amount stands for, scaled and signed. */
export function valueOf({ mantissa, exponent, negative }: Amount): string {
  const magnitude = timesPowerOfTen(mantissa, exponent);
  return negative ? negate(magnitude) : magnitude;
}

/** Half of the last place that counts, scaled (domain rules §3, rule 1). */
export function impliedHalf({ mantissa, places, exponent }: Amount, unit: string): string {
  const wholly = dimensionOf(unit) === 'ratio' || isZero(mantissa);
  const place = places > 0 ? -places : wholly ? 0 : mantissa.length - mantissa.replace(/0+$/, '').length;
  return timesPowerOfTen('5', place - 1 + exponent);
}

/** How far rounding reaches, with and without the cap. "About" reaches at least 5 %. */
function spread(amount: Amount, unit: string, about: boolean): { half: string; uncapped: string } {
  const implied = impliedHalf(amount, unit);
  const magnitude = absolute(valueOf(amount));
  const cap = multiply(magnitude, CAP);
  if (isZero(magnitude)) return { half: implied, uncapped: implied };
  if (compare(implied, cap) > 0) return { half: cap, uncapped: implied };
  const half = about ? max(implied, cap) : implied;
  return { half, uncapped: half };
}

function boundOf(kind: FigureKind, value: string, nonNegative: boolean): (Interval & { stated: Bounds }) | null {
  const below = (upperInclusive: boolean): Interval & { stated: Bounds } => {
    const zero = nonNegative && compare(value, '0') >= (upperInclusive ? 0 : 1);
    const stated = { lower: null, upper: value };
    return { lower: zero ? '0' : null, lowerInclusive: zero, upper: value, upperInclusive, stated };
  };
  const above = (lowerInclusive: boolean): Interval & { stated: Bounds } => ({
    ...{ lower: value, lowerInclusive, upper: null, upperInclusive: false },
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

function justUnder(value: string): Interval & { stated: Bounds } {
  const tenth = multiply(value, NEARLY);
  const [lower, upper] = compare(value, '0') < 0 ? [value, tenth] : [tenth, value];
  return { lower, lowerInclusive: lower === tenth, upper, upperInclusive: upper === tenth, stated: { lower, upper } };
}
