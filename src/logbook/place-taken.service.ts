import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';

/**
 * Refuses to let another claim take the place of one that was reviewed, unless an editor says so: a verdict, and what is published, is not
 * taken down past the review. The trigger of links asks the same.
 *
 * @throws Refusal `not-allowed` with what the caller may do instead
 */
export async function refuseTakingPlace(tx: EntityManager, { permissions }: Caller, older: string): Promise<void> {
  if (permissions.has('records:publish')) return;
  const [reviewed]: unknown[] = await tx.query(`SELECT 1 FROM claim WHERE id = $1 AND review_verdict IS NOT NULL`, [
    older,
  ]);
  if (reviewed) throw new Refusal('not-allowed', ONLY_EDITORS);
}

const ONLY_EDITORS =
  'Only an editor says that something takes the place of a claim that was reviewed. Record what holds instead as a claim of its own, and open a case about the two, in which it is preferred.';
