import type { EntityManager } from 'typeorm';

import type { EntityDraft } from './entity-draft.js';
import { keysOf } from './entity-matching.js';
import { indexEntities } from './entity-rows.service.js';

/** Drafts that are recorded already as entities that were merged into others: their ids, by pointer. */
export async function mergedAlready(tx: EntityManager, drafts: readonly EntityDraft[]): Promise<Map<string, string>> {
  if (drafts.length === 0) return new Map();
  const given = drafts.map((draft) => {
    const { pointer, kind, names, readership } = draft;
    return { pointer, kind, names, keys: keysOf(draft), audience: readership.audience };
  });
  const rows: { pointer: string; id: string }[] = await tx.query(
    `SELECT given.pointer, e.id
     FROM json_to_recordset($1::json) AS given(pointer text, kind text, names jsonb, keys jsonb, audience text)
     JOIN entity_name n ON n.key = ANY(SELECT jsonb_array_elements_text(given.keys))
     JOIN entity e ON e.id = n.entity_id AND e.same_as_id IS NOT NULL AND e.names = given.names
       AND e.kind IS NOT DISTINCT FROM given.kind AND e.audience = given.audience`,
    [JSON.stringify(given)],
  );
  return new Map(rows.map(({ pointer, id }) => [pointer, id]));
}

/** Says of entities that they are the same as others; claims stay where they are. What is said already is not changed. */
export async function mergeInto(
  tx: EntityManager,
  pairs: readonly { readonly id: string; readonly into: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const [changed]: [{ id: string }[]] = await tx.query(
    `UPDATE entity e SET same_as_id = given.into FROM json_to_recordset($1::json) AS given(id uuid, "into" uuid)
     WHERE e.id = given.id AND e.same_as_id IS DISTINCT FROM given.into RETURNING e.id`,
    [JSON.stringify(pairs)],
  );
  await indexEntities(
    tx,
    changed.map(({ id }) => id),
  );
}
