import type { EntityManager } from 'typeorm';

import type { ComparisonView, ConflictsFound } from '../detection/comparison.dto.js';
import { comparisonsShown } from '../detection/comparisons.queries.js';
import type { Detected } from '../detection/detector.service.js';

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
  return {
    comparisons: await comparisonsShown(tx, conflicts.slice(0, MOST_SHOWN)),
    conflicts: { total: conflicts.length, more, all: `/api/v1/claims/${claimId}/comparisons` },
  };
}
