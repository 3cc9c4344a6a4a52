import { daysBetween } from '../kernel/calendar-date.js';
import type { DerivedClaim, Known, KnownInput, Lint } from './computation.js';
import { FISCAL_SLACK } from './coverage.js';
import { areAlike } from './nominal-length.js';
import type { Seen, Stretch } from './seen.js';
import { lintOf, stretchOf } from './seen.js';
import type { Speech } from './speech.js';

/**
 * The one flow of a formula that multiplies and divides it by nothing but shares and other stocks, of another time than the claim.
 *
 * That makes a statement about the flow's time, so that the claim is about another. Silent for one metric at two times, which a share may
 * connect ("the fourth quarter brings 27 percent of the year"); for constants, which may mean anything; for what
 * is paid for the time before; for projections; and where the claim is a bound that the part supports.
 */
export function loneFlow({ sums, inputs, literals }: Seen, claim: DerivedClaim): readonly Lint[] {
  const whole = stretchOf(claim);
  const isProjected = claim.basis !== null && claim.basis !== 'actual' && claim.basis !== 'unspecified';
  if (whole === null || isProjected || literals.length > 0) return [];
  if (sums.some((sum) => !sum.whole || sum.terms.length !== 1 || sum.terms[0]?.name === null)) return [];
  const all = [...inputs.values()];
  const flow = all.find(({ metric }) => metric?.nature === 'flow' && metric.dimension !== 'ratio');
  if (flow === undefined || !all.every((input) => input === flow || isShare(input))) return [];
  if (sums.some(({ below, terms }) => below && terms[0]?.name === flow.name)) return [];
  const time = stretchOf(flow);
  if (time === null || flow.metric === null || claim.metric === null || areKin(flow, claim)) return [];
  return ofAnotherTime(flow, time, claim, whole);
}

/** That a flow is of another time than the claim. */
export function ofAnotherTime(flow: KnownInput, time: Stretch, claim: DerivedClaim, whole: Stretch): readonly Lint[] {
  const key = misfitOf(time, whole, claim, flow);
  if (key === null) return [];
  const parts = ({ quoted, days }: Speech) => ({
    input: quoted(flow.label),
    claim: quoted(claim.label),
    period: days(time),
    whole: days(whole),
  });
  return [lintOf('period_arithmetic', key, [flow], parts, claim)];
}

/** A share or a rate that is a claim: what it is a share of is known, as it is not of a constant. */
const isShare = ({ metric }: KnownInput): boolean =>
  metric !== null && metric.nature !== null && metric.dimension === 'ratio';

/** One metric, or a metric and its inverse. */
export function areKin({ metric: a }: Known, { metric: b }: Known): boolean {
  return a?.key === b?.key || a?.inverseOf === b?.key || b?.inverseOf === a?.key;
}

/** What is paid, often for the time before. */
const PAID = /paid|payment|payout|received|dividend|tilgung|zahlung|gezahlt|erhalten|ausschüttung/;

type Misfit = 'period_shorter' | 'period_longer' | 'period_elsewhere';

/** What is wrong with the time of a flow; null where nothing is. */
function misfitOf(time: Stretch, whole: Stretch, claim: DerivedClaim, { metric }: Known): Misfit | null {
  const [lead, tail] = [daysBetween(whole.start, time.start), daysBetween(time.end, whole.end)];
  const alike = areAlike(time, whole);
  if (time.end <= whole.start || whole.end <= time.start) {
    const directlyBefore = Math.abs(daysBetween(time.end, whole.start)) < FISCAL_SLACK;
    return directlyBefore && PAID.test(metric?.key ?? '') ? null : 'period_elsewhere';
  }
  if (alike) return null;
  const slack = 1 - FISCAL_SLACK;
  if (lead >= slack && tail >= slack) {
    return isLowerBound(claim) ? null : 'period_shorter';
  }
  if (lead <= -slack && tail <= -slack) {
    return isUpperBound(claim) ? null : 'period_longer';
  }
  return null;
}

/** Nine months give a lower bound for the year, where nothing can be below zero. */
export const isLowerBound = ({ figure, metric }: DerivedClaim): boolean =>
  metric?.nonNegative === true && (figure?.kind === 'at_least' || figure?.kind === 'more_than');

/** A year gives an upper bound for any part of it, where nothing can be below zero. */
export const isUpperBound = ({ figure, metric }: DerivedClaim): boolean =>
  metric?.nonNegative === true && UPPER.includes(figure?.kind ?? '');

const UPPER: readonly string[] = ['at_most', 'less_than', 'just_under'];
