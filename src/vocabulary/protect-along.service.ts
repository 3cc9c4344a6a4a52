import type { EntityManager } from 'typeorm';

import type { Caller } from '../platform/caller.js';
import { changeEntity } from './change-entity.service.js';
import type { EntityDraft } from './entity-draft.js';
import { identityOf } from './entity-matching.js';
import { isGivenAwayBy } from './name-in-text.js';
import { hideNames, type Identifying, keepNames } from './protect-entity.service.js';

/** What everybody reads in place of the name of somebody who is protected along with a source: whoever knew the name learns of no source. */
const INSTEAD = 'somebody who is protected';

/** Whether no record but one source names an entity `e`, or what was merged into it, that all may read who may read the entity. */
const IS_NAMED_NOWHERE_ELSE = [
  'source r WHERE r.id <> $2 AND r.publisher_id = ANY(one.ids)',
  'claim r WHERE r.subject_id = ANY(one.ids)',
  'claim r WHERE r.value_entity_id = ANY(one.ids)',
  'scope_value v JOIN claim r ON r.id = v.claim_id WHERE v.entity_id = ANY(one.ids)',
  'statement r WHERE r.speaker_id = ANY(one.ids)',
  'derivation r WHERE r.attributed_to_id = ANY(one.ids)',
]
  .map((where) => `NOT EXISTS (SELECT FROM ${where} AND audience_key(r.audience, r.desk_id) = ANY(one.readers))`)
  .join(' AND ');

type Found = Identifying & { readonly id: string; readonly description: string | null };

/**
 * Protects those publishers of a source, one time or another, whom nothing else names that others can see: that they were recorded
 * together with it would tell which it is. They stay open where they are for more readers than the source, who would learn that something
 * is protected that they may not see; where its description names them; and where the caller may not protect them: then somebody else has
 * recorded them, for something else.
 *
 * @param description that others will read in place of the source
 * @returns ids of those that were protected, and with them of all that were merged into them, whose names are to be forgotten
 */
export async function protectAlong(
  tx: EntityManager,
  { principalId, permissions }: Caller,
  sourceId: string,
  description: string,
): Promise<{ readonly along: readonly string[]; readonly hidden: readonly string[] }> {
  const found: Found[] = await tx.query(
    `SELECT e.id, e.names, e.aliases, e.identifiers, e.fiscal_calendar AS "fiscalCalendar", e.description FROM entity e JOIN source o ON o.id = $2
     CROSS JOIN LATERAL (SELECT array(SELECT m.id FROM entity m WHERE m.id = e.id OR m.same_as_id = e.id) AS ids,
       ARRAY['newsroom', 'public', audience_key(e.audience, e.desk_id)] AS readers) one
     WHERE e.id IN (SELECT coalesce(p.same_as_id, p.id) FROM history.open_source s JOIN entity p ON p.id = s.publisher_id WHERE s.id = $2)
       AND (audience_key(e.audience, e.desk_id) = audience_key(o.audience, o.desk_id)
         OR e.audience <> o.audience AND narrower(e.audience, o.audience) = e.audience)
       AND NOT e.confidential AND ($3 OR e.owner_id = $1) AND ${IS_NAMED_NOWHERE_ELSE}
     ORDER BY e.id FOR NO KEY UPDATE OF e`,
    [principalId, sourceId, permissions.has('vocabulary:edit')],
  );
  const along = found.filter(
    ({ names, aliases }) => !isGivenAwayBy(description, [...Object.values(names), ...aliases]),
  );
  const hidden: string[] = [];
  for (const one of along) {
    await keepNames(tx, one.id, one);
    await tx.query(
      `UPDATE entity SET names = '{}', aliases = '[]', identifiers = '{}', fiscal_calendar = NULL, identity = NULL, confidential = true, description = $2
       WHERE id = $1`,
      [one.id, INSTEAD],
    );
    hidden.push(...(await hideNames(tx, one.id)));
  }
  return { along: along.map(({ id }) => id), hidden };
}

/** What became of those who had been protected along with a source. */
export interface ReleasedAlong {
  readonly released: readonly string[];
  /** What has got the name meanwhile of those whose name was taken. */
  readonly taken: ReadonlyMap<string, string>;
}

/**
 * Releases those who were protected along with a source that is released, as far as they are the caller's, and nothing else has got
 * their name meanwhile, or that of something that was merged into them; the others stay protected.
 */
export async function releaseAlong(tx: EntityManager, caller: Caller, ids: readonly string[]): Promise<ReleasedAlong> {
  const kept: Kept[] = await tx.query(
    `SELECT e.id, coalesce(e.same_as_id, e.id) AS head, e.kind, i.content FROM confidential_identity i JOIN entity e ON e.id = i.id
     WHERE (e.id = ANY($1) OR e.same_as_id = ANY($1)) AND e.confidential AND i.owner_id = $2 ORDER BY e.id`,
    [ids, caller.principalId],
  );
  const others: { id: string; other: string }[] = await tx.query(
    `SELECT e.id, o.id AS other FROM unnest($1::uuid[], $2::text[]) AS g(id, identity) JOIN entity e ON e.id = g.id
     JOIN entity o ON audience_key(o.audience, o.desk_id) = audience_key(e.audience, e.desk_id) AND o.identity = g.identity`,
    [kept.map(({ id }) => id), kept.map(({ kind, content }) => identityOf({ kind, ...content }))],
  );
  const taken = new Map(others.map(({ id, other }) => [id, other]));
  const stay = new Set(kept.filter(({ id }) => taken.has(id)).map(({ head }) => head));
  const released = kept.filter(({ id, head }) => id === head && !stay.has(id)).map(({ id }) => id);
  for (const id of released) await changeEntity(tx, caller, id, { confidential: false }, null);
  return { released, taken };
}

interface Kept extends Pick<EntityDraft, 'kind'> {
  readonly id: string;
  /** What it was merged into, or it itself. */
  readonly head: string;
  readonly content: Identifying;
}
