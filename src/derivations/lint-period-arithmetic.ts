import Fraction from 'fraction.js';

import type { Sum } from '../formulas/formula-shape.js';
import { decimalOf } from '../quantities/rational.js';
import { addedIn, scopeKey } from './added.js';
import type { DerivedClaim, KnownInput, Lint } from './computation.js';
import { coverageOf, FISCAL_SLACK, joined, leftOf } from './coverage.js';
import { isLowerBound, isUpperBound, loneFlow } from './lone-flow.js';
import { comesTo, monthsOf } from './nominal-length.js';
import type { Seen, Stretch } from './seen.js';
import { durationOf, lintOf, sameThing, stretchOf } from './seen.js';

const A_YEAR = new Fraction(12);
const ONE = new Fraction(1);
/** Gaps that are worth naming in one sentence. */
const MOST_SAID = 3;

/**
 * Flows whose times are not what is claimed: a year made out of a quarter by multiplying it, a quarter by dividing a year; a sum that
 * leaves out a part of the claim's time or goes beyond it; a flow of another time than the claim's, carried over as it is.
 *
 * Silent for a run rate and for annualisation (or interpolation, where something is divided), and where a bound is claimed that
 * the part does support.
 */
export function periodArithmetic(seen: Seen): readonly Lint[] {
  const { claim } = seen;
  if (claim?.measure === 'run_rate' || seen.derivable.method === 'annualisation') return [];
  if (claim !== null && claim.metric !== null && claim.metric.nature !== 'flow') return [];
  const scaled = seen.sums.flatMap((sum) => scaledSum(seen, sum) ?? []);
  if (scaled.length > 0 || claim === null) return scaled;
  return [...seen.sums.flatMap((sum) => uncovered(seen, sum, claim)), ...loneFlow(seen, claim)];
}

/** A sum of flows that is multiplied, or divided, by as much as the claim's time is longer, or shorter, than theirs. */
function scaledSum(seen: Seen, sum: Sum): Lint | null {
  const { claim, derivable } = seen;
  const { factor } = sum;
  if (sum.below || factor.compare(0) <= 0 || factor.equals(ONE)) return null;
  const covered = coveredBy(seen, sum);
  if (covered === null) return null;
  const { inputs, time } = covered;
  const whole = durationOf(claim?.period ?? null);
  const up = factor.compare(ONE) > 0;
  const said = (claim?.period ?? null) !== null && claim?.period?.kind !== 'unspecified';
  if (said && whole === null) return null;
  if (!comesTo(monthsOf(time), factor, whole === null ? A_YEAR : monthsOf(whole))) return null;
  if (!up && (whole === null || derivable.method === 'interpolation')) return null;
  const key = whole === null ? 'period_multiplied_perhaps' : up ? 'period_multiplied' : 'period_divided';
  return lintOf(
    'period_arithmetic',
    key,
    inputs,
    ({ quoted, list, days, amount }) => ({
      inputs: list(inputs.map(({ label }) => quoted(label))),
      period: days(time),
      factor: amount(decimalOf(up ? factor : factor.inverse(), 4), '1'),
      whole: whole === null ? '' : days(whole),
    }),
    whole === null ? null : claim,
  );
}

/** The inputs of a sum of flows of one thing that follow each other without a gap, and the time that they cover together. */
function coveredBy(seen: Seen, sum: Sum): { readonly inputs: readonly KnownInput[]; readonly time: Stretch } | null {
  const added = addedIn(seen, sum);
  const [first] = added;
  if (first === undefined || added.length !== sum.terms.length || added.some(({ sign }) => sign !== 1)) return null;
  const counted = added.flatMap(({ input, sign }) => {
    const time = stretchOf(input);
    return time === null ? [] : [{ ...time, sign, by: input }];
  });
  if (counted.length !== added.length || added.some(({ input }) => scopeKey(input) !== scopeKey(first.input)))
    return null;
  const [only, another] = counted;
  if (only !== undefined && another === undefined) return { inputs: [first.input], time: only };
  const covered = coverageOf(counted, FISCAL_SLACK);
  const [time, more] = joined(covered, FISCAL_SLACK);
  if (time === undefined || more !== undefined || covered.some(({ times }) => times !== 1)) return null;
  return { inputs: added.map(({ input }) => input), time };
}

/** What a plain sum of values of the claim's own kind leaves out of the claim's time, and what it counts beyond it. */
function uncovered(seen: Seen, sum: Sum, claim: DerivedClaim): readonly Lint[] {
  const whole = stretchOf(claim);
  if (!sum.whole || !sum.factor.equals(ONE) || sum.companions.length > 0 || whole === null) return [];
  const added = addedIn(seen, sum);
  if (added.length !== sum.terms.length || (claim.figure?.direction ?? null) !== null) return [];
  if (added.some(({ input }) => !sameThing(input, claim) || scopeKey(input) !== scopeKey(claim))) return [];
  const counted = added.flatMap(({ input, sign }) => {
    const time = stretchOf(input);
    return time === null ? [] : [{ ...time, sign, by: input }];
  });
  if (counted.length !== added.length) return [];
  const covered = coverageOf(counted, FISCAL_SLACK);
  if (covered.some(({ times }) => times < 0)) return [];
  const times = joined(
    covered.filter((one) => one.times > 0),
    FISCAL_SLACK,
  );
  const missing = isLowerBound(claim) ? [] : leftOf(whole, times, FISCAL_SLACK);
  const beyond = isUpperBound(claim) ? [] : times.flatMap((time) => leftOf(time, [whole], FISCAL_SLACK));
  const inputs = [...new Set(added.map(({ input }) => input))];
  return (
    [
      ['period_missing', missing],
      ['period_beyond', beyond],
    ] as const
  ).flatMap(([key, gaps]) =>
    gaps.length === 0
      ? []
      : [
          lintOf(
            'period_arithmetic',
            key,
            inputs,
            ({ quoted, list, days }) => ({
              inputs: list(inputs.map(({ label }) => quoted(label))),
              claim: quoted(claim.label),
              whole: days(whole),
              gap: list(gaps.slice(0, MOST_SAID).map(days)),
            }),
            claim,
          ),
        ],
  );
}
