import type { EntityManager } from 'typeorm';

import type { ClaimView } from '../claims/claim-brief.dto.js';
import type { ReviewState } from '../claims/review.js';
import { claimExists } from '../claims/statements.queries.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import type { GivenStep } from '../reviews/transition.js';
import { takeStep } from '../reviews/transitions.service.js';
import { claimsById } from './claims.queries.js';
import { drawLink, judge, refuseCorrectionInCircle } from './links.service.js';
import { reopenConcerned } from './reopen-disputes.service.js';
import { settleChanges } from './settle-derivations.service.js';

/**
 * Takes a step of a review, with all that it sets off: what is corrected is superseded, and what is computed from the claim is computed
 * again where its standing may have changed; a case about it is opened again where it is taken back. That stories which used it are open, the database sees to.
 */
export async function review(
  tx: EntityManager,
  caller: Caller,
  id: string,
  given: GivenStep,
  versions: readonly number[] | null,
): Promise<Answer<ClaimView>> {
  await checkSuccessor(tx, id, given);
  const { from } = await takeStep(tx, caller, id, given, versions);
  if (given.supersededBy) await correct(tx, caller, id, given.supersededBy, tidy(given.reason ?? ''));
  const reopened = await reopenConcerned(tx, [id]);
  if (mayDecide(from) || mayDecide(given.to)) {
    await settleChanges(tx, [{ claim: id, code: 'standing', readers: null, other: null }, ...reopened]);
  } else if (reopened.length > 0) await settleChanges(tx, reopened);
  return { status: 200, ...(await shown(tx, id)) };
}

/** A claim after it was reviewed or assigned. */
export async function shown(tx: EntityManager, id: string): Promise<{ body: ClaimView; version: number }> {
  const claim = (await claimsById(tx, [id])).get(id);
  if (!claim) throw new Error(`claim ${id} was reviewed and cannot be read`);
  return { body: claim, version: claim.version };
}

/** States in which a verdict, or that it was retracted, decides about the standing of a claim. */
const mayDecide = (state: ReviewState): boolean => state === 'reviewed' || state === 'retracted';

async function checkSuccessor(tx: EntityManager, id: string, { to, supersededBy }: GivenStep): Promise<void> {
  if (to !== 'corrected' || !supersededBy) return;
  if (supersededBy === id) throw Refusal.at('/supersededBy', 'self-reference', 'A claim does not take its own place.');
  if (await claimExists(tx, supersededBy)) return;
  throw Refusal.at('/supersededBy', 'unknown-reference', `No claim has the id ${supersededBy}.`);
}

/** Draws the link that says what takes the place of a claim, or confirms the one there is. */
async function correct(tx: EntityManager, caller: Caller, older: string, newer: string, reason: string): Promise<void> {
  await refuseCorrectionInCircle(tx, newer, older);
  const { body: link } = await drawLink(tx, caller, { a: newer, b: older, kind: 'supersedes', reason });
  if (link.state === 'suggested') await judge(tx, caller, link.id, { state: 'confirmed', reason }, undefined);
  else if (link.state !== 'confirmed') {
    throw Refusal.at('/supersededBy', 'not-allowed', 'A reviewer has said that this claim corrects nothing.');
  }
}
