import type { EntityManager } from 'typeorm';

import { claimExists } from '../claims/statements.queries.js';
import type { LinkView, NewLink } from '../comparison/link.dto.js';
import { CONFLICTS, type LinkKind } from '../comparison/link.js';
import { linkById } from '../comparison/links.queries.js';
import { drawLinks, type LinkDraft } from '../comparison/links.service.js';
import type { ChangeCode } from '../derivations/moved-by.js';
import { withTheSame } from '../derivations/same-claims.queries.js';
import type { ClaimChange } from '../derivations/staleness.service.js';
import { correctingSteps, lockedUpstream } from '../derivations/upstream.service.js';
import { detect } from '../detection/detector.service.js';
import { judgeLink, type Judgement } from '../detection/judge-link.service.js';
import { lockTopics } from '../detection/topics.service.js';
import { refuseSettled } from '../disputes/settled-links.service.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { asEngine } from '../platform/transactions.js';
import { openByContradiction } from './open-disputes.service.js';
import { refuseTakingPlace } from './place-taken.service.js';
import { reopenConcerned } from './reopen-disputes.service.js';
import { settleChanges } from './settle-derivations.service.js';

/**
 * A link that is drawn by somebody who may judge links is confirmed by being drawn. Of everybody else's it is said no more than that
 * they suggest it, and it takes the place of nothing that somebody has judged.
 *
 * @throws Refusal `link-settled` where a decision in force has settled the conflict
 */
export async function drawLink(
  tx: EntityManager,
  { principalId, permissions }: Caller,
  { a, b, kind, reason }: NewLink,
): Promise<Answer<LinkView>> {
  if (a === b) throw Refusal.at('/b', 'self-reference', 'A claim cannot be linked to itself.');
  for (const [pointer, id] of [['/a', a] as const, ['/b', b] as const]) {
    if (!(await claimExists(tx, id))) throw Refusal.at(pointer, 'unknown-reference', `No claim has the id ${id}.`);
  }
  await lockTopics(tx, [a, b]);
  if (CONFLICTS.includes(kind)) await refuseSettled(tx, a, b);
  const judges = permissions.has('records:review');
  const draft: LinkDraft = {
    ...{ a, b, kind, origin: 'person', state: judges ? 'confirmed' : 'suggested', reason: reason ?? null },
    ...{ statementId: null, byNoJudge: !judges },
  };
  const drawn = await asEngine(tx, async () => {
    const [link] = await drawLinks(tx, principalId, [draft]);
    await detect(tx, [a, b]);
    return link;
  });
  if (drawn?.state === 'confirmed' && kind === 'contradicts') await openByContradiction(tx, principalId, drawn.id);
  if (drawn?.created) {
    const reopened = kind === 'contradicts' || kind === 'supersedes' ? await reopenConcerned(tx, [a, b]) : [];
    const changes = await changesBy(tx, { a, b, kind, readers: 'public' }, 'confirmed');
    await settleChanges(tx, [...changes, ...reopened]);
  }
  const link = drawn && (await linkById(tx, drawn.id));
  if (!link) throw new Error('a link that was drawn cannot be read');
  return { status: drawn.created ? 201 : 200, body: link, version: link.version, location: `/links/${link.id}` };
}

/**
 * Confirms or dismisses a link, and makes stale what is computed from its ends where that matters.
 *
 * @throws as {@link judgeLink}; Refusal `not-allowed` of what was reviewed, `cycle` where a claim would rest on itself by following the correction
 */
export async function judge(
  tx: EntityManager,
  caller: Caller,
  id: string,
  judgement: Judgement,
  versions: readonly number[] | null | undefined,
): Promise<Answer<LinkView>> {
  const [link]: { a: string; b: string; kind: LinkKind; version: number; readers: string }[] = await tx.query(
    `SELECT a_id AS a, b_id AS b, kind, version, own_readership AS readers FROM link WHERE id = $1`,
    [id],
  );
  if (link?.kind === 'supersedes' && judgement.state === 'confirmed') {
    await refuseTakingPlace(tx, caller, link.b);
    await refuseCorrectionInCircle(tx, link.a, link.b);
  }
  const answer = await judgeLink(tx, id, judgement, versions);
  if (link?.kind === 'contradicts' && judgement.state === 'confirmed')
    await openByContradiction(tx, caller.principalId, id);
  if (link && answer.version !== link.version) await settleChanges(tx, await changesBy(tx, link, judgement.state));
  return answer;
}

/** What a link does to its ends, for whatever rests on them; nothing where it is no conflict, no correction and no identity. */
async function changesBy(
  tx: EntityManager,
  {
    a,
    b,
    kind,
    readers: own,
  }: { readonly a: string; readonly b: string; readonly kind: LinkKind; readonly readers: string },
  state: Judgement['state'],
): Promise<ClaimChange[]> {
  const changed = (claim: string, code: ChangeCode): ClaimChange => {
    return { claim, code, readers: own, other: claim === a ? b : a };
  };
  if (kind === 'supersedes') return [changed(b, state === 'confirmed' ? 'superseded' : 'linked'), changed(a, 'linked')];
  if (kind === 'same_as') {
    const same = await asEngine(tx, () => withTheSame(tx, [a, b]));
    return same.map(({ claim, readers }) => ({ ...changed(claim, 'linked'), readers }));
  }
  return kind === 'contradicts' ? [changed(a, 'linked'), changed(b, 'linked')] : [];
}

/**
 * Refuses a correction by which a claim would rest on itself, as its readers see it: what is computed from the older is computed from the newer then.
 *
 * @throws Refusal `cycle` with the claims of the circle
 */
export async function refuseCorrectionInCircle(tx: EntityManager, newer: string, older: string): Promise<void> {
  const { circle } = await lockedUpstream(tx, await correctingSteps(tx, [{ newer, older }]));
  if (!circle) return;
  const detail =
    'What takes the place of the claim was itself computed from it, or replaced by it: it would rest on itself.';
  throw Refusal.at('', 'cycle', detail, { claims: circle });
}
