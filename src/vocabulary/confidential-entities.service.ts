import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import { insertRows } from '../platform/rows.js';
import { lock } from '../platform/transactions.js';
import { ConfidentialIdentity } from './confidential-identity.entity.js';
import type { KnownEntity } from './entities.queries.js';
import { Entity } from './entity.entity.js';
import type { EntityDraft } from './entity-draft.js';
import { knownFrom } from './entity-matching.js';
import { entityRow } from './entity-rows.service.js';
import { GIVEN_AWAY, isGivenAwayBy } from './name-in-text.js';

/** What each recording has declared so far: two records of one recording are two people, however alike. */
const declared = new WeakMap<Recording, Set<string>>();

/**
 * Records a confidential entity: never the same as another, except that its owner may name it again in the same words.
 *
 * The record itself holds kind and description alone; all the rest goes to {@link ConfidentialIdentity}.
 * @returns null where a fault was found
 */
export async function recordConfidentialEntity(
  tx: EntityManager,
  recording: Recording,
  draft: EntityDraft,
): Promise<{ readonly entity: KnownEntity; readonly created: boolean } | null> {
  if (draft.description === null) {
    const detail =
      'A confidential speaker needs a description that others may read, such as "a person familiar with the matter".';
    return recording.refuse(draft.pointer, 'invalid-request', detail);
  }
  if (isGivenAwayBy(draft.description, [...Object.values(draft.names), ...draft.aliases])) {
    return recording.refuse(draft.pointer, 'invalid-request', GIVEN_AWAY);
  }
  const content = { names: draft.names, aliases: draft.aliases, identifiers: draft.identifiers };
  const taken = declared.get(recording) ?? new Set<string>();
  await lock(tx, 'names', [recording.ownerId]);
  const [own]: { id: string }[] = await tx.query(
    `SELECT e.id FROM confidential_identity i JOIN entity e ON e.id = i.id
     WHERE i.owner_id = $1 AND i.content = $2::jsonb AND e.description = $3 AND e.audience = $4 AND e.desk_id = $5 AND e.id <> ALL($6)
     ORDER BY e.id LIMIT 1`,
    [
      recording.ownerId,
      JSON.stringify(content),
      draft.description,
      draft.readership.audience,
      recording.deskId,
      draft.declared ? [...taken] : [],
    ],
  );
  const id = own?.id ?? newId();
  if (draft.declared) declared.set(recording, taken.add(id));
  const hidden = { names: {}, aliases: [], identifiers: {}, fiscalCalendar: null };
  const entity = { ...knownFrom(id, draft), ...hidden };
  if (own) return { entity, created: false };
  await insertRows(tx, Entity, [{ ...entityRow(recording, id, draft), ...hidden }]);
  await insertRows(tx, ConfidentialIdentity, [{ id, content, readers: [], ownerId: recording.ownerId }]);
  recording.created.push({ kind: 'entity', id, name: draft.description });
  return { entity, created: true };
}
