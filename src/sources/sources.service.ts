import type { EntityManager } from 'typeorm';

import { mayName } from '../accounts/audience.js';
import { looksLike, nameKey } from '../kernel/names.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { lock } from '../platform/transactions.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import { recordConfidentialSource } from './confidential-sources.service.js';
import type { NamedSource, ResolvedSource, SourceMention } from './source-draft.js';
import { isUrl, nearestReadable } from './source-identity.js';
import { completeSources, insertSources, type SourceRow, sourceRow } from './source-rows.service.js';
import { type KnownSource, sourcesByTitle, sourcesKnown } from './sources.queries.js';

/** A source that a request named, and whether it is new. */
export interface RecordedSource extends ResolvedSource {
  readonly created: boolean;
}

/** What is known of the sources that mentions could mean, and what becomes of it on the way. */
interface Known {
  readonly byId: ReadonlyMap<string, KnownSource>;
  readonly byIdentity: Map<string, readonly KnownSource[]>;
  readonly byTitle: Map<string, readonly KnownSource[]>;
  readonly fresh: Map<string, SourceRow>;
  readonly additions: Map<string, SourceRow>;
}

/**
 * Finds the sources that a request names by id, local name, URL or title, and records those that are new, each once:
 * the canonical URL is its identity, else kind, title, publisher and day of publication (domain §1).
 *
 * One that is recorded for more readers is the same source; what is missing there is added from a mention that all of its
 * readers may read. The number of statements does not depend on the number of mentions, but for confidential ones.
 * @returns one answer for each mention, null where a fault was found
 */
export async function resolveSources(
  tx: EntityManager,
  recording: Recording,
  mentions: readonly SourceMention[],
): Promise<(RecordedSource | null)[]> {
  if (mentions.length === 0) return [];
  const publishers = await publishersOf(tx, recording, mentions);
  const ids = mentions.map(({ named }) => idOf(recording, named));
  const rows = mentions.map((mention, i) =>
    ids[i] === null ? sourceRow(recording, mention, publishers[i] ?? null) : null,
  );
  const known = await lookUp(tx, recording, mentions, ids, rows);
  const answers: (RecordedSource | null)[] = [];
  for (const [i, mention] of mentions.entries()) {
    const [id, row] = [ids[i] ?? null, rows[i] ?? null];
    if (id !== null) answers.push(foundById(recording, mention, id, known));
    else if (row === null) answers.push(null);
    else if (mention.named.confidential) answers.push(await recordConfidentialSource(tx, recording, mention, row));
    else answers.push(foundOrNew(recording, mention, row, known));
  }
  await insertSources(tx, [...known.fresh.values()]);
  await completeSources(tx, known.additions);
  return answers;
}

const byTitleAlone = ({ name, confidential }: NamedSource): boolean =>
  name !== undefined && !confidential && !isUrl(name);

function idOf(recording: Recording, { id, name }: NamedSource): string | null {
  const local = recording.declares && name !== undefined ? recording.referent(name, 'source') : null;
  return id?.toLowerCase() ?? local;
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

async function lookUp(
  tx: EntityManager,
  recording: Recording,
  mentions: readonly SourceMention[],
  ids: readonly (string | null)[],
  rows: readonly (SourceRow | null)[],
): Promise<Known> {
  const identities = rows.flatMap((row, i) => (mentions[i]?.named.confidential ? [] : (row?.identity ?? [])));
  const titles = mentions.flatMap(({ named }, i) =>
    ids[i] === null && byTitleAlone(named) ? nameKey(named.name ?? '') : [],
  );
  const named = ids.filter((id) => id !== null);
  let known = await sourcesKnown(tx, named, identities);
  // Only what is not known is locked: writers who name one source never wait for each other.
  const recorded = new Set(known.map(({ identity }) => identity));
  const unknown = identities.filter((identity) => !recorded.has(identity));
  if (unknown.length + titles.length > 0) {
    await lock(tx, 'sources', [...unknown, ...titles]);
    known = await sourcesKnown(tx, named, identities);
  }
  const byIdentity = new Map<string, readonly KnownSource[]>();
  for (const found of known) if (found.identity) add(byIdentity, found.identity, found);
  return {
    byId: new Map(known.map((found) => [found.id, found])),
    byIdentity,
    byTitle: await sourcesByTitle(tx, recording.declares ? [] : titles),
    fresh: new Map(),
    additions: new Map(),
  };
}

const add = (groups: Map<string, readonly KnownSource[]>, key: string, found: KnownSource): void =>
  void groups.set(key, [...(groups.get(key) ?? []), found]);

function foundById(
  recording: Recording,
  { pointer, readership }: SourceMention,
  id: string,
  { byId }: Known,
): RecordedSource | null {
  const found = byId.get(id);
  if (!found) return recording.refuse(pointer, 'unknown-reference', `No source has the id ${id}.`);
  if (mayName(readership, found)) return resolved(found);
  const detail = 'This source is recorded for fewer readers than what names it.';
  return recording.refuse(pointer, 'audience-too-wide', detail);
}

const resolved = ({ id, audience, deskId }: KnownSource, created = false): RecordedSource => ({
  id,
  audience,
  deskId,
  created,
});

function foundOrNew(recording: Recording, mention: SourceMention, row: SourceRow, known: Known): RecordedSource | null {
  const { named, readership } = mention;
  const titled = byTitleAlone(named) ? titledSo(recording, mention, known) : undefined;
  if (titled === null) return null;
  const found = titled ?? nearestReadable(readership, known.byIdentity.get(row.identity ?? '') ?? []);
  if (found) {
    const written = known.fresh.has(found.id) ? known.fresh : known.additions;
    const before = written.get(found.id);
    // What is known to few is not added to what more people read; without a URL, there is nothing that would not be identity.
    if (mayName(found, row) && (!before || before.url)) written.set(found.id, before ? completed(before, row) : row);
    return resolved(found);
  }
  known.fresh.set(row.id, row);
  if (row.identity) add(known.byIdentity, row.identity, row);
  if (row.titleKey) add(known.byTitle, row.titleKey, row);
  recording.created.push({ kind: 'source', id: row.id, name: row.title ?? row.url ?? '' });
  return resolved(row, true);
}

/** The source of a title; undefined where none has it, null where that is a fault. */
function titledSo(
  recording: Recording,
  { pointer, named, readership }: SourceMention,
  { byTitle }: Known,
): KnownSource | undefined | null {
  const [title, asked] = [tidy(named.name ?? ''), nameKey(named.name ?? '')];
  const near = (byTitle.get(asked) ?? []).filter((found) => mayName(readership, found));
  const same = near.filter((found) => found.title && nameKey(found.title) === asked);
  const candidatesOf = (found: readonly KnownSource[]) => ({
    candidates: found.map(({ id, title: name }) => ({ id, name })),
  });
  if (same.length > 1) {
    const detail = `${same.length} sources have the title ${title}. Say which by its id.`;
    return recording.refuse(pointer, 'ambiguous-name', detail, candidatesOf(same));
  }
  if (same[0] || named.create) return same[0];
  const similar = near.filter((found) => found.title && looksLike(found.title, title)).slice(0, 10);
  if (similar.length === 0) return undefined;
  const detail = `No source has the title ${title}, but one has a title that looks like it. Use that, or say "create": true.`;
  return recording.refuse(pointer, 'similar-name', detail, candidatesOf(similar));
}

/** A row with what another one of the same source says beyond it. */
function completed(row: SourceRow, more: SourceRow): SourceRow {
  const known = Object.entries(row).filter(([, value]) => value !== null);
  return {
    ...more,
    ...(Object.fromEntries(known) as Partial<SourceRow>),
    publishedAt: (row.publishedOn ? row : more).publishedAt,
  };
}
