import type { EntityManager } from 'typeorm';

import { mayName, type Readership } from '../accounts/audience.js';
import type { NewCandidate, NewDisputedDerivation } from '../disputes/dispute.dto.js';
import type { DisputeView } from '../disputes/dispute-view.dto.js';
import { type KnownCase, matterOf } from '../disputes/disputes.queries.js';
import { addToCase } from '../disputes/open-cases.service.js';
import { MOST_CANDIDATES, MOST_DERIVATIONS } from '../disputes/outcome.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { disputeAnswer } from './dispute-views.queries.js';
import { claimsInDispute, derivationsInDispute, disputing } from './disputed-records.queries.js';
import { heldOpenCase } from './disputes.service.js';
import { settleChanges } from './settle-derivations.service.js';

/**
 * Adds a claim that may be the answer: 200 where it is a candidate already.
 *
 * @throws Refusal `not-found`, `already-decided`, `unknown-reference`, `audience-too-wide`, `already-exists` where there is a case about these claims
 */
export async function addCandidate(
  tx: EntityManager,
  { principalId }: Caller,
  id: string,
  { claim }: NewCandidate,
): Promise<Answer<DisputeView>> {
  const known = await heldOpenCase(tx, id);
  const matter = matterOf(known);
  if (matter.claims.includes(claim)) return disputeAnswer(tx, id, 200);
  const [named] = await claimsInDispute(tx, [claim], () => '/claim');
  refuseUnread(known, named, '/claim', 'claim');
  refuseTooMany(matter.claims.length, '/claim');
  await addToCase(tx, principalId, id, matter, { claims: [claim], derivations: [] });
  return disputeAnswer(tx, id, 201);
}

/**
 * Disputes another derivation, by which what it derives becomes a candidate: 200 where it is in dispute here already.
 *
 * @throws Refusal as {@link addCandidate}
 */
export async function addDerivation(
  tx: EntityManager,
  { principalId }: Caller,
  id: string,
  { derivation }: NewDisputedDerivation,
): Promise<Answer<DisputeView>> {
  const known = await heldOpenCase(tx, id);
  const matter = matterOf(known);
  if (matter.derivations.includes(derivation)) return disputeAnswer(tx, id, 200);
  const [named] = await derivationsInDispute(tx, [derivation], () => '/derivation');
  refuseUnread(known, named, '/derivation', 'derivation');
  if (matter.derivations.length >= MOST_DERIVATIONS) {
    throw Refusal.at('/derivation', 'invalid-request', `At most ${MOST_DERIVATIONS} derivations are in one case.`);
  }
  const claims = named && !matter.claims.includes(named.claim) ? [named.claim] : [];
  refuseTooMany(matter.claims.length + claims.length - 1, '/derivation');
  await addToCase(tx, principalId, id, matter, { claims, derivations: [derivation] });
  await settleChanges(tx, disputing(known, named ? [named] : []));
  return disputeAnswer(tx, id, 201);
}

function refuseUnread(known: KnownCase, named: Readership | undefined, pointer: string, what: string): void {
  if (named && mayName(known, named)) return;
  throw Refusal.at(pointer, 'audience-too-wide', `Not everybody who reads the case may read that ${what}.`);
}

function refuseTooMany(before: number, pointer: string): void {
  if (before < MOST_CANDIDATES) return;
  throw Refusal.at(pointer, 'invalid-request', `A case has at most ${MOST_CANDIDATES} candidates.`);
}
