import type { EntityManager } from 'typeorm';

import { mayName, type Readership } from '../accounts/audience.js';
import { Refusal } from '../kernel/refusal.js';
import type { Answer } from '../platform/posts.js';
import { lock } from '../platform/transactions.js';
import { indexEntities } from './entity-rows.service.js';
import type { EntityView } from './entity-view.dto.js';
import { entityShown } from './entity-views.queries.js';

interface Row extends Readership {
  readonly id: string;
  readonly sameAsId: string | null;
  readonly confidential: boolean;
}

/**
 * Says that an entity is the same as another: what names it stays as it is, and is found with the other (domain §1).
 *
 * What was merged into it before is merged into the other too, so that no `same_as` leads to another.
 * @returns the one that remains
 * @throws Refusal `not-found`, `unknown-reference`, `self-reference`, `cycle`, `merged-entity`, `not-allowed`, `audience-too-wide`
 */
export async function mergeEntity(tx: EntityManager, id: string, into: string): Promise<Answer<EntityView>> {
  await lock(tx, 'merge', [id, into]);
  const rows: Row[] = await tx.query(
    `SELECT id, same_as_id AS "sameAsId", confidential, audience, desk_id AS "deskId" FROM entity
     WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`,
    [[id, into]],
  );
  const [merged, survivor] = [id, into].map((wanted) => rows.find((row) => row.id === wanted));
  if (!merged) throw new Refusal('not-found', 'There is no such entity.');
  if (!survivor) throw Refusal.at('/into', 'unknown-reference', `No entity has the id ${into}.`);
  checkMerge(merged, survivor);
  await tx.query(`UPDATE entity SET same_as_id = $2 WHERE id = $1 OR same_as_id = $1`, [id, into]);
  await indexEntities(tx, [into]);
  const shown = await entityShown(tx, into);
  if (!shown) throw new Error(`entity ${into} remains and cannot be read`);
  return { status: 200, body: shown, version: shown.version };
}

function checkMerge(merged: Row, survivor: Row): void {
  if (merged.id === survivor.id) {
    throw Refusal.at('/into', 'self-reference', 'An entity cannot be merged into itself.');
  }
  if (survivor.sameAsId === merged.id) {
    throw Refusal.at('/into', 'cycle', 'That entity was merged into this one; the other way round would be a circle.');
  }
  if (merged.sameAsId) {
    throw new Refusal('merged-entity', `This entity was merged into ${merged.sameAsId} already.`);
  }
  if (survivor.sameAsId) {
    const detail = `That entity was itself merged into ${survivor.sameAsId}; use that one.`;
    throw Refusal.at('/into', 'merged-entity', detail);
  }
  if (merged.confidential || survivor.confidential) {
    throw new Refusal('not-allowed', 'A protected entity is never the same as another.');
  }
  if (!mayName(merged, survivor)) {
    const detail = 'What remains is for fewer readers than what would be merged into it. Widen its audience first.';
    throw Refusal.at('/into', 'audience-too-wide', detail);
  }
}
