import type Fraction from 'fraction.js';

import { addDays, daysBetween } from '../kernel/calendar-date.js';
import { order, rationalOf } from './rational.js';

/** The lowest and the highest rate of some days: units of one currency for one unit of another. Both above zero. */
export interface RateRange {
  readonly low: Fraction;
  readonly high: Fraction;
}

/** A named set of dated daily rates. Pure: the same question always has the same answer. */
export interface Rates {
  /** By what verdicts name it. */
  readonly name: string;
  /** ISO 4217 codes of the currencies that it knows, its base currency among them. */
  readonly currencies: readonly string[];
  /**
   * How many units of `to` one unit of `from` was worth, from the first to the last day, both included.
   *
   * On a day without rates that of the last day before it counts, at most {@link OLDEST_DAYS} days back. Null where a day
   * of them has none.
   * @param first `YYYY-MM-DD`, not after `last`
   */
  range(from: string, to: string, first: string, last: string): RateRange | null;
}

/** The rates of one day: how many units of a currency, by its code, one unit of the base currency was worth. */
export interface RatesOfDay {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** Decimals above zero, as written. A currency that has none on this day is missing. */
  readonly perBase: ReadonlyMap<string, string>;
}

/** How old a rate may be: the longest that markets close over Easter or the turn of the year are five days. */
export const OLDEST_DAYS = 7;

/** How many answers are remembered: topics have few periods, but a detector asks for each of them thousands of times. */
const MOST_REMEMBERED = 5_000;

/**
 * The set of rates over some days, in any order.
 *
 * Two currencies convert through the base, at the rates of one day: `USD` to `CHF` is CHF per base ÷ USD per base. The
 * range of several days is the lowest and the highest of them, and the rate that held on the first.
 * @param base the currency of which the rates are units for one: `EUR` for those of the European Central Bank
 */
export function ratesOf(name: string, base: string, days: Iterable<RatesOfDay>): Rates {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const currencies = [...new Set([base, ...sorted.flatMap(({ perBase }) => [...perBase.keys()])])].sort();
  const remembered = new Map<string, RateRange | null>();
  return {
    name,
    currencies,
    range(from, to, first, last) {
      const key = `${from} ${to} ${first} ${last}`;
      const known = remembered.get(key);
      if (known !== undefined) return known;
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const range = rangeOf(sorted, base, [from, to], [first, last]);
      remembered.set(key, range);
      return range;
    },
  };
}

function rangeOf(
  sorted: readonly RatesOfDay[],
  base: string,
  [from, to]: readonly [string, string],
  [first, last]: readonly [string, string],
): RateRange | null {
  let range: RateRange | null = null;
  let covered = first;
  for (let at = dayInForce(sorted, first, (day) => crossRate(day, base, from, to) !== null); ; at++) {
    const day = sorted[at];
    if (day === undefined || day.day > last) break;
    const rate = crossRate(day, base, from, to);
    if (rate === null) continue;
    if (range !== null && daysBetween(covered, day.day) > OLDEST_DAYS + 1) return null;
    covered = day.day;
    range = range === null ? { low: rate, high: rate } : widened(range, rate);
  }
  return daysBetween(covered, last) <= OLDEST_DAYS ? range : null;
}

/** The index of the last day that has a rate and is not after the given one, nor too old for it; behind the end where there is none. */
function dayInForce(sorted: readonly RatesOfDay[], day: string, hasRate: (day: RatesOfDay) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.day ?? '') <= day) low = middle + 1;
    else high = middle;
  }
  const oldest = addDays(day, -OLDEST_DAYS);
  for (let at = low - 1; at >= 0; at--) {
    const candidate = sorted[at];
    if (candidate === undefined || candidate.day < oldest) break;
    if (hasRate(candidate)) return at;
  }
  return sorted.length;
}

function crossRate({ perBase }: RatesOfDay, base: string, from: string, to: string): Fraction | null {
  const [divisor, dividend] = [from, to].map((code) => (code === base ? '1' : perBase.get(code)));
  return divisor === undefined || dividend === undefined ? null : rationalOf(dividend).div(rationalOf(divisor));
}

function widened({ low, high }: RateRange, rate: Fraction): RateRange {
  return { low: order(rate, low) < 0 ? rate : low, high: order(rate, high) > 0 ? rate : high };
}
