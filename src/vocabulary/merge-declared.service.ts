import type { EntityManager } from 'typeorm';

import type { Recording } from '../kernel/recording.js';
import type { EntityDraft } from './entity-draft.js';
import { keysOf } from './entity-matching.js';
import { mergeEntities } from './merge-entities.service.js';

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

/** An entity that a dossier says to be the same as another. */
export interface DeclaredMerge {
  readonly pointer: string;
  readonly id: string;
  readonly into: string;
}

/**
 * Merges what a dossier says to be the same, as {@link mergeEntities} does; what is merged already is not changed.
 *
 * @param may whether whoever imports it may merge; else what is not merged already is a fault
 * @returns the ids of those that were merged
 */
export async function mergeDeclared(
  tx: EntityManager,
  recording: Recording,
  merges: readonly DeclaredMerge[],
  may: boolean,
): Promise<string[]> {
  if (merges.length === 0) return [];
  const rows: { id: string; into: string }[] = await tx.query(
    `SELECT given.id, given.into FROM unnest($1::uuid[], $2::uuid[]) AS given(id, "into") JOIN entity e ON e.id = given.id
     WHERE e.same_as_id = coalesce((SELECT other.same_as_id FROM entity other WHERE other.id = given.into), given.into)`,
    [merges.map(({ id }) => id), merges.map(({ into }) => into)],
  );
  const already = new Set(rows.map(({ id, into }) => `${id} ${into}`));
  const open = merges.filter(({ id, into }) => !already.has(`${id} ${into}`));
  if (!may) {
    for (const { pointer } of open)
      recording.refuse(pointer, 'not-allowed', 'Merging needs the permission records:review, which you do not have.');
    return [];
  }
  return mergeEntities(tx, open, ({ pointer }, { code, message, faults }) => {
    recording.refuse(pointer, code, faults[0]?.detail ?? message);
  });
}
