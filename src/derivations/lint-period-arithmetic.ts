import Fraction from 'fraction.js';

import type { Sum } from '../formulas/formula-shape.js';
import { decimalOf } from '../quantities/rational.js';
import { addedIn, scopeKey } from './added.js';
import type { DerivedClaim, KnownInput, Lint } from './computation.js';
import { coverageOf, FISCAL_SLACK, joined, leftOf } from './coverage.js';
import { flowsApart } from './flows-apart.js';
import { isLowerBound, isUpperBound, loneFlow, ofAnotherTime } from './lone-flow.js';
import { multiplesIn } from './multiples.js';
import { comesTo, monthsOf, roughlyComesTo } from './nominal-length.js';
import { runRates } from './run-rates.js';
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
 * Silent for a run rate, for annualisation (unless a figure is claimed that came in) or interpolation, where something is divided,
 * and where a bound is claimed that the part does support.
 */
export function periodArithmetic(seen: Seen): readonly Lint[] {
  const { claim } = seen;
  if (claim?.measure === 'run_rate') return [];
  // A year that was made out of a quarter is no year's figure, whatever the method is called.
  const isHonest = claim?.measure !== 'as_is' || claim.basis !== 'actual';
  if (seen.derivable.method === 'annualisation' && isHonest) return [];
  if (claim !== null && claim.metric !== null && claim.metric.nature !== 'flow') return [];
  const multiplied = seen.sums.flatMap((sum) => scaledSum(seen, sum) ?? []);
  const told = multiplied.length > 0 ? multiplied : [repeated(seen) ?? []].flat();
  const rates = runRates(seen, claim);
  if (told.length > 0 || claim === null) return [...told, ...rates];
  const whole = seen.sums.flatMap((sum) => uncovered(seen, sum, claim));
  return [...whole, ...loneFlow(seen, claim), ...flowsApart(seen, claim), ...rates];
}

/** A sum of flows that is multiplied, or divided, by as much as the claim's time is longer, or shorter, than theirs. */
function scaledSum(seen: Seen, sum: Sum): Lint | null {
  // An average over years is as long as one of them.
  const isAverage = sum.terms.length > 1 && sum.factor.mul(sum.terms.length).equals(ONE);
  const covered = sum.below || isAverage ? null : coveredBy(seen, sum);
  return covered === null ? null : scaled(seen, covered, sum.factor);
}

/** The same of a flow that is added to itself: `q + 3 * q`. */
function repeated(seen: Seen): Lint | null {
  const { formula } = seen.evaluated;
  const [only, another] = (formula === null ? null : multiplesIn(formula.expression, seen.numbers)) ?? [];
  const input = only === undefined || another !== undefined ? undefined : seen.inputs.get(only[0]);
  const time = input === undefined ? null : stretchOf(input);
  if (only === undefined || input === undefined || time === null) return null;
  return scaled(seen, { inputs: [input], time }, only[1]);
}

/** What flows cover together. */
interface CoveredTime {
  readonly inputs: readonly KnownInput[];
  readonly time: Stretch;
}

function scaled({ claim, derivable }: Seen, { inputs, time }: CoveredTime, factor: Fraction): Lint | null {
  if (factor.compare(0) <= 0) return null;
  const whole = durationOf(claim?.period ?? null);
  const up = factor.compare(ONE) > 0;
  const said = (claim?.period ?? null) !== null && claim?.period?.kind !== 'unspecified';
  if (said && whole === null) return null;
  const [part, long] = [monthsOf(time), whole === null ? A_YEAR : monthsOf(whole)];
  // What is as long already becomes no longer by a factor near one: that is growth.
  if (comesTo(part, ONE, long)) return null;
  const isExact = comesTo(part, factor, long);
  if (!isExact && !(up && isPartOf(inputs, time, claim) && roughlyComesTo(part, factor, long))) return null;
  if (!up && (whole === null || derivable.method === 'interpolation')) return null;
  const multiplied = isExact ? 'period_multiplied' : 'period_multiplied_roughly';
  const key = whole === null ? 'period_multiplied_perhaps' : up ? multiplied : 'period_divided';
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

/** Whether flows are of the claim's own kind, and of a part of its time. */
function isPartOf(inputs: readonly KnownInput[], time: Stretch, claim: DerivedClaim | null): boolean {
  const whole = claim === null ? null : stretchOf(claim);
  if (claim === null || whole === null || leftOf(time, [whole], FISCAL_SLACK).length > 0) return false;
  return inputs.every((input) => sameThing(input, claim) && scopeKey(input) === scopeKey(claim));
}

/** The inputs of a sum of flows of one thing that follow each other without a gap, and the time that they cover together. */
function coveredBy(seen: Seen, sum: Sum): CoveredTime | null {
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

/** Whether two have a day in common. */
const overlap = (a: Stretch, b: Stretch): boolean => a.start < b.end && b.start < a.end;

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
  const [first, another] = counted;
  const isRate = claim.metric?.dimension === 'ratio';
  // A rate is not counted, and what has no day in common neither covers anything nor goes beyond it.
  if (first !== undefined && another === undefined && (isRate || !overlap(first, whole))) {
    return first.sign === -1 ? [] : ofAnotherTime(first.by, first, claim, whole);
  }
  const covered = coverageOf(counted, FISCAL_SLACK);
  if (isRate || covered.some(({ times }) => times < 0)) return [];
  const times = joined(
    covered.filter((one) => one.times > 0),
    FISCAL_SLACK,
  );
  const missing = isLowerBound(claim) ? [] : leftOf(whole, times, FISCAL_SLACK);
  const beyond = isUpperBound(claim) ? [] : times.flatMap((time) => leftOf(time, [whole], FISCAL_SLACK));
  const inputs = [...new Set(added.map(({ input }) => input))];
  const isOne = inputs.length === 1;
  return (
    [
      [isOne ? 'period_missing_one' : 'period_missing', missing],
      [isOne ? 'period_beyond_one' : 'period_beyond', beyond],
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
