import type { EntityManager } from 'typeorm';

import { nameKey, nameSkeleton } from '../kernel/names.js';
import type { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import { insertRows } from '../platform/rows.js';
import { Entity } from './entity.entity.js';
import type { EntityDraft } from './entity-draft.js';
import { identityOf, UNDETERMINED } from './entity-matching.js';

/** Writes new entities and their look-ups. */
export async function insertEntities(
  tx: EntityManager,
  recording: Recording,
  fresh: readonly { readonly id: string; readonly draft: EntityDraft }[],
): Promise<void> {
  const rows = fresh.map(({ id, draft }) => ({ ...entityRow(recording, id, draft), identity: identityOf(draft) }));
  const inserted = await insertRows(tx, Entity, rows);
  if (inserted.size < rows.length) {
    throw new Refusal('already-exists', 'An entity of that kind and name is recorded already, under another name now.');
  }
  await indexEntities(tx, [...inserted]);
}

/** The row of a new entity, without what makes it the same as another. */
export const entityRow = (recording: Recording, id: string, draft: EntityDraft) => ({
  id,
  kind: draft.kind,
  names: { ...draft.names },
  aliases: [...draft.aliases],
  identifiers: { ...draft.identifiers },
  description: draft.description,
  fiscalCalendar: draft.fiscalCalendar,
  confidential: draft.confidential,
  sameAsId: null,
  identity: null as string | null,
  audience: draft.readership.audience,
  deskId: recording.deskId,
  ownerId: recording.ownerId,
});

/** Adds to known entities what drafts say beyond them, with one statement; what says nothing new leaves no version. */
export async function completeEntities(tx: EntityManager, additions: ReadonlyMap<string, EntityDraft>): Promise<void> {
  const given = [...additions].map(([id, { kind, names, aliases, identifiers, description, fiscalCalendar }]) => ({
    id,
    kind,
    names: Object.fromEntries(Object.entries(names).filter(([language]) => language !== UNDETERMINED)),
    aliases,
    identifiers,
    description,
    fiscal_calendar: fiscalCalendar,
  }));
  if (given.length === 0) return;
  const [changed]: [{ id: string }[], number] = await tx.query(
    `UPDATE entity e SET kind = w.kind, names = w.names, identifiers = w.identifiers, aliases = w.aliases,
       description = w.description, fiscal_calendar = w.fiscal_calendar
     FROM (SELECT k.id, coalesce(k.kind, g.kind) AS kind, g.names || k.names AS names, g.identifiers || k.identifiers AS identifiers,
         k.aliases || (SELECT coalesce(jsonb_agg(a.alias ORDER BY a.n), '[]') FROM jsonb_array_elements_text(g.aliases)
           WITH ORDINALITY AS a(alias, n) WHERE NOT k.aliases ? a.alias) AS aliases,
         coalesce(k.description, g.description) AS description, coalesce(k.fiscal_calendar, nullif(g.fiscal_calendar, 'null')) AS fiscal_calendar
       FROM entity k JOIN jsonb_to_recordset($1::jsonb) AS g(id uuid, kind text, names jsonb, aliases jsonb, identifiers jsonb, description text, fiscal_calendar jsonb)
         ON g.id = k.id WHERE NOT k.confidential ORDER BY k.id FOR NO KEY UPDATE OF k) w
     WHERE e.id = w.id AND (e.kind, e.names, e.identifiers, e.aliases, e.description, e.fiscal_calendar)
       IS DISTINCT FROM (w.kind, w.names, w.identifiers, w.aliases, w.description, w.fiscal_calendar) RETURNING e.id`,
    [JSON.stringify(given)],
  );
  await indexEntities(
    tx,
    changed.map(({ id }) => id),
  );
}

/**
 * Makes the look-ups of names and identifiers anew for some entities, and for what was merged into them.
 *
 * An identifier that an entity has is its own; what was merged into it keeps only those it has not.
 */
export async function indexEntities(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows: { id: string; names: Record<string, string>; aliases: string[] }[] = await tx.query(
    `SELECT id, names, aliases FROM entity WHERE id = ANY($1) OR same_as_id = ANY($1) ORDER BY id`,
    [ids],
  );
  const all = rows.map(({ id }) => id);
  const entries = rows.flatMap(({ id, names, aliases }) =>
    [...Object.values(names), ...aliases].map((name) => ({ id, name })),
  );
  await tx.query(`DELETE FROM entity_name WHERE entity_id = ANY($1)`, [all]);
  await tx.query(
    `INSERT INTO entity_name (entity_id, key, skeleton) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      entries.map(({ id }) => id),
      entries.map(({ name }) => nameKey(name)),
      entries.map(({ name }) => nameSkeleton(name)),
    ],
  );
  await tx.query(`DELETE FROM entity_identifier WHERE entity_id = ANY($1)`, [all]);
  await tx.query(
    `INSERT INTO entity_identifier (entity_id, scheme, value, audience_key)
     SELECT DISTINCT ON (i.key, i.value, audience_key(e.audience, e.desk_id)) e.id, i.key, i.value, audience_key(e.audience, e.desk_id)
     FROM entity e, jsonb_each_text(e.identifiers) i WHERE e.id = ANY($1)
     ORDER BY i.key, i.value, audience_key(e.audience, e.desk_id), e.same_as_id NULLS FIRST, e.id`,
    [all],
  );
}
