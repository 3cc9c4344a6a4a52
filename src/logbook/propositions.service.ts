import type { EntityManager } from 'typeorm';

import type { Audience, Readership } from '../accounts/audience.js';
import { changeProposition, type ClaimDraft, recordClaims,type Recorded } from '../claims/claims.service.js';
import type { Proposition, ScopeFiller } from '../claims/proposition.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import type { EntityMention, NamedEntity, ResolvedEntity } from '../vocabulary/mention.js';
import { type KnownMetric, resolveMetrics } from '../vocabulary/metrics.service.js';
import type { Entry, GivenProposition, PlacedEntry } from './entry.js';
import { likelyDimension, likelyType, periodOf, valueOf } from './given-value.js';

/** What became of the proposition of an entry, and what its statements inherit. */
export interface LoggedProposition extends Recorded {
  readonly draft: ClaimDraft;
  readonly metric: KnownMetric;
  /** Claims made from the inline alternatives of the entry's statements, by the statement's place. */
  readonly alternatives: ReadonlyMap<number, LoggedProposition>;
}

const NEWSROOM: Audience = 'newsroom';

/**
 * Records what entries say, and what their statements say instead in an inline alternative.
 *
 * @returns one answer for each entry, null where a fault was found
 */
export async function logPropositions(
  tx: EntityManager,
  recording: Recording,
  entries: readonly PlacedEntry[],
): Promise<(LoggedProposition | null)[]> {
  const drafts = await draftPropositions(tx, recording, entries);
  if (recording.faults.length > 0) return entries.map(() => null);
  const all = drafts.flatMap((draft) => (draft ? [draft.main, ...draft.alternatives.map((one) => one.draft)] : []));
  const recorded = (await recordClaims(tx, recording, all)).values();
  return drafts.map((draft) => {
    if (!draft) return null;
    const { metric } = draft;
    const main = recorded.next().value as Recorded;
    const alternatives = new Map<number, LoggedProposition>();
    for (const { place, draft: other } of draft.alternatives) {
      const claim = recorded.next().value as Recorded;
      if (claim.created)
        recording.created.push({ kind: 'claim', id: claim.id, name: nameOf(draft.subject, metric, other) });
      alternatives.set(place, { ...claim, draft: other, metric, alternatives: new Map() });
    }
    return { ...main, draft: draft.main, metric, alternatives };
  });
}

interface DraftedEntry {
  readonly main: ClaimDraft;
  /** Inline alternatives, by the place of their statement. */
  readonly alternatives: readonly { readonly place: number; readonly draft: ClaimDraft }[];
  readonly metric: KnownMetric;
  readonly subject: ResolvedEntity | null;
}

/** Resolves and reads what entries claim; null where a fault was found. */
async function draftPropositions(
  tx: EntityManager,
  recording: Recording,
  entries: readonly PlacedEntry[],
): Promise<(DraftedEntry | null)[]> {
  const audiences = entries.map(({ entry }) => entry.audience ?? NEWSROOM);
  const readerships = audiences.map((audience): Readership => ({ audience, deskId: recording.deskId }));
  const metrics = await resolveMetrics(
    tx,
    recording,
    entries.map(({ pointer, entry }) => ({
      pointer: `${pointer}/metric`,
      named: entry.metric,
      language: entry.language ?? null,
      valueType: likelyType(entry),
      dimension: likelyDimension(entry),
    })),
  );
  const mentions = entries.map((placed, i) =>
    mentionsOf(placed, metrics[i] ?? null, readerships[i] as Readership, recording),
  );
  const resolved = await resolveEntities(
    tx,
    recording,
    mentions.flatMap((found) => [...found.values()]),
  );
  let next = 0;
  const entities = mentions.map(
    (found) => new Map([...found.keys()].map((place) => [place, resolved[next++] ?? null])),
  );

  return entries.map(({ pointer, entry }, i) => {
    const metric = metrics[i];
    const named = entities[i];
    if (!metric || !named) return null;
    const text = entry.text ? tidy(entry.text) : null;
    const main = draftOf(recording, pointer, entry, metric, named, text, audiences[i] ?? NEWSROOM);
    if (!main) return null;
    const alternatives = (entry.statements ?? []).flatMap(({ alternative }, place) => {
      if (alternative?.value === undefined) return [];
      const value = { ...entry, value: alternative.value, language: alternative.language ?? entry.language };
      const at = `${pointer}/statements/${place}/alternative`;
      const draft = draftOf(recording, at, value, metric, named, null, main.audience);
      return draft ? [{ place, draft }] : [];
    });
    return { main, alternatives, metric, subject: named.get('subject') ?? null };
  });
}

/** Writes another proposition into a claim that nobody has stated. @throws Refusal with every fault */
export async function replaceProposition(
  tx: EntityManager,
  recording: Recording,
  claimId: string,
  entry: Entry,
): Promise<void> {
  const [draft] = await draftPropositions(tx, recording, [{ pointer: '', entry }]);
  recording.check();
  if (draft) await changeProposition(tx, claimId, draft.main);
}

const nameOf = (subject: ResolvedEntity | null | undefined, { key }: KnownMetric, { asWritten }: ClaimDraft): string =>
  [subject?.name, key, asWritten].filter(Boolean).join(' ');

/** Every entity that a proposition names, by its place: `subject`, `value`, `scope investee`. */
function mentionsOf(
  { pointer, entry }: PlacedEntry,
  metric: KnownMetric | null,
  readership: Readership,
  recording: Recording,
): Map<string, EntityMention> {
  const mentions = new Map<string, EntityMention>();
  mentions.set('subject', { pointer: `${pointer}/subject`, named: entry.subject, readership });
  const type = entry.valueType ?? metric?.valueType;
  const named = type === 'entity' ? entityNamedBy(entry.value) : null;
  if (named) mentions.set('value', { pointer: `${pointer}/value`, named, readership });
  for (const [dimension, filler] of entry.scope ?? []) {
    if (isWord(recording, metric, dimension, filler)) continue;
    mentions.set(`scope ${dimension}`, {
      pointer: `${pointer}/scope/${escaped(dimension)}`,
      named: filler,
      readership,
    });
  }
  return mentions;
}

function entityNamedBy(value: GivenProposition['value']): NamedEntity | null {
  if (typeof value === 'string') return { name: value };
  if (typeof value === 'boolean') return null;
  const entity = value['entity'] ?? value;
  if (typeof entity === 'string') return { name: entity };
  const { id, name } = entity as Record<string, unknown>;
  return typeof id === 'string' ? { id } : typeof name === 'string' ? { name } : null;
}

const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/** A metric says whether a dimension takes words; where it does not, plain text that is no local name is a word. */
function isWord(recording: Recording, metric: KnownMetric | null, dimension: string, filler: NamedEntity): boolean {
  const type = metric?.scope[dimension]?.type;
  if (type) return type === 'word';
  if (recording.declares && filler.name !== undefined && recording.referent(filler.name, 'entity')) return false;
  return filler.id === undefined && Object.keys(filler).length === 1;
}

const DIMENSION = /^[\p{L}][\p{L}\p{N}_-]{0,49}$/u;

function draftOf(
  recording: Recording,
  pointer: string,
  given: GivenProposition,
  metric: KnownMetric,
  entities: ReadonlyMap<string, ResolvedEntity | null>,
  text: string | null,
  audience: Audience,
): ClaimDraft | null {
  const subject = entities.get('subject');
  const entityValue = entities.get('value');
  const scope = scopeOf(recording, pointer, given, metric, entities);
  try {
    const value = valueOf(`${pointer}/value`, given, metric, entityValue?.id ?? null);
    const period = periodOf(`${pointer}/period`, given, subject?.fiscalCalendar ?? null);
    if (!subject || !scope) return null;
    const proposition: Proposition = {
      subjectId: subject.id,
      metricId: metric.id,
      value,
      basis: given.basis ?? 'unspecified',
      measure: given.measure ?? 'as_is',
      period,
      scope,
    };
    const asWritten = typeof given.value === 'string' ? tidy(given.value) : null;
    return { proposition, asWritten, language: given.language ?? null, text, audience };
  } catch (thrown) {
    return recording.refuseThrown(`${pointer}/value`, thrown);
  }
}

function scopeOf(
  recording: Recording,
  pointer: string,
  { scope }: GivenProposition,
  metric: KnownMetric,
  entities: ReadonlyMap<string, ResolvedEntity | null>,
): ReadonlyMap<string, ScopeFiller> | null {
  const fillers = new Map<string, ScopeFiller>();
  for (const [dimension, filler] of scope ?? []) {
    const at = `${pointer}/scope/${escaped(dimension)}`;
    if (!DIMENSION.test(dimension)) {
      recording.refuse(
        at,
        'invalid-request',
        'A dimension of a scope is a short word of letters, digits, hyphen and underscore.',
      );
      return null;
    }
    if (isWord(recording, metric, dimension, filler)) {
      if (filler.name === undefined)
        return recording.refuse(at, 'invalid-request', `The scope ${dimension} of ${metric.key} takes a word.`);
      fillers.set(dimension, { word: tidy(filler.name) });
    } else {
      const entity = entities.get(`scope ${dimension}`);
      if (!entity) return null;
      fillers.set(dimension, { entityId: entity.id });
    }
  }
  return fillers;
}
