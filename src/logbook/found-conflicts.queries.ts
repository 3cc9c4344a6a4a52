import type { EntityManager } from 'typeorm';

import { claimBriefs } from '../claims/claim-briefs.queries.js';
import type { ComparisonView, ConflictsFound } from '../detection/comparison.dto.js';
import type { Detected } from '../detection/detector.service.js';
import { explanationOf } from '../detection/settlement.js';

/** More than these are looked for in the list of all comparisons. */
const MOST_SHOWN = 20;

/** What was found to conflict with a claim when it was recorded. */
export interface FoundConflicts {
  /** The most consequential, at most 20. */
  readonly comparisons: ComparisonView[];
  readonly conflicts: ConflictsFound;
}

/** What was found about a claim, as it is answered. */
export async function foundConflicts(
  tx: EntityManager,
  claimId: string,
  { conflicts, more }: Detected = { conflicts: [], more: false },
): Promise<FoundConflicts> {
  const shown = conflicts.slice(0, MOST_SHOWN);
  const briefs = await claimBriefs(tx, [...new Set(shown.flatMap(({ a, b }) => [a, b]))]);
  const comparisons = shown.map(({ a, b, compared, link }) => {
    const comparison = { a: briefs.get(a), b: briefs.get(b), ...explanationOf(compared), link };
    return comparison as unknown as ComparisonView;
  });
  return {
    comparisons,
    conflicts: { total: conflicts.length, more, all: `/api/v1/claims/${claimId}/comparisons` },
  };
}
