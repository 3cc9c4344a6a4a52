import type { EntityManager } from 'typeorm';

import { mayName, type Readership } from '../accounts/audience.js';
import { narrowestOf } from '../disputes/case-readers.js';
import type { NewDispute } from '../disputes/dispute.dto.js';
import type { DisputeView } from '../disputes/dispute-view.dto.js';
import { casesById, decisionOf, type KnownCase } from '../disputes/disputes.queries.js';
import { openCases, openWhereNone } from '../disputes/open-cases.service.js';
import { MOST_CANDIDATES } from '../disputes/outcome.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { disputeAnswer } from './dispute-views.queries.js';
import { claimsInDispute, derivationsInDispute, disputing } from './disputed-records.queries.js';
import { settleChanges } from './settle-derivations.service.js';

/**
 * Opens a case by hand: 200 where one about the same claims and derivations is open for the same readers. What a derivation in dispute derives is
 * a candidate.
 *
 * @throws Refusal `unknown-reference`, `audience-too-wide`, `already-decided` where such a case was decided
 */
export async function openDispute(
  tx: EntityManager,
  { principalId, deskId }: Caller,
  { question, candidates = [], derivations = [], audience }: NewDispute,
): Promise<Answer<DisputeView>> {
  const [named, disputed] = [candidates, derivations].map((ids) => ids.map((id) => id.toLowerCase())) as [
    string[],
    string[],
  ];
  if (named.length + disputed.length === 0)
    throw Refusal.at('/candidates', 'invalid-request', 'A case has at least one claim that may be the answer.');
  refuseTwice('/candidates', named, 'A claim is a candidate once.');
  refuseTwice('/derivations', disputed, 'A derivation is in dispute once.');
  const records = [
    ...(await claimsInDispute(tx, named, (i) => `/candidates/${i}`)),
    ...(await derivationsInDispute(tx, disputed, (i) => `/derivations/${i}`)),
  ];
  const claims = [...new Set(records.map(({ claim }) => claim))];
  if (claims.length > MOST_CANDIDATES) {
    const detail = `With what these derive the case would have ${claims.length} candidates; it has at most ${MOST_CANDIDATES}.`;
    throw Refusal.at('/derivations', 'invalid-request', detail);
  }
  const readers = audience === undefined ? narrowestOf(records) : { audience, deskId };
  if (readers === null || !records.every((one) => mayName(readers, one))) {
    const detail = 'Not everybody who would read the case may read all that it is about: narrow its audience.';
    const at = named.length > 0 ? '/candidates' : '/derivations';
    throw Refusal.at(audience === undefined ? at : '/audience', 'audience-too-wide', detail);
  }
  const draft = {
    ...ownedBy(readers, deskId),
    question: tidy(question),
    origin: 'person' as const,
    claims,
    derivations: disputed,
  };
  const [opened] = await openCases(tx, principalId, [draft]);
  const known = (await casesById(tx, [opened?.id ?? ''])).get(opened?.id ?? '');
  if (!opened || !known) throw new Error('a case that was opened cannot be read');
  if (known.state === 'resolved') throw alreadyDecided(known);
  if (opened.created) await settleChanges(tx, disputing(known, records.slice(named.length)));
  return disputeAnswer(tx, opened.id, opened.created ? 201 : 200);
}

/** What is for a desk belongs to it, all else to the desk that is acted for. */
const ownedBy = ({ audience, deskId }: Readership, acting: string): Readership => ({
  audience,
  deskId: audience === 'desk' ? deskId : acting,
});

function refuseTwice(pointer: string, ids: readonly string[], detail: string): void {
  const twice = ids.findIndex((id, i) => ids.indexOf(id) < i);
  if (twice >= 0) throw Refusal.at(`${pointer}/${twice}`, 'invalid-request', detail);
}

/** What whoever comes too late is told: the case, and what was decided. */
export function alreadyDecided(known: KnownCase): Refusal {
  const detail = `This case was decided already (${known.outcome}). Open it again to decide otherwise.`;
  return Refusal.at('', 'already-decided', detail, { dispute: known.id, decision: decisionOf(known) });
}

/**
 * Opens a case about the two claims of a contradiction that was confirmed, for whoever may read the link; joins the one that there is,
 * which may be about more.
 */
export async function openByContradiction(tx: EntityManager, ownerId: string, linkId: string): Promise<void> {
  const rows: (Readership & { claim: string | null; acting: string })[] = await tx.query(
    `SELECT c.id AS claim, c.audience, c.desk_id AS "deskId", current_setting('claimtrail.desk') AS acting FROM link l JOIN claim c ON c.id IN (l.a_id, l.b_id) WHERE l.id = $1
     UNION ALL SELECT NULL, 'desk', l.own_readership::uuid, current_setting('claimtrail.desk') FROM link l WHERE l.id = $1 AND l.own_readership <> 'public'`,
    [linkId],
  );
  const readers = narrowestOf(rows);
  // People of two desks read it; no case is for them alone.
  if (readers === null) return;
  const claims = rows.flatMap(({ claim }) => claim ?? []).sort();
  const owned = ownedBy(readers, rows[0]?.acting ?? readers.deskId);
  await openWhereNone(tx, ownerId, [{ ...owned, question: null, origin: 'link', claims }]);
}
