import type { EntityManager } from 'typeorm';

import { mayName, type Readership } from '../accounts/audience.js';
import { dayOf } from '../kernel/calendar-date.js';
import { isId, newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { insertRows } from '../platform/rows.js';
import { lock } from '../platform/transactions.js';
import { ConfidentialIdentity } from '../vocabulary/confidential-identity.entity.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import { looksLike, nameKey } from '../vocabulary/names.js';
import { canonicalUrl } from './canonical-url.js';
import { Source } from './source.entity.js';
import type { RelationDraft, ResolvedSource, SourceMention } from './source-draft.js';
import { SourceRelation } from './source-relation.entity.js';

interface KnownSource extends Readership {
  readonly id: string;
  readonly identity: string | null;
  readonly title: string | null;
}

/** A source that a request named, and whether it is new. */
export interface RecordedSource extends ResolvedSource {
  readonly created: boolean;
}

const KNOWN = `jsonb_build_object('id', s.id, 'identity', s.identity, 'title', s.title, 'audience', s.audience, 'deskId', s.desk_id) AS found`;

/**
 * Finds the sources that a request names by id, local name, URL or title, and records those that are new, each once:
 * the canonical URL is its identity, else kind, title, publisher and day of publication (domain §1).
 *
 * @returns one answer for each mention, null where a fault was found
 */
export async function resolveSources(
  tx: EntityManager,
  recording: Recording,
  mentions: readonly SourceMention[],
): Promise<(RecordedSource | null)[]> {
  if (mentions.length === 0) return [];
  const publishers = await publishersOf(tx, recording, mentions);
  const rows = mentions.map((mention, i) => rowOf(recording, mention, publishers[i] ?? null));
  const identities = rows.flatMap((row) => row?.identity ?? []);
  const titles = mentions.flatMap(({ named }) => (byTitleAlone(named.name) ? nameKey(named.name) : []));
  await lock(tx, 'sources', [...identities, ...titles]);
  const ids = mentions.flatMap(({ named }) => idOf(recording, named) ?? []);
  const known: { found: KnownSource }[] = await tx.query(
    `SELECT ${KNOWN} FROM source s WHERE s.id = ANY($1) OR s.identity = ANY($2)`,
    [ids, identities],
  );
  const byId = new Map(known.map(({ found }) => [found.id, found]));
  const byIdentity = new Map(
    known.flatMap(({ found }) => (found.identity ? [[identityKey(found.identity, found), found] as const] : [])),
  );
  const byTitle = await sourcesByTitle(tx, recording.declares ? [] : titles);

  const protectedOnes = await recordConfidential(
    tx,
    recording,
    mentions.flatMap(({ pointer, named }, i) =>
      named.confidential && rows[i] ? [{ pointer, named, row: rows[i] }] : [],
    ),
  );
  const fresh: SourceRow[] = [];
  const answers: (RecordedSource | null)[] = [];
  for (const [i, { pointer, named, readership }] of mentions.entries()) {
    const id = idOf(recording, named);
    let found = id ? byId.get(id) : undefined;
    const row = rows[i];
    if (id && !found) answers.push(recording.refuse(pointer, 'unknown-reference', `No source has the id ${id}.`));
    if (!id && !row) answers.push(null);
    if (id ? !found : !row) continue;
    if (row && named.confidential) {
      answers.push(protectedOnes.get(pointer) ?? null);
      continue;
    }
    if (row && byTitleAlone(named.name)) {
      const asked = nameKey(named.name);
      const near = byTitle.get(asked) ?? [];
      const same = near.filter(({ title }) => title && nameKey(title) === asked);
      if (same.length > 1) {
        const candidates = same.map((one) => ({ id: one.id, name: one.title }));
        answers.push(
          recording.refuse(
            pointer,
            'ambiguous-name',
            `${same.length} sources have the title ${tidy(named.name)}. Say which by its id.`,
            { candidates },
          ),
        );
        continue;
      }
      const similar = near.filter(({ title }) => title && looksLike(title, named.name ?? ''));
      if (same.length === 0 && similar.length > 0 && !named.create) {
        const candidates = similar.map((one) => ({ id: one.id, name: one.title }));
        answers.push(
          recording.refuse(
            pointer,
            'similar-name',
            `No source has the title ${tidy(named.name)}, but one has a title that looks like it. Use that, or say "create": true.`,
            { candidates },
          ),
        );
        continue;
      }
      found = same[0];
    }
    if (row && !found && row.identity) found = byIdentity.get(identityKey(row.identity, row));
    if (found && !mayName(readership, found)) {
      answers.push(
        recording.refuse(pointer, 'audience-too-wide', 'This source is recorded for fewer readers than what names it.'),
      );
    } else if (found) {
      answers.push({ id: found.id, audience: found.audience, deskId: found.deskId, created: false });
    } else if (row) {
      fresh.push(row);
      const source = {
        id: row.id,
        identity: row.identity,
        title: row.title,
        audience: row.audience,
        deskId: row.deskId,
      };
      if (row.identity) byIdentity.set(identityKey(row.identity, row), source);
      if (row.titleKey) byTitle.set(row.titleKey, [...(byTitle.get(row.titleKey) ?? []), source]);
      recording.created.push({ kind: 'source', id: row.id, name: row.title ?? row.url ?? '' });
      answers.push({ ...source, created: true });
    }
  }
  await insertRows(tx, Source, fresh);
  return answers;
}

const identityKey = (identity: string, { audience, deskId }: Readership): string =>
  `${audience === 'desk' ? deskId : audience} ${identity}`;

const isUrl = (name: string): boolean => /^https?:\/\//i.test(name);

const byTitleAlone = (name: string | undefined): name is string => name !== undefined && !isUrl(name);

function idOf(
  recording: Recording,
  { id, name }: { readonly id?: string; readonly name?: string },
): string | undefined {
  return (
    id ?? (recording.declares && name !== undefined ? (recording.referent(name, 'source') ?? undefined) : undefined)
  );
}

async function publishersOf(
  tx: EntityManager,
  recording: Recording,
  mentions: readonly SourceMention[],
): Promise<(string | null)[]> {
  const named = mentions.map(({ pointer, named: { publisher, language, confidential }, readership }) =>
    publisher && !confidential ? { pointer: `${pointer}/publisher`, named: publisher, readership, language } : null,
  );
  const resolved = await resolveEntities(
    tx,
    recording,
    named.filter((mention) => mention !== null),
  );
  let next = 0;
  return named.map((mention) => (mention ? (resolved[next++]?.id ?? null) : null));
}

/** What would be recorded; null where it is only named by id, or something is wrong with it. */
function rowOf(recording: Recording, { pointer, named, readership }: SourceMention, publisherId: string | null) {
  if (idOf(recording, named)) return null;
  const url = named.url ?? (named.name && isUrl(named.name) ? named.name : null);
  const title = named.title ?? (byTitleAlone(named.name) ? named.name : null);
  if (!url && !title && !named.confidential) {
    return recording.refuse(pointer, 'invalid-request', 'A source needs an id, a URL or a title.');
  }
  const published = named.publishedAt === undefined ? { day: null, instant: null } : dayOf(named.publishedAt);
  const kind = named.kind ?? (url ? 'article' : 'document');
  let canonical: string | null;
  try {
    canonical = url && canonicalUrl(url);
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return recording.refuse(`${pointer}/url`, 'invalid-request', thrown.message);
  }
  const titleKey = title ? nameKey(title) : null;
  return {
    id: newId(),
    kind,
    title: title ? tidy(title) : null,
    titleKey,
    url,
    publisherId,
    publishedOn: published.day,
    publishedAt: published.instant as Date | null,
    language: named.language ?? null,
    description: named.description ?? null,
    confidential: false,
    identity: canonical ?? [kind, titleKey, publisherId ?? '', published.day ?? ''].join('\n'),
    audience: readership.audience,
    deskId: recording.deskId,
    ownerId: recording.ownerId,
  };
}

async function sourcesByTitle(tx: EntityManager, keys: readonly string[]): Promise<Map<string, KnownSource[]>> {
  const groups = new Map<string, KnownSource[]>();
  if (keys.length === 0) return groups;
  const rows: { asked: string; found: KnownSource }[] = await tx.query(
    `SELECT given.key AS asked, near.found FROM unnest($1::text[]) AS given(key) CROSS JOIN LATERAL (
       SELECT ${KNOWN} FROM source s WHERE s.title_key = given.key OR s.title_key % given.key
       ORDER BY s.title_key = given.key DESC, similarity(s.title_key, given.key) DESC LIMIT 30) near`,
    [[...new Set(keys)]],
  );
  for (const { asked, found } of rows) groups.set(asked, [...(groups.get(asked) ?? []), found]);
  return groups;
}

type SourceRow = NonNullable<ReturnType<typeof rowOf>>;

interface ConfidentialSource {
  readonly pointer: string;
  readonly named: SourceMention['named'];
  readonly row: SourceRow;
}

const HIDDEN = {
  title: null,
  titleKey: null,
  url: null,
  publisherId: null,
  publishedOn: null,
  publishedAt: null,
  identity: null,
  confidential: true,
};

/**
 * Confidential sources are never the same as others, except that their owner may name them again in the same words.
 *
 * @returns an answer for each that has a description, by its pointer; a fault for the others
 */
async function recordConfidential(
  tx: EntityManager,
  recording: Recording,
  sources: readonly ConfidentialSource[],
): Promise<Map<string, RecordedSource>> {
  const answers = new Map<string, RecordedSource>();
  const described = sources.filter(({ pointer, row }) => {
    if (row.description !== null) return true;
    const detail = 'A confidential source needs a description that others may read, such as "internal documents".';
    recording.refuse(pointer, 'invalid-request', detail);
    return false;
  });
  if (described.length === 0) return answers;
  const { ownerId, deskId } = recording;
  const asked = described.map(({ named, row: { title, url, description, audience } }, n) => {
    const content = { title, url, publisher: named.publisher?.name ?? null, publishedAt: named.publishedAt ?? null };
    return { n, content, description, audience, key: JSON.stringify([content, description, audience]) };
  });
  await lock(tx, 'sources', [ownerId]);
  const own: { n: number; id: string }[] = await tx.query(
    `SELECT given.n, s.id FROM json_to_recordset($1::json) AS given(n int, content jsonb, description text, audience text)
     JOIN confidential_identity i ON i.owner_id = $2 AND i.content = given.content
     JOIN source s ON s.id = i.id AND s.description = given.description AND s.audience = given.audience AND s.desk_id = $3`,
    [JSON.stringify(asked), ownerId, deskId],
  );
  const known = new Map(own.map(({ n, id }) => [asked[n]?.key, id]));
  const fresh: (ConfidentialSource & { readonly content: object })[] = [];
  for (const [n, source] of described.entries()) {
    const { content, key } = asked[n] as (typeof asked)[number];
    const { id, audience, description } = source.row;
    const there = known.get(key);
    answers.set(source.pointer, { id: there ?? id, audience, deskId, created: there === undefined });
    if (there !== undefined) continue;
    known.set(key, id);
    fresh.push({ ...source, content });
    recording.created.push({ kind: 'source', id, name: description ?? '' });
  }
  await insertRows(
    tx,
    Source,
    fresh.map(({ row }) => ({ ...row, ...HIDDEN })),
  );
  await insertRows(
    tx,
    ConfidentialIdentity,
    fresh.map(({ row: { id }, content }) => ({
      id,
      content: content as ConfidentialIdentity['content'],
      readers: [],
      ownerId,
    })),
  );
  return answers;
}

/** Records what sources do with each other, each relation once. */
export async function recordRelations(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly RelationDraft[],
): Promise<number> {
  if (drafts.length === 0) return 0;
  const targets = drafts.map(({ to }) => recording.referent(to, 'source') ?? (isId(to) ? to : null));
  const ids = [...new Set(targets.filter((id) => id !== null))];
  const known: { id: string }[] = await tx.query(`SELECT id FROM source WHERE id = ANY($1)`, [ids]);
  const there = new Set(known.map(({ id }) => id));
  const rows = drafts.flatMap(({ pointer, sourceId, kind, basis, to }, i) => {
    const toId = targets[i];
    if (!toId || !there.has(toId)) {
      recording.refuse(`${pointer}/to`, 'unknown-reference', `No source is known as ${to}.`);
      return [];
    }
    if (toId === sourceId) {
      recording.refuse(`${pointer}/to`, 'self-reference', 'A source cannot be related to itself.');
      return [];
    }
    return [{ id: newId(), sourceId, toId, kind, basis, ownerId: recording.ownerId }];
  });
  if (rows.length === 0) return 0;
  // A row that a unique index turns away has counted as a write by then: what is known is not sent.
  const recorded: { source_id: string; to_id: string; kind: string }[] = await tx.query(
    `SELECT source_id, to_id, kind FROM source_relation WHERE source_id = ANY($1)`,
    [[...new Set(rows.map(({ sourceId }) => sourceId))]],
  );
  const taken = new Set(recorded.map(({ source_id, to_id, kind }) => `${source_id} ${to_id} ${kind}`));
  const fresh = rows.filter(({ sourceId, toId, kind }) => !taken.has(`${sourceId} ${toId} ${kind}`));
  return (await insertRows(tx, SourceRelation, fresh)).size;
}
