import type { EntityManager } from 'typeorm';

import { mayName } from '../accounts/audience.js';
import { newId } from '../kernel/ids.js';
import { nameKey } from '../kernel/names.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { lock } from '../platform/transactions.js';
import { recordConfidentialEntity } from './confidential-entities.service.js';
import { entitiesById, entitiesByIdentifier, entitiesByName, type KnownEntity } from './entities.queries.js';
import { displayName } from './entity.js';
import type { EntityDraft } from './entity-draft.js';
import {
  candidatesOf,
  completed,
  identifierKey,
  identifierKeysOf,
  keysOf,
  knownFrom,
  type Match,
  matchOf,
  resemble,
  UNDETERMINED,
} from './entity-matching.js';
import { completeEntities, insertEntities } from './entity-rows.service.js';
import type { EntityMention, ResolvedEntity } from './mention.js';
import { nameable, similarNames } from './similar-names.queries.js';

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
  given: readonly EntityMention[],
): Promise<(ResolvedEntity | null)[]> {
  const mentions = withProtected(given);
  // A name that is to be protected is nobody's local name: that one is recorded openly.
  const byLocalName = mentions.map(({ named }) => (named.confidential ? null : localReferent(recording, named.name)));
  const ids = mentions.map(({ named }, i) => byLocalName[i] ?? named.id?.toLowerCase() ?? null);
  const declared = [...new Set(byLocalName.filter((id) => id !== null))];
  const known = await entitiesById(tx, [...new Set(ids.filter((id) => id !== null))], declared);
  const nameless = mentions.map(
    ({ named }, i) => ids[i] === null && !named.name && Object.keys(named.identifiers ?? {}).length === 0,
  );
  const drafts = mentions.flatMap((mention, i) => (ids[i] === null && !nameless[i] ? [draftOf(mention)] : []));
  const recorded = await recordEntities(tx, recording, drafts);
  let next = 0;
  return mentions.map((mention, i) => {
    if (nameless[i])
      return recording.refuse(
        mention.pointer,
        'invalid-request',
        'An entity is named by an id, a name or an identifier.',
      );
    const id = ids[i] ?? null;
    const found = id === null ? (recorded[next++]?.entity ?? null) : (known.get(id) ?? null);
    if (!found)
      return id === null ? null : recording.refuse(mention.pointer, 'unknown-reference', `No entity has the id ${id}.`);
    const name = displayName(found.names);
    if (!mayName(mention.readership, found)) {
      return recording.refuse(mention.pointer, 'audience-too-wide', tooWide(name, id), {
        candidates: [{ id: found.id, name }],
      });
    }
    return { id: found.id, name, audience: found.audience, deskId: found.deskId, fiscalCalendar: found.fiscalCalendar };
  });
}

/** What helps: whoever names it by its name may mean another that more people are to know of. */
const tooWide = (name: string, id: string | null): string =>
  `${name || 'This entity'} is recorded for fewer readers than what names it. Widen its audience, or record this for fewer readers${
    id === null ? '; or say "create": true, where another one is meant' : ''
  }.`;

/** Whoever is protected where one request names them is protected wherever it does: an open record of that name would give them away. */
function withProtected(mentions: readonly EntityMention[]): readonly EntityMention[] {
  const hidden = new Map(
    mentions.flatMap((mention) => {
      const { confidential, name } = mention.named;
      return confidential && name ? [[nameKey(name), mention] as const] : [];
    }),
  );
  if (hidden.size === 0) return mentions;
  return mentions.map((mention) => {
    const { id, name } = mention.named;
    const protectedOne = id === undefined && name !== undefined ? hidden.get(nameKey(name)) : undefined;
    return protectedOne ? { ...protectedOne, pointer: mention.pointer, readership: mention.readership } : mention;
  });
}

const localReferent = (recording: Recording, name: string | undefined): string | null =>
  recording.declares && name !== undefined ? recording.referent(name, 'entity') : null;

function draftOf({ pointer, named, readership, language }: EntityMention): EntityDraft {
  const confidential = named.confidential ?? false;
  return {
    pointer,
    kind: named.kind ?? null,
    names: named.name === undefined ? {} : { [language ?? UNDETERMINED]: tidy(named.name) },
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
 * What is known already is completed where the draft says more, and never contradicted. The number of statements does not
 * depend on the number of drafts, but for confidential ones.
 * @returns one answer for each draft, null where a fault was found
 */
export async function recordEntities(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly EntityDraft[],
): Promise<(RecordedEntity | null)[]> {
  if (drafts.length === 0) return [];
  const open = drafts.filter(({ confidential }) => !confidential);
  const known = await lookUpOrLock(tx, recording, open);
  const fresh = new Map<string, EntityDraft>();
  const additions = new Map<string, EntityDraft>();
  const answers: (RecordedEntity | null)[] = [];
  for (const draft of drafts) {
    if (draft.confidential) {
      answers.push(recording.keeps ? await recordConfidentialEntity(tx, recording, draft) : madeUp(recording, draft));
      continue;
    }
    const match = matchOf(draft, known.byIdentifier, known.byName);
    const refused = refusalOf(recording, draft, match, known.similar, fresh);
    if (refused) {
      answers.push(recording.refuse(draft.pointer, refused.code, refused.detail, { candidates: refused.candidates }));
      continue;
    }
    const entity = match.is === 'known' ? enriched(match.entity, draft) : knownFrom(newId(), draft);
    const written = match.is === 'known' && !fresh.has(entity.id) ? additions : fresh;
    const before = written.get(entity.id);
    // What is known to few is not added to what more people read.
    const said = match.is === 'known' ? withNewIdentifiers(draft, known.byIdentifier) : draft;
    if (mayName(entity, draft.readership)) written.set(entity.id, before ? completed(before, said) : said);
    for (const key of new Set([...keysOf(draft), ...Object.values(entity.names).map(nameKey)]))
      known.byName.set(key, withOne(known.byName.get(key), entity));
    for (const key of identifierKeysOf(draft))
      known.byIdentifier.set(key, withOne(known.byIdentifier.get(key), entity));
    if (match.is === 'new') recording.created.push({ kind: 'entity', id: entity.id, name: displayName(draft.names) });
    answers.push({ entity, created: match.is === 'new' });
  }
  if (!recording.keeps) return answers;
  await insertEntities(
    tx,
    recording,
    [...fresh].map(([id, draft]) => ({ id, draft })),
  );
  await completeEntities(tx, additions);
  return answers;
}

/** Somebody to be protected of whom nothing is recorded. */
function madeUp({ created }: Recording, draft: EntityDraft): RecordedEntity {
  const entity = knownFrom(newId(), draft);
  created.push({ kind: 'entity', id: entity.id, name: '' });
  return { entity, created: true };
}

/** A known entity with the kind and identifiers that a draft adds to it: the next draft of its name is compared with these too. */
const enriched = (entity: KnownEntity, { kind, identifiers, readership }: EntityDraft): KnownEntity =>
  mayName(entity, readership)
    ? { ...entity, kind: entity.kind ?? kind, identifiers: { ...identifiers, ...entity.identifiers } }
    : entity;

/** Only names and identifiers that nothing is known by are locked: writers who name what is recorded never wait for each other. */
async function lookUpOrLock(tx: EntityManager, recording: Recording, drafts: readonly EntityDraft[]) {
  const known = await lookUp(tx, recording, drafts);
  const unknown = [
    ...drafts.flatMap(keysOf).filter((key) => !known.byName.has(key)),
    ...drafts.flatMap(identifierKeysOf).filter((key) => !known.byIdentifier.has(key)),
  ];
  if (unknown.length === 0 || !recording.keeps) return known;
  await lock(tx, 'names', unknown);
  return lookUp(tx, recording, drafts);
}

/** An identifier that is recorded stays where it is: with what was merged into the entity, or with the entity itself. */
const withNewIdentifiers = (draft: EntityDraft, recorded: ReadonlyMap<string, unknown>): EntityDraft => ({
  ...draft,
  identifiers: Object.fromEntries(
    Object.entries(draft.identifiers).filter(([scheme, value]) => !recorded.has(identifierKey(scheme, value))),
  ),
});

const withOne = (found: readonly KnownEntity[] | undefined, entity: KnownEntity): KnownEntity[] => [
  ...(found ?? []).filter(({ id }) => id !== entity.id),
  entity,
];

async function lookUp(tx: EntityManager, recording: Recording, drafts: readonly EntityDraft[]) {
  const byName = await entitiesByName(tx, [...new Set(drafts.flatMap(keysOf))]);
  const byIdentifier = await entitiesByIdentifier(
    tx,
    drafts.flatMap(({ identifiers }) => Object.entries(identifiers)),
  );
  const asksAgain =
    recording.declares || !recording.keeps
      ? []
      : drafts.filter(({ create }) => !create).flatMap(({ names }) => Object.values(names));
  const strangers = [...new Set(asksAgain.filter((name) => !byName.has(nameKey(name))))];
  return { byName, byIdentifier, similar: await similarNames(tx, 'entity_name', strangers) };
}

/** Why a draft can be neither recorded nor found; null where it can. */
function refusalOf(
  { declares, keeps }: Recording,
  draft: EntityDraft,
  match: Match,
  similar: Awaited<ReturnType<typeof similarNames>>,
  fresh: ReadonlyMap<string, EntityDraft>,
) {
  const asked = displayName(draft.names);
  if (match.is === 'ambiguous') {
    const candidates = candidatesOf(match.candidates);
    const detail = `${candidates.length} entities are called ${asked} or have its identifiers. Say which by its id.`;
    return { code: 'ambiguous-name' as const, detail, candidates };
  }
  if (match.is === 'known') return null;
  if (asked === '') {
    const detail = 'An entity that is not recorded yet needs a name.';
    return { code: 'invalid-request' as const, detail, candidates: [] };
  }
  if (draft.create || declares || !keeps) return null;
  const inRequest = [...fresh].filter(([, other]) => resemble(other, draft));
  const candidates = [
    ...Object.values(draft.names).flatMap((name) => nameable(draft.readership, similar.get(name) ?? [])),
    ...inRequest.map(([, other]) => ({ name: displayName(other.names) })),
  ];
  const [first] = candidates;
  if (!first) return null;
  const where = 'id' in first ? 'Nothing is recorded as' : 'This request names';
  const also = 'id' in first ? 'but as' : 'and also';
  const detail = `${where} ${asked}, ${also} ${first.name}, which looks like it. Use that, or say "create": true.`;
  return { code: 'similar-name' as const, detail, candidates };
}
