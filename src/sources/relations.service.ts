import type { EntityManager } from 'typeorm';

import { isId, newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import { insertRows } from '../platform/rows.js';
import { canonicalUrl } from './canonical-url.js';
import type { RelationDraft } from './source-draft.js';
import { isUrl } from './source-identity.js';
import { SourceRelation } from './source-relation.entity.js';
import { type KnownSource, sourcesKnown } from './sources.queries.js';

/**
 * Records what sources do with each other, each relation once; the other source is named by id, local name or URL.
 *
 * @returns how many are new
 */
export async function recordRelations(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly RelationDraft[],
): Promise<number> {
  if (drafts.length === 0) return 0;
  const ids = drafts.map(({ to }) => recording.referent(to, 'source') ?? (isId(to) ? to.toLowerCase() : null));
  const urls = drafts.map(({ to }) => (isUrl(to) ? canonicalOf(to) : null));
  const known = await sourcesKnown(
    tx,
    ids.filter((id) => id !== null),
    urls.filter((url) => url !== null),
  );
  const rows = drafts.flatMap(({ pointer, sourceId, kind, basis, to }, i) => {
    const toId = known.find((found) => meant(found, ids[i] ?? null, urls[i] ?? null))?.id;
    if (!toId) {
      recording.refuse(`${pointer}/to`, 'unknown-reference', `No source is known as ${to.slice(0, 100)}.`);
      return [];
    }
    if (toId === sourceId) {
      recording.refuse(`${pointer}/to`, 'self-reference', 'A source cannot be related to itself.');
      return [];
    }
    return [{ id: newId(), sourceId, toId, kind, basis, ownerId: recording.ownerId }];
  });
  if (rows.length === 0) return 0;
  // What is known is not sent at all, so that recording it again leaves no trace in history.
  const recorded: { source_id: string; to_id: string; kind: string }[] = await tx.query(
    `SELECT source_id, to_id, kind FROM source_relation WHERE source_id = ANY($1)`,
    [[...new Set(rows.map(({ sourceId }) => sourceId))]],
  );
  const taken = new Set(recorded.map(({ source_id, to_id, kind }) => `${source_id} ${to_id} ${kind}`));
  const fresh = rows.filter(({ sourceId, toId, kind }) => !taken.has(`${sourceId} ${toId} ${kind}`));
  return (await insertRows(tx, SourceRelation, fresh)).size;
}

const meant = ({ id, identity }: KnownSource, wanted: string | null, url: string | null): boolean =>
  wanted === null ? url !== null && identity === url : id === wanted;

function canonicalOf(url: string): string | null {
  try {
    return canonicalUrl(url);
  } catch {
    return null;
  }
}
