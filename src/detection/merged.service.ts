import type { EntityManager } from 'typeorm';

import { asEngine } from '../platform/transactions.js';
import type { Reach } from './reach.js';
import { isReached } from './reach.queries.js';
import { reevaluate } from './reevaluations.service.js';

/**
 * What follows from entities having been merged into others: their claims are found with those of the others from now on,
 * and compared with them in the background, as are those that name them.
 */
export async function followMerges(tx: EntityManager, merged: readonly string[]): Promise<void> {
  if (merged.length === 0) return;
  const ids = await asEngine(tx, async () => {
    await tx.query(
      `UPDATE comparand c SET subject_id = e.same_as_id FROM entity e WHERE e.id = ANY($1) AND c.subject_id = e.id`,
      [merged],
    );
    // What had been merged into them before is about the others too.
    const rows: { id: string }[] = await tx.query(
      `SELECT o.id FROM entity e JOIN entity o ON o.same_as_id = e.same_as_id WHERE e.id = ANY($1)`,
      [merged],
    );
    return rows.map(({ id }) => id);
  });
  await reevaluateEntities(tx, ids);
}

/** Compares the claims again that are about entities or name them; without a job where there are none. */
export async function reevaluateEntities(tx: EntityManager, ids: readonly string[]): Promise<void> {
  const reach: Reach = { of: 'entities', ids: [...new Set(ids)] };
  if (await asEngine(tx, () => isReached(tx, reach))) await reevaluate(tx, reach);
}
