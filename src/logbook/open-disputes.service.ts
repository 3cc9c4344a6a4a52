import type { EntityManager } from 'typeorm';

import { type Audience, mayName, type Readership } from '../accounts/audience.js';
import { narrowestOf } from '../disputes/case-readers.js';
import type { NewDispute } from '../disputes/dispute.dto.js';
import type { DisputeView } from '../disputes/dispute-view.dto.js';
import { casesById, decisionOf, type KnownCase } from '../disputes/disputes.queries.js';
import { openCases } from '../disputes/open-cases.service.js';
import { type Fault, Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { disputeAnswer } from './dispute-views.queries.js';

/**
 * Opens a case by hand: 200 where one about the same claims is open for the same readers.
 *
 * @throws Refusal `unknown-reference`, `audience-too-wide`, `already-decided` where such a case was decided
 */
export async function openDispute(
  tx: EntityManager,
  { principalId, deskId }: Caller,
  { question, candidates, audience }: NewDispute,
): Promise<Answer<DisputeView>> {
  const claims = candidates.map((id) => id.toLowerCase());
  if (claims.length === 0)
    throw Refusal.at('/candidates', 'invalid-request', 'A case has at least one claim that may be the answer.');
  const twice = claims.findIndex((id, i) => claims.indexOf(id) < i);
  if (twice >= 0) throw Refusal.at(`/candidates/${twice}`, 'invalid-request', 'A claim is a candidate once.');
  const named = await readersOf(tx, claims);
  const readers = audience === undefined ? narrowestOf(named) : { audience, deskId };
  if (readers === null || !named.every((one) => mayName(readers, one))) {
    const detail = 'Not everybody who would read the case may read all of its candidates: narrow its audience.';
    throw Refusal.at(audience === undefined ? '/candidates' : '/audience', 'audience-too-wide', detail);
  }
  const draft = { ...ownedBy(readers, deskId), question: tidy(question), origin: 'person' as const, claims };
  const [opened] = await openCases(tx, principalId, [draft]);
  const known = (await casesById(tx, [opened?.id ?? ''])).get(opened?.id ?? '');
  if (!opened || !known) throw new Error('a case that was opened cannot be read');
  if (known.state === 'resolved') throw alreadyDecided(known);
  return disputeAnswer(tx, opened.id, opened.created ? 201 : 200);
}

/** What is for a desk belongs to it, all else to the desk that is acted for. */
const ownedBy = ({ audience, deskId }: Readership, acting: string): Readership => ({
  audience,
  deskId: audience === 'desk' ? deskId : acting,
});

/** @throws Refusal `unknown-reference` for each claim that is not there */
async function readersOf(tx: EntityManager, claims: readonly string[]): Promise<Readership[]> {
  const rows: { id: string; audience: Audience; deskId: string }[] = await tx.query(
    `SELECT id, audience, desk_id AS "deskId" FROM claim WHERE id = ANY($1)`,
    [claims],
  );
  const known = new Map(rows.map((row) => [row.id, row]));
  const faults = claims.flatMap((id, i): Fault[] =>
    known.has(id)
      ? []
      : [{ pointer: `/candidates/${i}`, code: 'unknown-reference', detail: `No claim has the id ${id}.` }],
  );
  const [first, ...others] = faults;
  if (first) throw Refusal.of([first, ...others]);
  return rows;
}

/** What whoever comes too late is told: the case, and what was decided. */
export function alreadyDecided(known: KnownCase): Refusal {
  const detail = `This case was decided already (${known.outcome}). Open it again to decide otherwise.`;
  return Refusal.at('', 'already-decided', detail, { dispute: known.id, decision: decisionOf(known) });
}

/** Opens a case about the two claims of a contradiction that was confirmed, for whoever may read the link; joins the one that there is. */
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
  await openCases(tx, ownerId, [{ ...owned, question: null, origin: 'link', claims }]);
}
