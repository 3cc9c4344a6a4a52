import type { EntityManager } from 'typeorm';

import { recordStatements, type StatementDraft } from '../claims/claims.service.js';
import { OBJECTING } from '../claims/statement.js';
import type { LinkDraft } from '../comparison/links.service.js';
import { recordDerivations } from '../derivations/derivations.service.js';
import { newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import type { PlacedStatement, Testimony } from './testimony.js';
import { derivationOf } from './testimony-derivations.js';
import { nameTestimonies } from './testimony-names.service.js';
import { assertedAlternative, statementOf } from './testimony-statements.js';

/** Ids of the statements and derivations of one testimony, in its order, and how much of it is new. */
export interface LoggedTestimony {
  readonly statements: readonly string[];
  readonly derivations: readonly string[];
  readonly created: { readonly statements: number; readonly derivations: number };
}

/** Two statements of one local name leave it open which is meant. */
function refuseRepeatedRefs(recording: Recording, statements: readonly PlacedStatement[]): void {
  const seen = new Set(recording.referents.keys());
  for (const { pointer, given } of statements) {
    if (given.ref && seen.has(given.ref)) {
      recording.refuse(`${pointer}/ref`, 'invalid-request', `The local name ${given.ref} is taken already.`);
    }
    if (given.ref) seen.add(given.ref);
  }
}

/** What became of testimonies, and the conflicts that their statements make: links that are still to be drawn. */
export interface LoggedTestimonies {
  readonly testimonies: readonly LoggedTestimony[];
  readonly conflicts: readonly LinkDraft[];
}

type IdentifiedDraft = StatementDraft & { readonly id: string; readonly pointer: string };

/**
 * Records who says what about claims and how they were derived.
 *
 * The links that disputing statements make are not drawn yet: first the topics of their claims have to be locked.
 * @returns one answer for each testimony; nothing is recorded where `recording` has faults afterwards
 */
export async function logTestimonies(
  tx: EntityManager,
  recording: Recording,
  testimonies: readonly Testimony[],
): Promise<LoggedTestimonies> {
  const placed = testimonies.map(({ pointer, claim, statements }) =>
    statements.map((given, place): PlacedStatement => {
      const readership = { audience: given.audience ?? claim.audience, deskId: recording.deskId };
      return { pointer: `${pointer}/statements/${place}`, place, claim, given, readership, id: newId() };
    }),
  );
  const all = placed.flat();
  refuseRepeatedRefs(recording, all);
  const names = await nameTestimonies(tx, recording, testimonies, all);
  const drafts = all.flatMap((one): IdentifiedDraft[] => {
    const draft = statementOf(recording, one, names);
    return draft ? [{ ...draft, id: one.id, pointer: one.pointer }] : [];
  });
  const derivations = testimonies.map((testimony) =>
    testimony.derivations.map((given, i) =>
      derivationOf(recording, testimony, `${testimony.pointer}/derivations/${i}`, given, names),
    ),
  );
  if (recording.faults.length > 0) return { testimonies: [], conflicts: [] };

  const spoken = drafts.flatMap((draft, i) => assertedAlternative(all[i] as PlacedStatement, draft) ?? []);
  const recorded = await recordInOrderOfRelays(tx, recording, [
    ...drafts,
    ...spoken.map((draft) => ({ ...draft, id: newId() })),
  ]);
  const conflicts = drafts.flatMap((draft) => conflictOf(draft, recorded.get(draft.id) ?? draft));
  for (const draft of drafts) if (recorded.get(draft.id)?.created) noteDispute(recording, draft);
  const derived = await recordDerivations(
    tx,
    recording,
    derivations.flat().filter((draft) => draft !== null),
  );
  for (const { given, id } of all) {
    if (given.ref) recording.referents.set(given.ref, { kind: 'statement', id: recorded.get(id)?.id ?? id });
  }
  let next = 0;
  const answers = testimonies.map((testimony, i) => {
    const statements = (placed[i] ?? []).map(({ id }) => recorded.get(id));
    const own = derived.slice(next, (next += testimony.derivations.length));
    return {
      statements: statements.flatMap((statement) => statement?.id ?? []),
      derivations: own.map(({ id }) => id),
      created: {
        statements: statements.filter((statement) => statement?.created).length,
        derivations: own.filter(({ created }) => created).length,
      },
    };
  });
  return { testimonies: answers, conflicts };
}

/**
 * Records statements after what they relay, since the relayed statement is part of a statement's identity.
 *
 * One statement of SQL for each step of relaying; a circle is a fault.
 */
async function recordInOrderOfRelays(
  tx: EntityManager,
  recording: Recording,
  drafts: readonly IdentifiedDraft[],
): Promise<Map<string, { readonly id: string; readonly created: boolean }>> {
  const recorded = new Map<string, { readonly id: string; readonly created: boolean }>();
  let waiting = drafts;
  const open = new Set(drafts.map(({ id }) => id));
  while (waiting.length > 0) {
    const ready = waiting.filter(({ relaysId }) => relaysId === null || !open.has(relaysId) || recorded.has(relaysId));
    if (ready.length === 0) {
      for (const { pointer } of waiting)
        recording.refuse(`${pointer}/relays`, 'cycle', 'The statements relay each other in a circle.');
      recording.check();
    }
    const rows = ready.map(({ pointer: _, ...draft }) => ({
      ...draft,
      relaysId: draft.relaysId && (recorded.get(draft.relaysId)?.id ?? draft.relaysId),
    }));
    const answers = await recordStatements(tx, recording, rows);
    ready.forEach(({ id }, i) => recorded.set(id, answers[i] ?? { id, created: false }));
    waiting = waiting.filter(({ id }) => !recorded.has(id));
  }
  return recorded;
}

/** A case is about what somebody disputes themselves; who passes that on opens no other. */
function noteDispute(recording: Recording, draft: StatementDraft): void {
  const { claimId, alternativeId, stance, relaysId, audience } = draft;
  if (relaysId !== null || !OBJECTING.includes(stance)) return;
  const claims = alternativeId ? [claimId, alternativeId] : [claimId];
  recording.disputed.push({ claims, audience, deskId: recording.deskId });
}

/**
 * A statement that disputes a claim and names an alternative contradicts it, whatever the numbers say (domain §5). A relay of
 * one is no news.
 */
function conflictOf(
  { claimId, alternativeId, relaysId }: StatementDraft,
  { id: statementId, created = false }: { readonly id: string; readonly created?: boolean },
): LinkDraft[] {
  if (!alternativeId) return [];
  return [
    {
      a: claimId,
      b: alternativeId,
      kind: 'contradicts',
      origin: 'statement',
      state: 'suggested',
      reason: null,
      statementId,
      isNews: created && relaysId === null,
    },
  ];
}
