import type { EntityManager } from 'typeorm';

import { dayOf } from '../kernel/calendar-date.js';
import { newId } from '../kernel/ids.js';
import { nameKey } from '../kernel/names.js';
import type { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { insertRows } from '../platform/rows.js';
import { canonicalUrl } from './canonical-url.js';
import { Source } from './source.entity.js';
import type { SourceMention } from './source-draft.js';
import { isUrl, sourceIdentity } from './source-identity.js';

/** A source as it would be recorded. */
export type SourceRow = Omit<Source, 'version' | 'createdAt' | 'updatedAt' | 'desk' | 'owner' | 'publisher'>;

/** What a mention without an id would be recorded as; null where something is wrong with it. */
export function sourceRow(
  recording: Recording,
  { pointer, named, readership }: SourceMention,
  publisherId: string | null,
): SourceRow | null {
  const url = named.url ?? (named.name !== undefined && isUrl(named.name) ? named.name : null);
  const title = named.title ?? (named.name !== undefined && !isUrl(named.name) ? named.name : null);
  if (!url && !title && !named.confidential) {
    return recording.refuse(pointer, 'invalid-request', 'A source needs an id, a URL or a title.');
  }
  let canonical: string | null;
  try {
    canonical = url && canonicalUrl(url);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return recording.refuse(`${pointer}/url`, 'invalid-request', thrown.message);
  }
  const published = named.publishedAt === undefined ? { day: null, instant: null } : dayOf(named.publishedAt);
  const kind = named.kind ?? (url ? 'article' : 'document');
  const titleKey = title ? nameKey(title) : null;
  return {
    id: newId(),
    kind,
    title: title ? tidy(title) : null,
    titleKey,
    url: url && url.trim(),
    publisherId,
    publishedOn: published.day,
    publishedAt: published.instant === null ? null : new Date(published.instant),
    language: named.language ?? null,
    description: named.description ? tidy(named.description) : null,
    confidential: false,
    identity: canonical ?? sourceIdentity({ kind, titleKey, publisherId, publishedOn: published.day }),
    audience: readership.audience,
    deskId: recording.deskId,
    ownerId: recording.ownerId,
  };
}

/** Writes new sources. */
export async function insertSources(tx: EntityManager, fresh: readonly SourceRow[]): Promise<void> {
  const inserted = await insertRows(tx, Source, fresh);
  if (inserted.size < fresh.length) throw new Refusal('already-exists', 'One of the sources is recorded already.');
}

/**
 * Adds to known sources what is missing there and was given now, with one statement; what says nothing new leaves no version.
 *
 * Only where their identity is a URL: of the others, what is completed here is what makes them the source they are.
 */
export async function completeSources(tx: EntityManager, additions: ReadonlyMap<string, SourceRow>): Promise<void> {
  if (additions.size === 0) return;
  const given = [...additions].map(([id, row]) => ({
    id,
    title: row.title,
    title_key: row.titleKey,
    publisher_id: row.publisherId,
    published_on: row.publishedOn,
    published_at: row.publishedAt,
    language: row.language,
    description: row.description,
  }));
  await tx.query(
    `UPDATE source s SET title = w.title, title_key = w.title_key, publisher_id = w.publisher_id, published_on = w.published_on,
       published_at = w.published_at, language = w.language, description = w.description
     FROM (SELECT k.id, coalesce(k.title, g.title) AS title, coalesce(k.title_key, g.title_key) AS title_key,
         coalesce(k.publisher_id, g.publisher_id) AS publisher_id, coalesce(k.published_on, g.published_on) AS published_on,
         CASE WHEN k.published_on IS NULL THEN g.published_at ELSE k.published_at END AS published_at,
         coalesce(k.language, g.language) AS language, coalesce(k.description, g.description) AS description
       FROM source k JOIN json_to_recordset($1::json) AS g(id uuid, title text, title_key text, publisher_id uuid, published_on date,
         published_at timestamptz, language text, description text) ON g.id = k.id
       WHERE k.url IS NOT NULL AND NOT k.confidential ORDER BY k.id FOR NO KEY UPDATE OF k) w
     WHERE s.id = w.id AND (s.title, s.publisher_id, s.published_on, s.language, s.description)
       IS DISTINCT FROM (w.title, w.publisher_id, w.published_on, w.language, w.description)`,
    [JSON.stringify(given)],
  );
}
