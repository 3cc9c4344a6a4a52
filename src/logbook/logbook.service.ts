import type { EntityManager } from 'typeorm';

import type { ClaimView } from '../claims/claim-brief.dto.js';
import type { LinkDraft } from '../comparison/links.service.js';
import { conclude, type Concluded } from '../detection/conclude.service.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { claimsById } from './claims.queries.js';
import type { Entry, GivenDerivation, GivenStatement, PlacedEntry } from './entry.js';
import { claimsShown, type FoundConflicts, foundConflicts } from './found-conflicts.js';
import { knownProposition } from './known-proposition.queries.js';
import { refuseCorrectionInCircle } from './links.service.js';
import { refuseTakingPlace } from './place-taken.service.js';
import { type LoggedProposition, logPropositions } from './propositions.service.js';
import { settleDerivations } from './settle-derivations.service.js';
import { settleDisputes } from './settle-disputes.service.js';
import { type LoggedTestimony, logTestimonies } from './testimony.service.js';

/** A claim that was logged, and all that came into being with it. */
export interface LoggedClaim {
  readonly claim: ClaimView;
  readonly created: Recording['created'];
  readonly comparisons: FoundConflicts['comparisons'];
  readonly conflicts: FoundConflicts['conflicts'];
}

export const recordingOf = ({ principalId, deskId }: Caller, declares = false): Recording =>
  new Recording(principalId, deskId, declares);

/**
 * Records claims with their statements and derivations: everything, or nothing and every fault that was found. What they
 * conflict with is still to be found, and the links of disputing statements to be drawn ({@link conclude}).
 *
 * @throws Refusal with all faults of the step that found some: first what is claimed, then what is said about it
 */
async function recordEntries(
  tx: EntityManager,
  recording: Recording,
  entries: readonly PlacedEntry[],
): Promise<{ readonly claims: readonly LoggedProposition[]; readonly conflicts: readonly LinkDraft[] }> {
  const claims = await logPropositions(tx, recording, entries);
  recording.check();
  const logged = claims.filter((claim) => claim !== null);
  entries.forEach(({ entry: { ref } }, i) => {
    const claim = logged[i];
    if (ref && claim) recording.referents.set(ref, { kind: 'claim', id: claim.id });
  });
  const { conflicts } = await logTestimonies(
    tx,
    recording,
    entries.flatMap(({ pointer, entry }, i) => {
      const claim = logged[i];
      return claim
        ? [
            {
              pointer,
              claim,
              statements: entry.statements ?? [],
              derivations: entry.derivations ?? [],
              language: entry.language ?? null,
            },
          ]
        : [];
    }),
  );
  recording.check();
  return { claims: logged, conflicts };
}

/** Logs one claim: 201 where it is new, 200 where it was recorded and the statements were added to it. */
export async function logClaim(tx: EntityManager, caller: Caller, entry: Entry): Promise<Answer<LoggedClaim>> {
  const recording = recordingOf(caller);
  const { claims, conflicts } = await recordEntries(tx, recording, [{ pointer: '', entry }]);
  const [logged] = claims;
  if (!logged) throw new Error('an entry without faults gives a claim');
  const concluded = await conclude(tx, recording, conflicts, [logged.id]);
  await settleDisputes(tx, recording, concluded.conflicts);
  await settleDerivations(tx, recording);
  return answerWith(tx, recording, logged, concluded);
}

async function answerWith(
  tx: EntityManager,
  { created }: Recording,
  { id, created: isNew }: LoggedProposition,
  { found }: Concluded,
): Promise<Answer<LoggedClaim>> {
  const claims = await claimsById(tx, claimsShown(id, found.get(id)));
  const claim = claims.get(id);
  if (!claim) throw new Error(`claim ${id} was logged and cannot be read`);
  const body = { claim, created, ...foundConflicts(id, found.get(id), claims) };
  return { status: isNew ? 201 : 200, body, version: claim.version, location: `/claims/${id}` };
}

/** Adds what somebody says, or how it was derived, to a claim that is recorded. */
export async function addTestimony(
  tx: EntityManager,
  recording: Recording,
  claimId: string,
  statements: readonly GivenStatement[],
  derivations: readonly GivenDerivation[],
): Promise<LoggedTestimony & { readonly found: Concluded['found'] }> {
  const known = await knownProposition(tx, claimId);
  if (!known) throw new Refusal('not-found', 'There is no such claim.');
  const [first] = statements;
  const inline = first?.alternative?.value !== undefined;
  const alternatives = inline
    ? await logAlternative(tx, recording, known.entry, first)
    : new Map<number, LoggedProposition>();
  const claim = { ...known.claim, alternatives };
  const { testimonies, conflicts } = await logTestimonies(tx, recording, [
    { pointer: '', claim, statements, derivations, language: null },
  ]);
  recording.check();
  const [logged] = testimonies;
  if (!logged) throw new Error('a testimony without faults gives an answer');
  const { found, conflicts: conflicting } = await conclude(tx, recording, conflicts, [claimId]);
  await settleDisputes(tx, recording, conflicting);
  await settleDerivations(tx, recording);
  return { ...logged, found };
}

/** A value that a statement names instead is a claim of its own, which inherits all else. */
async function logAlternative(
  tx: EntityManager,
  recording: Recording,
  entry: Entry,
  { alternative, audience }: GivenStatement,
): Promise<Map<number, LoggedProposition>> {
  const { value = '', language = entry.language } = alternative ?? {};
  const other = { ...entry, value, language, audience: audience ?? entry.audience };
  const [logged] = await logPropositions(tx, recording, [{ pointer: '/alternative', entry: other }]);
  recording.check();
  if (!logged) return new Map();
  if (logged.created) recording.created.push({ kind: 'claim', id: logged.id, name: logged.draft.asWritten ?? '' });
  return new Map([[0, logged]]);
}

/**
 * Records a corrected proposition in place of another; the statements stay where they are.
 *
 * What the correction leaves out is taken from the claim it supersedes, but for its sentence and what was said of it.
 * @throws Refusal `self-reference` where nothing changes, `already-superseded`, `not-allowed`, `cycle`
 */
export async function supersede(
  tx: EntityManager,
  caller: Caller,
  claimId: string,
  { reason, ...correction }: Partial<Entry> & { readonly reason: string },
): Promise<Answer<LoggedClaim>> {
  const known = await knownProposition(tx, claimId);
  if (!known) throw new Refusal('not-found', 'There is no such claim.');
  await refuseTakingPlace(tx, caller, claimId);
  const recording = recordingOf(caller);
  const entry = { ...known.entry, ...definedOf(correction) };
  const { claims, conflicts } = await recordEntries(tx, recording, [{ pointer: '', entry }]);
  const [logged] = claims;
  if (!logged) throw new Error('an entry without faults gives a claim');
  if (logged.id === claimId) throw Refusal.at('', 'self-reference', 'The correction says what the claim says already.');
  await refuseCorrectionInCircle(tx, logged.id, claimId);
  const correcting: LinkDraft = {
    ...{ a: logged.id, b: claimId, kind: 'supersedes', origin: 'person', state: 'confirmed' },
    ...{ reason, statementId: null, byNoJudge: !caller.permissions.has('records:review') },
  };
  const concluded = await conclude(tx, recording, [correcting, ...conflicts], []);
  const [drawn] = concluded.drawn;
  if (drawn?.state === 'dismissed') throw new Refusal('not-allowed', 'A reviewer has said that this corrects nothing.');
  if (!drawn?.created) throw new Refusal('already-superseded', 'The claim has been superseded already.');
  recording.noteChange(claimId, 'superseded', { other: logged.id });
  await settleDisputes(tx, recording, concluded.conflicts);
  await settleDerivations(tx, recording);
  return answerWith(tx, recording, logged, concluded);
}

const definedOf = (correction: Partial<Entry>): Partial<Entry> =>
  Object.fromEntries(Object.entries(correction).filter(([, value]) => value !== undefined && value !== null));
