import { isSeenByAll } from './case-decisions.js';

/** That the review of a claim confirmed it, as long as that counts. */
export interface Confirmed {
  /** When the verdict was given, RFC 3339. */
  readonly at: string;
  /** Word of those who may read the claim. */
  readonly readers: string;
}

/** Something that was said against a claim. */
export interface Raised {
  /** Since when it is said, RFC 3339; empty where that is not known. */
  readonly recorded: string;
  /** Word of those who may read it. */
  readonly readers: string;
}

/** A claim, and what its review made of it. */
interface Reviewed {
  readonly id: string;
  /** null where its review did not confirm it, or no longer. */
  readonly confirmed: Confirmed | null;
}

/** Whether a review knew of something when it confirmed a claim: it was there before, for all who read the claim. */
export const hasWeighed = (confirmed: Confirmed | null, { recorded, readers }: Raised): boolean =>
  confirmed !== null && Date.parse(recorded) < Date.parse(confirmed.at) && isSeenByAll(confirmed.readers, readers);

/**
 * Which way two claims attack each other that contradict one another (domain §8): from the one that a review confirmed although it knew of all that
 * is said in favour of the other. What became known later is mutual again, and so are two claims that were both confirmed.
 *
 * @param raised all that says that they contradict each other
 */
export function directionBetween(
  one: Reviewed,
  other: Reviewed,
  raised: readonly Raised[],
): { readonly from: string; readonly to: string; readonly mutual: boolean } {
  const prevails = (first: Reviewed, second: Reviewed): boolean =>
    first.confirmed !== null && second.confirmed === null && raised.every((what) => hasWeighed(first.confirmed, what));
  if (prevails(one, other)) return { from: one.id, to: other.id, mutual: false };
  if (prevails(other, one)) return { from: other.id, to: one.id, mutual: false };
  return { from: other.id, to: one.id, mutual: true };
}
