import type { EntityManager } from 'typeorm';

import type { Audience, Readership } from '../accounts/audience.js';
import type { Recorded } from '../accounts/record-once.service.js';
import { changeProposition, type ClaimDraft, recordClaims } from '../claims/claims.service.js';
import type { Proposition } from '../claims/proposition.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { resolveEntities } from '../vocabulary/entities.service.js';
import type { ResolvedEntity } from '../vocabulary/mention.js';
import { type KnownMetric, resolveMetrics } from '../vocabulary/metrics.service.js';
import type { Entry, GivenProposition, PlacedEntry } from './entry.js';
import { daysOfStatements, periodOf } from './given-period.js';
import { likelyDimension, likelyType, valueOf } from './given-value.js';
import { mentionsOf, scopeOf } from './proposition-names.js';
import type { Mentioned } from './stand-ins.js';

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
  readonly entities: readonly ResolvedEntity[];
  readonly mentioned: readonly Mentioned[];
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
    const alternatives = (entry.statements ?? []).flatMap(({ alternative, audience }, place) => {
      if (alternative?.value === undefined) return [];
      const value = { ...entry, value: alternative.value, language: alternative.language ?? entry.language };
      const at = `${pointer}/statements/${place}/alternative`;
      // What only a desk may read that somebody says, only the desk may read as a claim.
      const draft = draftOf(recording, at, value, metric, named, null, audience ?? main.audience);
      return draft ? [{ place, draft }] : [];
    });
    const known = [...named.values()].filter((entity) => entity !== null);
    const mentioned = [...(mentions[i] ?? [])].flatMap(([place, mention]): Mentioned[] => {
      const id = named.get(place)?.id;
      return id === undefined ? [] : [{ id, named: mention.named }];
    });
    return { main, alternatives, metric, subject: named.get('subject') ?? null, entities: known, mentioned };
  });
}

/**
 * Writes another proposition into a claim that nobody has stated.
 *
 * @param asWritten words of the value where the entry gives it as a figure
 * @throws Refusal with every fault
 */
export async function replaceProposition(
  tx: EntityManager,
  recording: Recording,
  claimId: string,
  entry: Entry,
  asWritten: string | null,
): Promise<void> {
  const [draft] = await draftPropositions(tx, recording, [{ pointer: '', entry }]);
  recording.check();
  if (draft) await changeProposition(tx, claimId, { ...draft.main, asWritten: draft.main.asWritten ?? asWritten });
}

/** What an entry claims, as it was understood: everything it names by name. */
export interface UnderstoodProposition {
  readonly proposition: Proposition;
  readonly metric: KnownMetric;
  readonly subject: ResolvedEntity;
  /** Names of the entities that it names, by id. */
  readonly names: ReadonlyMap<string, string>;
  readonly mentioned: readonly Mentioned[];
}

/**
 * What entries claim, as they would be recorded.
 *
 * @param recording one that keeps nothing
 * @throws Refusal with every fault
 */
export async function understoodPropositions(
  tx: EntityManager,
  recording: Recording,
  entries: readonly PlacedEntry[],
): Promise<UnderstoodProposition[]> {
  const drafted = await draftPropositions(tx, recording, entries);
  recording.check();
  return drafted.flatMap((draft): UnderstoodProposition[] => {
    if (!draft?.subject) return [];
    const { main, metric, subject, entities, mentioned } = draft;
    const names = new Map(entities.map(({ id, name }) => [id, name]));
    return [{ proposition: main.proposition, metric, subject, names, mentioned }];
  });
}

const nameOf = (subject: ResolvedEntity | null | undefined, { key }: KnownMetric, { asWritten }: ClaimDraft): string =>
  [subject?.name, key, asWritten].filter(Boolean).join(' ');

function draftOf(
  recording: Recording,
  pointer: string,
  given: Pick<Entry, 'statements'> & GivenProposition,
  metric: KnownMetric,
  entities: ReadonlyMap<string, ResolvedEntity | null>,
  text: string | null,
  audience: Audience,
): ClaimDraft | null {
  const subject = entities.get('subject');
  const entityValue = entities.get('value');
  const scope = scopeOf(recording, pointer, given, metric, entities);
  const statedOn = daysOfStatements(given.statements);
  const told = { fiscalCalendar: subject?.fiscalCalendar ?? null, statedOn };
  const value = attempt(recording, `${pointer}/value`, (at) =>
    valueOf(at, given, metric, entityValue?.id ?? null, statedOn),
  );
  const period = attempt(recording, `${pointer}/period`, (at) => periodOf(at, given, told));
  if (!subject || !scope || !value || !period) return null;
  const { basis = 'unspecified', measure = 'as_is', language = null } = given;
  const proposition: Proposition = { subjectId: subject.id, metricId: metric.id, value, basis, measure, period, scope };
  return {
    proposition,
    asWritten: typeof given.value === 'string' ? tidy(given.value) : null,
    language,
    text,
    audience,
  };
}

function attempt<Result>(recording: Recording, pointer: string, read: (pointer: string) => Result): Result | null {
  try {
    return read(pointer);
  } catch (thrown) {
    return recording.refuseThrown(pointer, thrown);
  }
}
