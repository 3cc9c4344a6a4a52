import { mayName, type Readership } from '../accounts/audience.js';
import type { Evidence } from '../claims/statement.js';
import type { Figure } from '../quantities/figure.js';

/** What one derivation of a claim gives. */
export interface Derived extends Readership {
  readonly id: string;
  /** Who says that it was derived so, after merging; null where nobody is named. */
  readonly attributedToId: string | null;
  /** Null where it gives no number. */
  readonly result: Figure | null;
  /** Whether it is to be computed again. */
  readonly stale: boolean;
  /** Whether any claim that it is computed with, corrections followed, is contested or rejected, or rests on what is. */
  readonly contested?: boolean;
  /** Whether it was computed with what was only said off the record, or with what rests on that. */
  readonly isUntold?: boolean;
}

/** An affirming statement that relays nothing, was not retracted, and rests on more than an estimate, a rumour or a derivation. */
export interface Report extends Readership {
  /** Who speaks, else who published it, after merging; null where neither is known. */
  readonly originatorId: string | null;
}

/** Evidence of a statement that rests on knowledge of one's own. */
export const EVIDENCE_OF_ONES_OWN: readonly Evidence[] = ['audited', 'reported', 'preliminary', 'restated'];

/** Whether a figure says a number at all. */
export const isNumber = ({ lower, upper, point }: Figure): boolean =>
  lower !== null || upper !== null || point !== null;

/**
 * What a claim is worth to whatever computes with it (docs/adr/0015).
 *
 * A claim with exactly one derivation that gives a result is worth that result, so that uncertainty is carried along, unless
 * somebody other than who derived it reports the figure from knowledge of their own. Else it is worth what it states. A claim
 * that states no number is worth the result of its one derivation in any case; between rivals nobody chooses.
 * @param stated what the claim states; null where its value is no quantity
 * @param naming who may read what computes with it: derivations and reports for fewer do not count
 */
export function worthOf(
  stated: Figure | null,
  derived: readonly Derived[],
  reports: readonly Report[],
  naming: Readership,
): Figure | null {
  const [only, ...rivals] = derived.filter((one) => one.result !== null && mayName(naming, one));
  const number = stated && isNumber(stated) ? stated : null;
  if (!only || rivals.length > 0) return number;
  const known = reports.some((one) => mayName(naming, one) && one.originatorId !== only.attributedToId);
  return number && known ? number : only.result;
}

/**
 * Whether no sentence may tell what a claim is worth: what it states was only said off the record, or it is worth what was computed from that,
 * which would tell it to whoever knows the formula.
 *
 * @param worth what {@link worthOf} says
 */
export function isWorthUntold(worth: Figure | null, isUntold: boolean, derived: readonly Derived[]): boolean {
  const from = worth === null ? undefined : derived.find(({ result }) => result === worth);
  return from ? from.isUntold === true : isUntold;
}
