import type { EntityManager } from 'typeorm';

import type { ClaimView } from '../claims/claim-brief.dto.js';
import type { ReviewState } from '../claims/review.js';
import { SUPERSEDES } from '../graph/claim-records.queries.js';
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
  const [found]: { named: boolean; takes: boolean; fallen: boolean; earlier: string | null }[] = await tx.query(
    `SELECT coalesce(s.id IS NOT NULL AND may_name(audience_key(c.audience, c.desk_id), audience_key(s.audience, s.desk_id)), false) AS named,
       EXISTS (SELECT FROM link l WHERE l.b_id = c.id AND l.a_id = s.id AND ${SUPERSEDES}) AS takes,
       s.review_state IN ('corrected', 'retracted') OR EXISTS (SELECT FROM link l WHERE l.b_id = s.id AND ${SUPERSEDES}) AS fallen,
       (SELECT l.a_id FROM link l WHERE l.b_id = c.id AND l.a_readership = audience_key(s.audience, s.desk_id) AND ${SUPERSEDES} ORDER BY l.id LIMIT 1) AS earlier
     FROM claim c LEFT JOIN claim s ON s.id = $2 WHERE c.id = $1`,
    [id, supersededBy],
  );
  if (found && !found.named) {
    const detail = `No claim has the id ${supersededBy} that all who read this one may read.`;
    throw Refusal.at('/supersededBy', 'unknown-reference', detail);
  }
  if (!found || found.takes) return;
  if (found.earlier) {
    const detail = 'Another claim takes its place already: name that one.';
    throw Refusal.at('/supersededBy', 'already-superseded', detail, { supersededBy: found.earlier });
  }
  if (found.fallen) {
    const detail = 'What takes the place of a claim was not corrected, retracted or superseded itself.';
    throw Refusal.at('/supersededBy', 'invalid-request', detail);
  }
}

/** Draws the link that says what takes the place of a claim, or confirms the one there is. */
async function correct(tx: EntityManager, caller: Caller, older: string, newer: string, reason: string): Promise<void> {
  await refuseCorrectionInCircle(tx, newer, older);
  const { body: link } = await drawLink(tx, caller, { a: newer, b: older, kind: 'supersedes', reason });
  // What somebody has suggested takes the place already; what the detector has, only once somebody agrees.
  if (link.state === 'suggested' && link.origin !== 'detector') return;
  if (link.state === 'suggested') await judge(tx, caller, link.id, { state: 'confirmed', reason }, undefined);
  if (link.state !== 'suggested' && link.state !== 'confirmed') {
    throw Refusal.at('/supersededBy', 'not-allowed', 'A reviewer has said that this claim corrects nothing.');
  }
}
