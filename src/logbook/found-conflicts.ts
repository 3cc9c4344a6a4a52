import type { ClaimBrief } from '../claims/claim-brief.js';
import { explanationOf } from '../comparison/known-link.js';
import type { ComparisonView, ConflictsFound } from '../detection/comparison.dto.js';
import type { Detected, DetectedPair } from '../detection/found.queries.js';

/** More than these are looked for in the list of all comparisons. */
const MOST_SHOWN = 20;

/** What was found to conflict with a claim when it was recorded. */
export interface FoundConflicts {
  /** The most consequential, at most 20; those that are restated values among them. */
  readonly comparisons: ComparisonView[];
  readonly conflicts: ConflictsFound;
}

const shownIn = (found: Detected | undefined): readonly DetectedPair[] => found?.conflicts.slice(0, MOST_SHOWN) ?? [];

/** Ids of the claims that {@link foundConflicts} shows, the claim itself among them. */
export const claimsShown = (claimId: string, found: Detected | undefined): string[] => [
  ...new Set([claimId, ...shownIn(found).flatMap(({ a, b }) => [a, b])]),
];

/**
 * What was found about a claim, as it is answered.
 *
 * @param claims those of {@link claimsShown}
 */
export function foundConflicts(
  claimId: string,
  found: Detected | undefined,
  claims: ReadonlyMap<string, ClaimBrief>,
): FoundConflicts {
  const brief = (id: string): ClaimBrief | null => {
    const claim = claims.get(id);
    return claim ? briefOf(claim) : null;
  };
  return {
    comparisons: shownIn(found).map(({ a, b, compared, link, isUntold }) => {
      const comparison = { a: brief(a), b: brief(b), ...explanationOf(compared, isUntold), link };
      return comparison as unknown as ComparisonView;
    }),
    conflicts: {
      total: found?.conflicts.filter(({ restated }) => !restated).length ?? 0,
      more: found?.more ?? false,
      all: `/api/v1/claims/${claimId}/comparisons`,
    },
  };
}

/** A claim that may be shown whole, in a few words. */
const briefOf = ({ id, subject, metric, value, basis, measure, period, scope }: ClaimBrief): ClaimBrief => ({
  ...{ id, subject, metric, value, basis, measure, period, scope },
});
