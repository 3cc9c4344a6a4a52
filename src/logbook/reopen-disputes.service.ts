import type { EntityManager } from 'typeorm';

import { lensOf, type Readership } from '../accounts/audience.js';
import type { ClaimChange } from '../derivations/staleness.service.js';
import { detect } from '../detection/detector.service.js';
import { lockTopics } from '../detection/topics.service.js';
import { keepReopened } from '../disputes/decided.service.js';
import type { DisputeView } from '../disputes/dispute-view.dto.js';
import { casesById, type KnownCase } from '../disputes/disputes.queries.js';
import { changesSince } from '../disputes/facts.js';
import { factsOf } from '../disputes/facts.queries.js';
import { unsettleLinks } from '../disputes/settled-links.service.js';
import { Refusal } from '../kernel/refusal.js';
import type { Answer } from '../platform/posts.js';
import { asEngine, asReaders } from '../platform/transactions.js';
import { disputeAnswer } from './dispute-views.queries.js';
import { changesBy } from './disputed-records.queries.js';
import { heldCase } from './disputes.service.js';
import { settleChanges } from './settle-derivations.service.js';

/** Opens a case again by hand, and says why; one that is open stays as it is. @throws Refusal `not-found` */
export async function reopenDispute(tx: EntityManager, id: string, reason: string): Promise<Answer<DisputeView>> {
  const seen = (await casesById(tx, [id])).get(id);
  if (!seen) throw new Refusal('not-found', 'There is no such dispute.');
  await lockTopics(
    tx,
    seen.candidates.map(({ claim }) => claim),
  );
  const known = await heldCase(tx, id);
  if (known.state === 'resolved') await settleChanges(tx, await reopened(tx, [known], reason));
  return disputeAnswer(tx, id, 200);
}

/** Opens cases again: what they came to is in force no longer, and what that had settled is as before. */
async function reopened(tx: EntityManager, cases: readonly KnownCase[], why: string | null): Promise<ClaimChange[]> {
  const claims = [...new Set(cases.flatMap(({ candidates }) => candidates.map(({ claim }) => claim)))];
  await asEngine(tx, () => lockTopics(tx, claims));
  const ids = await keepReopened(
    tx,
    cases.map(({ id }) => id),
    why,
  );
  if (ids.length === 0) return [];
  await asEngine(tx, async () => {
    await unsettleLinks(tx, ids);
    await detect(tx, claims);
  });
  return cases.flatMap((known) => changesBy(known));
}

/** Cases that were decided, about claims or about what these contradict, and for whom each is: whoever may read them. */
const CONCERNED = `SELECT DISTINCT k.dispute_id AS id, k.readership AS readers FROM dispute_candidate k WHERE k.outcome IS NOT NULL AND k.claim_id IN (
  SELECT unnest($1::uuid[])
  UNION SELECT l.b_id FROM link l WHERE l.a_id = ANY($1) AND l.kind = 'contradicts' AND l.state <> 'dismissed'
  UNION SELECT l.a_id FROM link l WHERE l.b_id = ANY($1) AND l.kind = 'contradicts' AND l.state <> 'dismissed')`;

/**
 * Opens those cases again whose readers all know of something that was not known when they were decided.
 *
 * One statement as the engine where no case is concerned, which is the rule. Each kind of readers decides by what it sees, so that nobody
 * learns of what others know. A case is opened again once, and that opens no other: what was decided is a fact for none.
 * @param claimIds about which something new is known
 * @returns what that does to their candidates
 */
export async function reopenConcerned(tx: EntityManager, claimIds: readonly string[]): Promise<ClaimChange[]> {
  const concerned: { id: string; readers: string }[] = await asEngine(tx, () => tx.query(CONCERNED, [claimIds]));
  const changes: ClaimChange[] = [];
  for (const readers of new Set(concerned.map((one) => one.readers))) {
    const ids = concerned.flatMap((one) => (one.readers === readers ? [one.id] : []));
    const readership = readershipIn(readers);
    changes.push(
      ...(await asReaders(tx, lensOf(readership), async () => {
        const cases = [...(await casesById(tx, ids)).values()];
        const candidates = new Map(cases.map((one) => [one.id, one.candidates.map(({ claim }) => claim)]));
        const now = await factsOf(tx, readership, candidates);
        const changed = cases.filter(({ id, facts }) => changesSince(facts ?? [], now.get(id) ?? []).length > 0);
        return changed.length > 0 ? reopened(tx, changed, null) : [];
      })),
    );
  }
  return changes;
}

/** A readership out of its word. */
const readershipIn = (key: string): Readership =>
  key === 'public' || key === 'newsroom' ? { audience: key, deskId: '' } : { audience: 'desk', deskId: key };

/** The same after derivations gave something else than before. */
export async function reopenDerived(tx: EntityManager, derivationIds: readonly string[]): Promise<void> {
  const rows: { id: string }[] = await asEngine(tx, () =>
    tx.query(`SELECT DISTINCT claim_id AS id FROM derivation WHERE id = ANY($1)`, [derivationIds]),
  );
  const claims = rows.map(({ id }) => id);
  const changes = await reopenConcerned(tx, claims);
  if (changes.length > 0) await settleChanges(tx, changes);
}
