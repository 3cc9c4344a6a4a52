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
  sameAsId: string | null;
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
  await mergeEntities(tx, [{ id, into }], (_, refusal) => {
    throw refusal;
  });
  const shown = await entityShown(tx, into);
  if (!shown) throw new Error(`entity ${into} remains and cannot be read`);
  return { status: 200, body: shown, version: shown.version };
}

/** An entity and the one it is the same as. */
interface Pair {
  readonly id: string;
  readonly into: string;
}

/**
 * Merges entities into others, one after the other; what cannot be merged is told to `refuse`, and nothing is changed if
 * there is any such.
 *
 * @returns the ids of those that were merged
 */
export async function mergeEntities<Given extends Pair>(
  tx: EntityManager,
  pairs: readonly Given[],
  refuse: (pair: Given, refusal: Refusal) => void,
): Promise<string[]> {
  if (pairs.length === 0) return [];
  const ids = [...new Set(pairs.flatMap(({ id, into }) => [id, into]))];
  await lock(tx, 'merge', ids);
  // Waits for claims about what is merged that are being recorded, and lets no others be until it is.
  await tx.query(`SELECT FROM entity WHERE id = ANY($1) ORDER BY id FOR UPDATE`, [pairs.map(({ id }) => id)]);
  const found: Row[] = await tx.query(
    `SELECT id, same_as_id AS "sameAsId", confidential, audience, desk_id AS "deskId" FROM entity
     WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE`,
    [ids],
  );
  const rows = new Map(found.map((row) => [row.id, { ...row }]));
  const changed = new Map<string, { sameAsId: string | null }>();
  const followers = new Map<string, Row[]>();
  let refused = false;
  for (const pair of pairs) {
    const merged = rows.get(pair.id);
    const refusal = refusalOf(pair, merged, rows.get(pair.into));
    if (refusal) {
      refused = true;
      refuse(pair, refusal);
    } else if (merged) {
      merged.sameAsId = pair.into;
      changed.set(merged.id, merged);
      for (const follower of followers.get(merged.id) ?? []) follower.sameAsId = pair.into;
      const others = followers.get(pair.into) ?? [];
      others.push(...(followers.get(merged.id) ?? []), merged);
      followers.set(pair.into, others);
    }
  }
  if (refused || changed.size === 0) return [];
  await tx.query(
    `UPDATE entity e SET same_as_id = given.into FROM unnest($1::uuid[], $2::uuid[]) AS given(id, "into")
     WHERE e.id = given.id OR e.same_as_id = given.id`,
    [[...changed.keys()], [...changed.values()].map(({ sameAsId }) => sameAsId)],
  );
  await indexEntities(tx, [...new Set([...changed.values()].flatMap(({ sameAsId }) => sameAsId ?? []))]);
  return [...changed.keys()];
}

function refusalOf({ into }: Pair, merged: Row | undefined, survivor: Row | undefined): Refusal | null {
  if (!merged) return new Refusal('not-found', 'There is no such entity.');
  if (!survivor) return Refusal.at('/into', 'unknown-reference', `No entity has the id ${into}.`);
  return misfitOf(merged, survivor);
}

function misfitOf(merged: Row, survivor: Row): Refusal | null {
  if (merged.id === survivor.id) {
    return Refusal.at('/into', 'self-reference', 'An entity cannot be merged into itself.');
  }
  if (survivor.sameAsId === merged.id) {
    return Refusal.at('/into', 'cycle', 'That entity was merged into this one; the other way round would be a circle.');
  }
  if (merged.sameAsId) {
    return new Refusal('merged-entity', `This entity was merged into ${merged.sameAsId} already.`);
  }
  if (survivor.sameAsId) {
    const detail = `That entity was itself merged into ${survivor.sameAsId}; use that one.`;
    return Refusal.at('/into', 'merged-entity', detail);
  }
  if (merged.confidential || survivor.confidential) {
    return new Refusal('not-allowed', 'A protected entity is never the same as another.');
  }
  if (!mayName(merged, survivor)) {
    const detail = 'What remains is for fewer readers than what would be merged into it. Widen its audience first.';
    return Refusal.at('/into', 'audience-too-wide', detail);
  }
  return null;
}
