import { mayName, type Readership } from '../accounts/audience.js';

/** A claim that took the place of another one, for whom it may be read. */
export interface Correction extends Readership {
  /** Id of the claim that was corrected. */
  readonly claim: string;
  /** Id of the claim that took its place. */
  readonly by: string;
}

/** More corrections of corrections than anybody makes. */
const MOST_STEPS = 100;

/** Corrections by the claim that was corrected, the newest first. */
export type Corrections = ReadonlyMap<string, readonly Correction[]>;

/**
 * The claims that take the place of one, step by step: each is the newest correction of the one before.
 *
 * A correction for fewer readers than what computes with it is not followed: its number would be told to all. At most 100 steps;
 * where corrections go in a circle, which is refused today, the walk ends before the first repetition.
 * @param naming who may read what computes with the claim
 * @returns nothing where the claim was not corrected; else the last is the one that is computed with
 */
export function correctionsOf(claimId: string, corrections: Corrections, naming: Readership): string[] {
  const seen = new Set([claimId]);
  const steps: string[] = [];
  for (let at = claimId; steps.length < MOST_STEPS;) {
    const next = corrections.get(at)?.find((correction) => mayName(naming, correction))?.by;
    if (next === undefined || seen.has(next)) break;
    seen.add(next);
    steps.push(next);
    at = next;
  }
  return steps;
}
