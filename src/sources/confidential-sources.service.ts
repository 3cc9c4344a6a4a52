import type { EntityManager } from 'typeorm';

import type { Recording } from '../kernel/recording.js';
import { insertRows } from '../platform/rows.js';
import { lock } from '../platform/transactions.js';
import { ConfidentialIdentity } from '../vocabulary/confidential-identity.entity.js';
import { GIVEN_AWAY, isGivenAwayBy } from '../vocabulary/name-in-text.js';
import { Source } from './source.entity.js';
import type { ResolvedSource, SourceMention } from './source-draft.js';
import type { SourceRow } from './source-rows.service.js';

/**
 * Records a confidential source: never the same as another, except that its owner may name it again in the same words.
 *
 * @returns null where a fault was found
 */
export async function recordConfidentialSource(
  tx: EntityManager,
  recording: Recording,
  { pointer, named }: SourceMention,
  row: SourceRow,
): Promise<(ResolvedSource & { readonly created: boolean }) | null> {
  if (row.description === null) {
    const detail = 'A confidential source needs a description that others may read, such as "internal documents".';
    return recording.refuse(pointer, 'invalid-request', detail);
  }
  if (isGivenAwayBy(row.description, row.title === null ? [] : [row.title])) {
    return recording.refuse(pointer, 'invalid-request', GIVEN_AWAY);
  }
  const content = {
    title: row.title,
    url: row.url,
    publisher: named.publisher?.name ?? named.publisher?.id ?? null,
    publishedAt: named.publishedAt ?? null,
  };
  await lock(tx, 'sources', [recording.ownerId]);
  const [own]: { id: string }[] = await tx.query(
    `SELECT s.id FROM confidential_identity i JOIN source s ON s.id = i.id
     WHERE i.owner_id = $1 AND i.content = $2::jsonb AND s.description = $3 AND s.audience = $4 AND s.desk_id = $5`,
    [recording.ownerId, JSON.stringify(content), row.description, row.audience, row.deskId],
  );
  const answer = { audience: row.audience, deskId: row.deskId };
  if (own) return { ...answer, id: own.id, created: false };
  const hidden = {
    title: null,
    titleKey: null,
    url: null,
    publisherId: null,
    publishedOn: null,
    publishedAt: null,
    identity: null,
  };
  await insertRows(tx, Source, [{ ...row, ...hidden, confidential: true }]);
  await insertRows(tx, ConfidentialIdentity, [{ id: row.id, content, readers: [], ownerId: recording.ownerId }]);
  recording.created.push({ kind: 'source', id: row.id, name: row.description });
  return { ...answer, id: row.id, created: true };
}
