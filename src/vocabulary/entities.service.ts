import type { EntityManager } from 'typeorm';

import { mayName } from '../accounts/audience.js';
import { newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { insertRows } from '../platform/rows.js';
import { lock } from '../platform/transactions.js';
import { ConfidentialIdentity } from './confidential-identity.entity.js';
import {
  entitiesById,
  entitiesByIdentifier,
  entitiesByName,
  identifierKey,
  type KnownEntity,
} from './entities.queries.js';
import { Entity } from './entity.entity.js';
import { displayName } from './entity.js';
import type { EntityDraft } from './entity-draft.js';
import type { EntityMention, ResolvedEntity } from './mention.js';
import { looksLike, nameKey, nameSkeleton } from './names.js';
import { similarNames } from './similar-names.queries.js';

/** Language of a name nobody said the language of (BCP 47). */
const UNDETERMINED = 'und';

/**
 * Finds the entities that a request names, and records those that nothing is known of.
 *
 * An id, an identifier, a local name, a name or alias; several of one name are refused as `ambiguous-name`, a name that only
 * looks like a known one as `similar-name` unless the caller insists. The same name twice in one request is one entity.
 *
 * @returns one answer for each mention, null where a fault was found
 */
export async function resolveEntities(
  tx: EntityManager,
  recording: Recording,
  mentions: readonly EntityMention[],
): Promise<(ResolvedEntity | null)[]> {
  const byLocalName = mentions.map(({ named }) => localReferent(recording, named.name));
  const ids = mentions.map(({ named }, i) => byLocalName[i] ?? named.id ?? null);
  const declared = [...new Set(byLocalName.filter((id) => id !== null))];
  const known = await entitiesById(tx, [...new Set(ids.filter((id) => id !== null))], declared);
  const drafts = mentions.flatMap((mention, i) => (ids[i] === null ? [draftOf(mention)] : []));
  const recorded = await recordEntities(tx, recording, drafts);
  let next = 0;
  return mentions.map((mention, i) => {
    const id = ids[i] ?? null;
    const found = id === null ? (recorded[next++]?.entity ?? null) : (known.get(id) ?? null);
    if (!found)
      return id === null ? null : recording.refuse(mention.pointer, 'unknown-reference', `No entity has the id ${id}.`);
    const name = displayName(found.names);
    if (!mayName(mention.readership, found)) {
      const detail = `${name || 'This entity'} is recorded for fewer readers than what names it.`;
      return recording.refuse(mention.pointer, 'audience-too-wide', detail);
    }
    return { id: found.id, name, audience: found.audience, deskId: found.deskId, fiscalCalendar: found.fiscalCalendar };
  });
}

const localReferent = (recording: Recording, name: string | undefined): string | null =>
  recording.declares && name !== undefined ? recording.referent(name, 'entity') : null;

function draftOf({ pointer, named, readership, language }: EntityMention): EntityDraft {
  const confidential = named.confidential ?? false;
  return {
    pointer,
    kind: named.kind ?? null,
    names: { [language ?? UNDETERMINED]: tidy(named.name ?? '') },
    aliases: [],
    identifiers: named.identifiers ?? {},
    description: named.description ?? null,
    fiscalCalendar: null,
    confidential,
    readership,
    create: named.create ?? false,
  };
}

/** An entity that was asked to be recorded, and whether it is new. */
export interface RecordedEntity {
  readonly entity: KnownEntity;
  readonly created: boolean;
}

/**
 * Records entities, each once: what has an identifier in common, else kind and name, is the same.
 *
 * What is known already is completed where the draft says more, and never contradicted.
 * @returns one answer for each draft, null where a fault was found
 */
export async function recordEntities(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly EntityDraft[],
): Promise<(RecordedEntity | null)[]> {
  if (drafts.length === 0) return [];
  const open = drafts.filter(({ confidential }) => !confidential);
  await lock(tx, 'names', open.flatMap(keysOf));
  const byName = await entitiesByName(tx, [...new Set(open.flatMap(keysOf))]);
  const byIdentifier = await entitiesByIdentifier(
    tx,
    open.flatMap(({ identifiers }) => Object.entries(identifiers)),
  );
  const asksAgain = recording.declares
    ? []
    : open.filter(({ create }) => !create).flatMap(({ names }) => Object.values(names));
  const strangers = [...new Set(asksAgain.filter((name) => !byName.has(nameKey(name))))];
  const similar = await similarNames(tx, 'entity_name', strangers);

  const fresh: { id: string; draft: EntityDraft }[] = [];
  const completed = new Map<string, { known: KnownEntity; additions: EntityDraft[] }>();
  const answers: (RecordedEntity | null)[] = [];
  // Ids in the order of the drafts, whichever way they are recorded.
  const ids = new Map(drafts.map((draft) => [draft, newId()]));
  const protectedOnes = await recordConfidential(
    tx,
    recording,
    drafts.filter(({ confidential }) => confidential),
    ids,
  );
  for (const draft of drafts) {
    if (draft.confidential) {
      answers.push(protectedOnes.get(draft) ?? null);
      continue;
    }
    const match = matchOf(draft, byIdentifier, byName);
    if (match === 'ambiguous') {
      const named = keysOf(draft).flatMap((key) => byName.get(key) ?? []);
      answers.push(ambiguous(recording, draft, named));
    } else if (match) {
      const additions = completed.get(match.id)?.additions ?? [];
      completed.set(match.id, { known: match, additions: [...additions, draft] });
      answers.push({ entity: match, created: false });
    } else {
      const inRequest = recording.declares || draft.create ? [] : fresh.filter((other) => resemble(other.draft, draft));
      const candidates = [
        ...Object.values(draft.names).flatMap((name) => similar.get(name) ?? []),
        ...inRequest.map((other) => ({ id: other.id, name: displayName(other.draft.names) })),
      ];
      if (candidates.length > 0 && !draft.create) {
        const asked = displayName(draft.names);
        const detail = `Nothing is recorded as ${asked}, but as ${candidates[0]?.name}, which looks like it. Use that, or say "create": true.`;
        answers.push(recording.refuse(draft.pointer, 'similar-name', detail, { candidates }));
        continue;
      }
      const entity = knownFrom(ids.get(draft) ?? newId(), draft);
      fresh.push({ id: entity.id, draft });
      for (const key of keysOf(draft)) byName.set(key, [...(byName.get(key) ?? []), entity]);
      for (const [scheme, value] of Object.entries(draft.identifiers))
        byIdentifier.set(identifierKey(scheme, value), [entity]);
      recording.created.push({ kind: 'entity', id: entity.id, name: displayName(draft.names) });
      answers.push({ entity, created: true });
    }
  }
  await insertEntities(tx, recording, fresh);
  await complete(tx, [...completed.values()]);
  return answers;
}

const keysOf = ({ names }: EntityDraft): string[] => Object.values(names).map(nameKey);

const resemble = (a: EntityDraft, b: EntityDraft): boolean =>
  Object.values(a.names).some((one) => Object.values(b.names).some((other) => looksLike(one, other)));

function matchOf(
  draft: EntityDraft,
  byIdentifier: ReadonlyMap<string, readonly KnownEntity[]>,
  byName: ReadonlyMap<string, readonly KnownEntity[]>,
): KnownEntity | 'ambiguous' | null {
  const readable = (found: KnownEntity): boolean => mayName(draft.readership, found);
  for (const [scheme, value] of Object.entries(draft.identifiers)) {
    const identified = (byIdentifier.get(identifierKey(scheme, value)) ?? []).find(readable);
    if (identified) return identified;
  }
  if (draft.create && Object.keys(draft.identifiers).length > 0) return null;
  const named = new Map(
    keysOf(draft)
      .flatMap((key) => byName.get(key) ?? [])
      .map((found) => [found.id, found]),
  );
  const all = [...named.values()].filter((found) => agree(draft, found));
  const best = all.filter(readable);
  const candidates = best.length > 0 ? best : all;
  if (candidates.length > 1) return 'ambiguous';
  return candidates[0] ?? null;
}

/** Whether nothing that is known of an entity speaks against a draft being the same. */
function agree(draft: EntityDraft, { kind, identifiers }: KnownEntity): boolean {
  if (draft.kind && kind && draft.kind !== kind) return false;
  return Object.entries(draft.identifiers).every(([scheme, value]) => (identifiers[scheme] ?? value) === value);
}

function ambiguous(recording: Recording, draft: EntityDraft, named: readonly KnownEntity[]): null {
  const candidates = named.map(({ id, names, kind }) => ({ id, name: displayName(names), kind }));
  const detail = `${candidates.length} entities have the name ${displayName(draft.names)}. Say which by its id.`;
  return recording.refuse(draft.pointer, 'ambiguous-name', detail, { candidates });
}

const knownFrom = (id: string, draft: EntityDraft): KnownEntity => ({
  id,
  kind: draft.kind,
  names: draft.names,
  aliases: draft.aliases,
  identifiers: draft.identifiers,
  description: draft.description,
  fiscalCalendar: draft.fiscalCalendar,
  audience: draft.readership.audience,
  deskId: draft.readership.deskId,
});

async function insertEntities(
  tx: EntityManager,
  recording: Recording,
  fresh: readonly { readonly id: string; readonly draft: EntityDraft }[],
): Promise<void> {
  const rows = fresh.map(({ id, draft }) => ({ ...rowOf(recording, id, draft), identity: identityOf(draft) }));
  await insertRows(tx, Entity, rows);
  await indexEntities(
    tx,
    rows.map(({ id }) => id),
  );
}

const rowOf = (recording: Recording, id: string, draft: EntityDraft) => ({
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

/** Kind, language and name of what has no identifier (domain §1); with an identifier that decides. */
function identityOf(draft: EntityDraft): string | null {
  if (Object.keys(draft.identifiers).length > 0) return null;
  const [language, name] = Object.entries(draft.names)[0] ?? [UNDETERMINED, ''];
  return [draft.kind ?? '', language, nameKey(name)].join(' ');
}

/** Makes the look-ups of names and identifiers anew for some entities. */
export async function indexEntities(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows: { id: string; names: Record<string, string>; aliases: string[] }[] = await tx.query(
    `SELECT id, names, aliases FROM entity WHERE id = ANY($1) ORDER BY id`,
    [ids],
  );
  const entries = rows.flatMap(({ id, names, aliases }) =>
    [...Object.values(names), ...aliases].map((name) => ({ id, name })),
  );
  await tx.query(`DELETE FROM entity_name WHERE entity_id = ANY($1)`, [ids]);
  await tx.query(
    `INSERT INTO entity_name (entity_id, key, skeleton) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      entries.map(({ id }) => id),
      entries.map(({ name }) => nameKey(name)),
      entries.map(({ name }) => nameSkeleton(name)),
    ],
  );
  await tx.query(`DELETE FROM entity_identifier WHERE entity_id = ANY($1)`, [ids]);
  await tx.query(
    `INSERT INTO entity_identifier (entity_id, scheme, value, audience_key)
     SELECT e.id, i.key, i.value, audience_key(e.audience, e.desk_id) FROM entity e, jsonb_each_text(e.identifiers) i
     WHERE e.id = ANY($1) AND e.same_as_id IS NULL`,
    [ids],
  );
}

type Addition = Pick<EntityDraft, 'kind' | 'names' | 'identifiers' | 'aliases' | 'description' | 'fiscalCalendar'>;

/** What drafts say beyond a known entity; null where that is nothing. What is known, or said first, stands. */
function beyond(known: KnownEntity, drafts: readonly EntityDraft[]): (Addition & { readonly id: string }) | null {
  const found: { -readonly [Field in keyof Addition]: Addition[Field] } = {
    kind: null,
    names: {},
    identifiers: {},
    aliases: [],
    description: null,
    fiscalCalendar: null,
  };
  for (const { kind, names, identifiers, aliases, description, fiscalCalendar } of drafts) {
    found.kind ??= known.kind ? null : kind;
    found.names = { ...missing(names, known.names), ...found.names };
    found.identifiers = { ...missing(identifiers, known.identifiers), ...found.identifiers };
    found.aliases = [...new Set([...found.aliases, ...aliases.filter((alias) => !known.aliases.includes(alias))])];
    found.description ??= known.description === null ? description : null;
    found.fiscalCalendar ??= known.fiscalCalendar === null ? fiscalCalendar : null;
  }
  const { kind, names, identifiers, aliases, description, fiscalCalendar } = found;
  const says = Object.keys({ ...names, ...identifiers }).length + aliases.length > 0;
  return says || kind !== null || description !== null || fiscalCalendar !== null ? { id: known.id, ...found } : null;
}

const missing = (given: Readonly<Record<string, string>>, known: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(given).filter(([key]) => key !== UNDETERMINED && known[key] === undefined));

/** Adds to known entities what drafts say beyond them, with one statement. */
async function complete(
  tx: EntityManager,
  completed: readonly { readonly known: KnownEntity; readonly additions: readonly EntityDraft[] }[],
): Promise<void> {
  const rows = completed.flatMap(({ known, additions }) => beyond(known, additions) ?? []);
  if (rows.length === 0) return;
  await tx.query(
    `UPDATE entity e SET kind = coalesce(e.kind, given.kind), names = given.names || e.names, identifiers = given.identifiers || e.identifiers,
       aliases = e.aliases || (SELECT coalesce(jsonb_agg(a.alias ORDER BY a.n), '[]')
         FROM jsonb_array_elements_text(given.aliases) WITH ORDINALITY AS a(alias, n) WHERE NOT e.aliases ? a.alias),
       description = coalesce(e.description, given.description), fiscal_calendar = coalesce(e.fiscal_calendar, given."fiscalCalendar")
     FROM json_to_recordset($1::json) AS given(id uuid, kind text, names jsonb, identifiers jsonb, aliases jsonb, description text, "fiscalCalendar" jsonb)
     WHERE e.id = given.id`,
    [JSON.stringify(rows)],
  );
  await indexEntities(
    tx,
    rows.map(({ id }) => id),
  );
}

/**
 * Confidential entities are never the same as others, except that their owner may name them again in the same words.
 *
 * @returns an answer for each draft that has a description; a fault for the others
 */
async function recordConfidential(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly EntityDraft[],
  ids: ReadonlyMap<EntityDraft, string>,
): Promise<Map<EntityDraft, RecordedEntity>> {
  const answers = new Map<EntityDraft, RecordedEntity>();
  const described = drafts.filter(({ pointer, description }) => {
    if (description !== null) return true;
    const detail =
      'A confidential speaker needs a description that others may read, such as "a person familiar with the matter".';
    recording.refuse(pointer, 'invalid-request', detail);
    return false;
  });
  if (described.length === 0) return answers;
  const { ownerId, deskId } = recording;
  const asked = described.map(({ names, aliases, identifiers, description, readership: { audience } }, n) => {
    const content = { names, aliases, identifiers };
    return { n, content, description, audience, key: JSON.stringify([content, description, audience]) };
  });
  await lock(tx, 'names', [ownerId]);
  const own: { n: number; id: string }[] = await tx.query(
    `SELECT given.n, e.id FROM json_to_recordset($1::json) AS given(n int, content jsonb, description text, audience text)
     JOIN confidential_identity i ON i.owner_id = $2 AND i.content = given.content
     JOIN entity e ON e.id = i.id AND e.description = given.description AND e.audience = given.audience AND e.desk_id = $3`,
    [JSON.stringify(asked), ownerId, deskId],
  );
  const known = new Map(own.map(({ n, id }) => [asked[n]?.key, id]));
  const fresh: { readonly id: string; readonly draft: EntityDraft; readonly content: object }[] = [];
  for (const [n, draft] of described.entries()) {
    const { content, key } = asked[n] as (typeof asked)[number];
    const there = known.get(key);
    const id = there ?? ids.get(draft) ?? newId();
    answers.set(draft, {
      entity: { ...knownFrom(id, draft), names: {}, aliases: [], identifiers: {} },
      created: there === undefined,
    });
    if (there !== undefined) continue;
    known.set(key, id);
    fresh.push({ id, draft, content });
    recording.created.push({ kind: 'entity', id, name: draft.description ?? '' });
  }
  const hidden = { names: {}, aliases: [], identifiers: {} };
  await insertRows(
    tx,
    Entity,
    fresh.map(({ id, draft }) => ({ ...rowOf(recording, id, draft), ...hidden })),
  );
  await insertRows(
    tx,
    ConfidentialIdentity,
    fresh.map(({ id, content }) => ({ id, content: content as ConfidentialIdentity['content'], readers: [], ownerId })),
  );
  return answers;
}

/** Drafts that are recorded already as entities that were merged into others: their ids, by pointer. */
export async function mergedAlready(tx: EntityManager, drafts: readonly EntityDraft[]): Promise<Map<string, string>> {
  if (drafts.length === 0) return new Map();
  const rows: { pointer: string; id: string }[] = await tx.query(
    `SELECT given.pointer, e.id FROM json_to_recordset($1::json) AS given(pointer text, kind text, names jsonb, audience text)
     JOIN entity_name n ON n.key = ANY(SELECT jsonb_array_elements_text($2::jsonb -> given.pointer))
     JOIN entity e ON e.id = n.entity_id AND e.same_as_id IS NOT NULL AND e.names = given.names
       AND e.kind IS NOT DISTINCT FROM given.kind AND e.audience = given.audience`,
    [
      JSON.stringify(
        drafts.map(({ pointer, kind, names, readership: { audience } }) => ({ pointer, kind, names, audience })),
      ),
      JSON.stringify(Object.fromEntries(drafts.map((draft) => [draft.pointer, keysOf(draft)]))),
    ],
  );
  return new Map(rows.map(({ pointer, id }) => [pointer, id]));
}

/** Says of entities that they are the same as others; claims stay where they are. What is said already is not changed. */
export async function mergeInto(
  tx: EntityManager,
  pairs: readonly { readonly id: string; readonly into: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  const [changed]: [{ id: string }[]] = await tx.query(
    `UPDATE entity e SET same_as_id = given.into FROM json_to_recordset($1::json) AS given(id uuid, "into" uuid)
     WHERE e.id = given.id AND e.same_as_id IS DISTINCT FROM given.into RETURNING e.id`,
    [JSON.stringify(pairs)],
  );
  await indexEntities(
    tx,
    changed.map(({ id }) => id),
  );
}
