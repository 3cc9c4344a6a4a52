import { createHash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import type { Readership } from '../accounts/audience.js';
import { type Recorded, recordOnce } from '../accounts/record-once.service.js';
import { newId } from '../kernel/ids.js';
import { insertRows } from '../platform/rows.js';
import { Dispute } from './dispute.entity.js';
import { DisputeCandidate } from './dispute-candidate.entity.js';
import type { CaseOrigin } from './outcome.js';

/** A case that is to be opened. */
export interface CaseDraft extends Readership {
  readonly question: string | null;
  readonly origin: CaseOrigin;
  /** Ids of its candidates, in their order. */
  readonly claims: readonly string[];
}

/** What makes a case the same as another for the same readers: its candidates, in whatever order. */
export const caseIdentity = (claims: readonly string[]): string =>
  createHash('sha256')
    .update([...new Set(claims)].sort().join(' '))
    .digest('hex');

/** What of a case is there only once something was decided. */
const UNDECIDED = {
  ...{
    outcome: null,
    rationale: null,
    dissent: null,
    reopenWhen: null,
    decidedById: null,
    decidedAt: null,
    facts: null,
  },
  ...{ reopenedById: null, reopenedAt: null, reopenedWhy: null },
};

/** Opens cases, each once for its readers: one about the same claims is joined, whether it is open or was decided. Two statements, however many. */
export async function openCases(
  tx: EntityManager,
  ownerId: string,
  drafts: readonly CaseDraft[],
): Promise<readonly Recorded[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map(({ question, origin, claims, audience, deskId }) => ({
    ...{ id: newId(), question, origin, identity: caseIdentity(claims), state: 'open' as const },
    ...UNDECIDED,
    ...{ audience, deskId, ownerId },
  }));
  const recorded = await recordOnce(tx, Dispute, rows);
  await insertRows(
    tx,
    DisputeCandidate,
    recorded.flatMap(({ id, created }, i) =>
      created ? (drafts[i]?.claims ?? []).map((claimId, position) => candidateRow(id, claimId, position, ownerId)) : [],
    ),
  );
  return recorded;
}

/** Adds a claim to a case that is held, and makes that another version of the case. */
export async function addToCase(
  tx: EntityManager,
  ownerId: string,
  disputeId: string,
  claims: readonly string[],
  added: string,
): Promise<void> {
  await insertRows(tx, DisputeCandidate, [candidateRow(disputeId, added, claims.length, ownerId)]);
  await tx.query(`UPDATE dispute SET identity = $2 WHERE id = $1`, [disputeId, caseIdentity([...claims, added])]);
}

function candidateRow(disputeId: string, claimId: string, position: number, ownerId: string) {
  const undecided = { chosen: null, outcome: null, decidedAt: null };
  return { id: newId(), disputeId, claimId, position, ...undecided, readership: '', ownerId };
}
