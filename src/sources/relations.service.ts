import type { EntityManager } from 'typeorm';

import { isId, newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import { insertRows } from '../platform/rows.js';
import { canonicalUrl } from './canonical-url.js';
import type { RelationDraft } from './source-draft.js';
import { isUrl, nearestReadable } from './source-identity.js';
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
    [...drafts.map(({ sourceId }) => sourceId), ...ids.filter((id) => id !== null)],
    urls.filter((url) => url !== null),
  );
  const byId = new Map(known.map((found) => [found.id, found]));
  const byUrl = new Map<string, KnownSource[]>();
  for (const found of known) {
    if (found.identity) byUrl.set(found.identity, [...(byUrl.get(found.identity) ?? []), found]);
  }
  const rows = drafts.flatMap(({ pointer, sourceId, kind, basis, to }, i) => {
    const source = byId.get(sourceId);
    const meant = targetsOf(byId, byUrl, ids[i] ?? null, urls[i] ?? null);
    const toId = source && nearestReadable(source, meant)?.id;
    if (!toId && meant.length > 0) {
      const detail = 'That source is recorded for fewer readers than the one that names it.';
      recording.refuse(`${pointer}/to`, 'audience-too-wide', detail);
      return [];
    }
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

/** The sources that an id or a URL means; a URL may be recorded once for each audience. */
function targetsOf(
  byId: ReadonlyMap<string, KnownSource>,
  byUrl: ReadonlyMap<string, readonly KnownSource[]>,
  id: string | null,
  url: string | null,
): readonly KnownSource[] {
  const found = id === null ? undefined : byId.get(id);
  if (found) return [found];
  return id === null && url !== null ? (byUrl.get(url) ?? []) : [];
}

function canonicalOf(url: string): string | null {
  try {
    return canonicalUrl(url);
  } catch {
    return null;
  }
}
