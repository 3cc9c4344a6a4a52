import type Fraction from 'fraction.js';

/** The lowest and the highest rate of some days: units of one currency for one unit of another. Both above zero. */
export interface RateRange {
  readonly low: Fraction;
  readonly high: Fraction;
}

/** A named set of dated daily rates. Pure: the same question always has the same answer. */
export interface Rates {
  /** By what verdicts name it: `ECB reference rates to 2025-11-03`. */
  readonly name: string;
  /** ISO 4217 codes of the currencies that it knows, its base currency among them. */
  readonly currencies: readonly string[];
  /**
   * How many units of `to` one unit of `from` was worth, from the first to the last day, both included.
   *
   * On a day without rates that of the last day before it counts, at most 7 days back. Null where a day of them has none.
   * @param first `YYYY-MM-DD`, not after `last`
   */
  range(from: string, to: string, first: string, last: string): RateRange | null;
}
