import { daysBetween } from '../kernel/calendar-date.js';
import type { Period } from '../quantities/period.js';
import { scopeKey } from './added.js';
import type { Known, KnownInput, Lint } from './computation.js';
import type { Seen } from './seen.js';
import { durationOf, lintOf, sameThing, stretchOf } from './seen.js';

/** A balance sheet comes once a quarter: what is known for one day may be so much older than what it is combined with. */
const A_QUARTER = 92;
/** Ends of fiscal years of 52 or 53 weeks miss the end of the month by so much (domain rules §5). */
const A_WEEK = 7;

/**
 * Stocks (a stake) and constants with a period that do not hold in the time of the derived claim; where that is not said, in the
 * time of the flows that they are combined with.
 *
 * What holds from or until a day, or for a stretch, has to have a day in common with that time; where it begins or ends in the
 * midst of it, that is said too. What is known for a day only may be up to a quarter older, and the opening balance of it.
 * The same goes for a rate over a time, a margin, that is applied to a flow. Silent where the same thing at two times is meant to
 * be compared: where another input is of the same metric and subject, or the claim is, unless it is the input as it stands; and for what was before a time that is only projected.
 */
export function inputValidTime({ inputs, claim, evaluated, sums }: Seen): readonly Lint[] {
  if (evaluated.formula === null) return [];
  const all = [...inputs.values()];
  const flows = all.filter(({ metric, period }) => metric?.nature === 'flow' && durationOf(period) !== null);
  const others: readonly Known[] = claim !== null && isSaid(claim.period) ? [claim] : flows;
  return all.flatMap((input) => {
    const { period } = input;
    if (!isSaid(period) || !(holds(input) || isAppliedRate(input, all, claim))) return [];
    if (all.some((other) => other.name !== input.name && sameThing(other, input))) return [];
    for (const other of others) {
      if (sameThing(other, input) && !isCarriedOver(input, other, sums)) continue;
      const key = misfitOf(input, period, other, claim?.basis ?? null);
      if (key === null || !isSaid(other.period)) continue;
      const about = other.period;
      return [
        lintOf(
          'input_valid_time',
          key,
          other === claim ? [input] : [input, other as KnownInput],
          ({ quoted, holds: said, days }) => ({
            input: quoted(input.label),
            holds: said(period),
            other: quoted(other.label),
            period: days(about),
          }),
          other === claim ? claim : null,
        ),
      ];
    }
    return [];
  });
}

/** Whether it is something that holds at a time, and is not counted over one. */
const holds = ({ metric, claimId, figure }: KnownInput): boolean =>
  figure !== null && figure.kind !== 'ratio_change' && (metric === null ? claimId === null : metric.nature === 'stock');

/** Whether it is a rate over a time that makes one flow out of another: revenue times a margin. */
function isAppliedRate({ metric, figure }: KnownInput, all: readonly KnownInput[], claim: Known | null): boolean {
  if (metric?.nature !== 'flow' || metric.dimension !== 'ratio' || figure === null || figure.kind === 'ratio_change') {
    return false;
  }
  const amounts = all.filter((other) => other.metric?.dimension !== 'ratio');
  const [amount] = amounts;
  if (amounts.length !== 1 || amount === undefined || claim === null) return false;
  return claim.metric?.dimension !== 'ratio' && stretchOf(amount) !== null && stretchOf(claim) !== null;
}

/** Whether a value is taken for that of another time as it stands. */
function isCarriedOver(input: KnownInput, claim: Known, sums: Seen['sums']): boolean {
  const [only, another] = sums;
  if (only === undefined || another !== undefined || only.terms.length !== 1 || !only.factor.equals(1)) return false;
  return only.terms[0]?.name === input.name && scopeKey(input) === scopeKey(claim);
}

const isSaid = (period: Period | null): period is Period => period !== null && period.kind !== 'unspecified';

function misfitOf(
  input: KnownInput,
  period: Period,
  known: Known,
  basis: Known['basis'],
): 'valid_time_apart' | 'valid_time_partly' | null {
  const { period: other } = known;
  if (other === null) return null;
  const projected = basis !== null && basis !== 'actual' && basis !== 'unspecified';
  const before = daysFrom(period.end, other.start);
  const after = daysFrom(other.end, period.start);
  if (period.kind === 'instant') {
    const isOlder = before !== null && before > A_WEEK;
    if (isOlder && input.metric !== null && sameThing(input, known)) return projected ? null : 'valid_time_apart';
    if (before !== null && before > A_QUARTER) return projected ? null : 'valid_time_apart';
    const latest = other.kind === 'instant' ? A_QUARTER : A_WEEK;
    return after !== null && after > latest ? 'valid_time_apart' : null;
  }
  if (before !== null && before >= 0) return projected ? null : 'valid_time_apart';
  if (after !== null && after >= 0) return 'valid_time_apart';
  const isRate = input.metric?.nature === 'flow';
  if ((period.kind !== 'open' && !isRate) || durationOf(other) === null) return null;
  // By more than the days by which fiscal calendars differ.
  const begins = daysFrom(other.start, period.start);
  const ends = daysFrom(period.end, other.end);
  const partly = (begins !== null && begins > A_WEEK) || (ends !== null && ends > A_WEEK);
  return partly ? 'valid_time_partly' : null;
}

/** How many days lie between; null where an end is open. */
function daysFrom(earlier: string | null, later: string | null): number | null {
  return earlier === null || later === null ? null : daysBetween(earlier, later);
}
