import type Fraction from 'fraction.js';

import { addDays } from '../kernel/calendar-date.js';
import { conversionOf, converted, dimensionWord } from '../quantities/convert-unit.js';
import type { Period } from '../quantities/period.js';
import type { RateRange, Rates } from '../quantities/rates.js';
import type { Comparand } from './comparand.js';
import type { Extent, Stretch } from './extent.js';
import { mapped } from './extent.js';
import type { TimeRelation } from './time-relation.js';

/** Two extents in one unit. */
export interface Aligned {
  readonly a: Extent;
  readonly b: Extent;
  readonly unit: string;
  /** How money was converted; null where none was. */
  readonly exchange: Exchange | null;
}

/** A conversion of money. */
export interface Exchange {
  readonly from: string;
  readonly to: string;
  readonly first: string;
  readonly last: string;
  readonly range: RateRange;
}

/** What was converted and how, as a text that is the same exactly where all of it is. */
export function exchangeKey({ from, to, first, last, range: { low, high } }: Exchange): string {
  return JSON.stringify([from, to, first, last, low.toFraction(), high.toFraction()]);
}

/** Why money cannot be converted: the days for which there would have to be rates; null where not even they are known. */
export interface NoRate {
  readonly days: readonly [first: string, last: string] | null;
}

/**
 * Brings two extents of one dimension into one unit: exactly, or for money with a dated rate (domain rules §5).
 *
 * Of two units the one that comes first in the alphabet is taken, so that the order of the claims does not matter. Where one
 * claim is about a part of the other's period, the part is converted, with the rates of its own days: they are fewer,
 * and what a part brought can only be worth what it was worth then.
 * @param units of the two extents
 */
export function aligned(
  sides: readonly [Comparand, Comparand],
  units: readonly [string, string],
  extents: readonly [Extent, Extent],
  time: TimeRelation,
  rates: Rates | null,
): Aligned | NoRate {
  const [x, y] = units;
  const [a, b] = extents;
  if (x === y) return { a, b, unit: x, exchange: null };
  const secondMoves = time === 'same' ? x < y : time === 'second within first';
  const [from, to] = secondMoves ? [y, x] : [x, y];
  const exact = conversionOf(from, to);
  if (exact !== null) {
    const moved = (extent: Extent) =>
      mapped(extent, (stretch) => convertedStretch(stretch, (at) => converted(at, exact)));
    return secondMoves ? { a, b: moved(b), unit: to, exchange: null } : { a: moved(a), b, unit: to, exchange: null };
  }
  if (dimensionWord(from) !== 'money' || dimensionWord(to) !== 'money') return { a, b, unit: to, exchange: null };
  const days = daysOfRates(sides, time);
  if (days === null) return { days };
  const range = rates?.range(from, to, ...days) ?? null;
  if (range === null) return { days };
  const moved = (extent: Extent) => mapped(extent, (stretch) => exchanged(stretch, range));
  const exchange = { from, to, first: days[0], last: days[1], range };
  return secondMoves ? { a, b: moved(b), unit: to, exchange } : { a: moved(a), b, unit: to, exchange };
}

/** Everything that the stretch can be worth at any rate of the range. */
function exchanged({ lower, upper }: Stretch, { low, high }: RateRange): Stretch {
  const down = (at: Fraction) => at.mul(at.s < 0n ? high : low);
  const up = (at: Fraction) => at.mul(at.s < 0n ? low : high);
  return {
    lower: { ...lower, at: lower.at === null ? null : down(lower.at) },
    upper: { ...upper, at: upper.at === null ? null : up(upper.at) },
  };
}

function convertedStretch({ lower, upper }: Stretch, convert: (at: Fraction) => Fraction): Stretch {
  return {
    lower: { ...lower, at: lower.at === null ? null : convert(lower.at) },
    upper: { ...upper, at: upper.at === null ? null : convert(upper.at) },
  };
}

/**
 * The days whose rates count, both included.
 *
 * For a stock its day: the last on which both hold where either is about an instant, or about a stretch without end or
 * beginning the day that is known of it; all days on which both hold otherwise. For a flow, and where the metric has no
 * nature, all days of the part, or of both periods.
 */
function daysOfRates([a, b]: readonly [Comparand, Comparand], time: TimeRelation): [string, string] | null {
  const [p, q] = [a.period, b.period];
  if (time === 'first within second') return daysOf(p.start, p.end);
  if (time === 'second within first') return daysOf(q.start, q.end);
  if (a.metric.nature !== 'stock') return daysOf(least(p.start, q.start), greatest(p.end, q.end));
  const [start, end] = [greatest(p.start, q.start), least(p.end, q.end)];
  if (start !== null && end !== null && start < end && !isInstant(p) && !isInstant(q)) return daysOf(start, end);
  const day = end === null ? start : addDays(end, -1);
  return day === null ? null : [day, day];
}

const isInstant = ({ kind }: Period): boolean => kind === 'instant';

function daysOf(start: string | null, end: string | null): [string, string] | null {
  return start === null || end === null ? null : [start, addDays(end, -1)];
}

/** Days compare as texts; what is open does not count. */
function least(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a < b ? a : b;
}

function greatest(a: string | null, b: string | null): string | null {
  return a === null || b === null ? (a ?? b) : a > b ? a : b;
}
