import type { EntityManager } from 'typeorm';

import { detect } from '../detection/detector.service.js';
import { lockTopics } from '../detection/topics.service.js';
import { keepDecision, type KeptDecision } from '../disputes/decided.service.js';
import type { DisputeView } from '../disputes/dispute-view.dto.js';
import { casesById, type KnownCase, matterOf } from '../disputes/disputes.queries.js';
import { factsOf } from '../disputes/facts.queries.js';
import { faultInDecision } from '../disputes/outcome.js';
import { drawSuccession, refuseContradictory, settleLinks } from '../disputes/settled-links.service.js';
import { writtenByCaller } from '../disputes/wrote.queries.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { asEngine } from '../platform/transactions.js';
import { checkVersion } from '../platform/versions.js';
import { disputeAnswer } from './dispute-views.queries.js';
import { changesBy } from './disputed-records.queries.js';
import { heldOpenCase } from './disputes.service.js';
import { refuseCorrectionInCircle } from './links.service.js';
import { settleChanges } from './settle-derivations.service.js';

/**
 * Decides a case: of two who do at once, one decides, and the other is told what was decided.
 *
 * @param versions that the case may have; null for any
 * @throws Refusal `not-found`, `already-decided`, `stale-version`, `four-eyes`, and what is wrong with the decision
 */
export async function resolveDispute(
  tx: EntityManager,
  { principalId }: Caller,
  id: string,
  decision: KeptDecision,
  versions: readonly number[] | null,
): Promise<Answer<DisputeView>> {
  await decide(tx, principalId, id, decision, async (known) => {
    checkVersion(versions, known.version);
    await refuseOwn(tx, known);
  });
  return disputeAnswer(tx, id, 200);
}

/** Whoever wrote any of a candidate, how it was derived among it, leaves the decision to others, whatever it is. */
async function refuseOwn(tx: EntityManager, known: KnownCase): Promise<void> {
  const own = await writtenByCaller(tx, claimsOf(known));
  if (own.length === 0) return;
  const detail = 'Whoever wrote any of what a case is about does not decide it: leave that to somebody else.';
  throw Refusal.at('', 'four-eyes', detail, { claims: own });
}

/**
 * All that a decision does: the conflicts between the candidates are settled, corrections drawn, the decision kept with what was known, and
 * whatever rests on the candidates made stale.
 *
 * @param check whether whoever decides may do so, once nobody else can
 */
export async function decide(
  tx: EntityManager,
  deciderId: string,
  id: string,
  decision: KeptDecision,
  check: (known: KnownCase) => Promise<void>,
): Promise<void> {
  const seen = (await casesById(tx, [id])).get(id);
  if (!seen) throw new Refusal('not-found', 'There is no such dispute.');
  const { newer, older } = successionOf(seen, decision);
  // Before topics: whoever follows corrections waits for nobody who holds one.
  if (newer !== undefined) for (const one of older) await refuseCorrectionInCircle(tx, newer, one);
  const claims = claimsOf(seen);
  await lockTopics(tx, claims);
  const known = await heldOpenCase(tx, id);
  await check(known);
  const fault = faultInDecision(decision, claimsOf(known), matterOf(known).derivations);
  if (fault) throw Refusal.at(fault.pointer, 'invalid-request', fault.detail);
  if (decision.outcome === 'prefer')
    await refuseContradictory(
      tx,
      decision.chosen.filter((one) => claims.includes(one)),
    );
  if (known.version !== seen.version)
    throw new Refusal('stale-version', 'The case has been changed meanwhile: read it again.');
  await asEngine(tx, async () => {
    await settleLinks(tx, id, claims, known);
    if (newer !== undefined)
      await drawSuccession(tx, id, { newer, older, by: deciderId, reason: decision.rationale }, known);
    await detect(tx, claims);
  });
  const facts = (await factsOf(tx, known, new Map([[id, claims]]))).get(id) ?? [];
  await keepDecision(tx, id, decision, facts);
  await settleChanges(tx, changesBy(known, newer, older));
}

const claimsOf = (known: KnownCase): readonly string[] => matterOf(known).claims;

/** What takes the place of what; nothing does but where that is decided. */
function successionOf(known: KnownCase, { outcome, chosen }: KeptDecision) {
  const newer = chosen.find((id) => claimsOf(known).includes(id));
  if (outcome !== 'superseded' || newer === undefined) return { older: [] };
  return { newer, older: claimsOf(known).filter((one) => one !== newer) };
}
