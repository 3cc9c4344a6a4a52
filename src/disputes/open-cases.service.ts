import { createHash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import { audienceKey, type Readership } from '../accounts/audience.js';
import { type Recorded, recordOnce } from '../accounts/record-once.service.js';
import { newId } from '../kernel/ids.js';
import { insertRows } from '../platform/rows.js';
import { Dispute } from './dispute.entity.js';
import { DisputeCandidate } from './dispute-candidate.entity.js';
import { DisputeDerivation } from './dispute-derivation.entity.js';
import type { CaseOrigin } from './outcome.js';

/** A case that is to be opened. */
export interface CaseDraft extends Readership {
  readonly question: string | null;
  readonly origin: CaseOrigin;
  /** Ids of its candidates, in their order. */
  readonly claims: readonly string[];
  /** Ids of the derivations that it is about, in their order; left out, none. */
  readonly derivations?: readonly string[];
}

/** What makes a case the same as another for the same readers: its candidates and derivations, in whatever order. */
export const caseIdentity = (claims: readonly string[], derivations: readonly string[]): string =>
  createHash('sha256')
    .update(idsIn(claims) + (derivations.length > 0 ? ` by ${idsIn(derivations)}` : ''))
    .digest('hex');

const idsIn = (ids: readonly string[]): string => [...new Set(ids)].sort().join(' ');

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
  ...{ reopenedById: null, reopenedAt: null, reopenedWhy: null, argumentCount: 0 },
};

/** Opens cases, each once for its readers: one about the same claims is joined, whether it is open or was decided. Three statements, however many. */
export async function openCases(
  tx: EntityManager,
  ownerId: string,
  drafts: readonly CaseDraft[],
): Promise<readonly Recorded[]> {
  if (drafts.length === 0) return [];
  const rows = drafts.map(({ question, origin, claims, derivations = [], audience, deskId }) => ({
    ...{ id: newId(), question, origin, identity: caseIdentity(claims, derivations), state: 'open' as const },
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
  await insertRows(
    tx,
    DisputeDerivation,
    recorded.flatMap(({ id, created }, i) =>
      created ? (drafts[i]?.derivations ?? []).map((one, position) => derivationRow(id, one, position, ownerId)) : [],
    ),
  );
  return recorded;
}

const COVERED = `SELECT g.place::int - 1 AS place FROM ROWS FROM (json_to_recordset($1::json) AS (claims uuid[], derivations uuid[], readers text)) WITH ORDINALITY AS g(claims, derivations, readers, place)
  WHERE EXISTS (SELECT FROM dispute d WHERE d.state = 'open' AND audience_key(d.audience, d.desk_id) = g.readers
    AND d.id IN (SELECT k.dispute_id FROM dispute_candidate k WHERE k.claim_id = g.claims[1])
    AND g.claims <@ (SELECT array_agg(k.claim_id) FROM dispute_candidate k WHERE k.dispute_id = d.id)
    AND g.derivations <@ (SELECT coalesce(array_agg(k.derivation_id), '{}') FROM dispute_derivation k WHERE k.dispute_id = d.id))`;

/** The same for the software, which opens none about what one that is open for the same readers is about already. One statement more. */
export async function openWhereNone(tx: EntityManager, ownerId: string, drafts: readonly CaseDraft[]): Promise<void> {
  if (drafts.length === 0) return;
  const asked = drafts.map((draft) => ({
    ...{ claims: draft.claims, derivations: draft.derivations ?? [], readers: audienceKey(draft) },
  }));
  const rows: { place: number }[] = await tx.query(COVERED, [JSON.stringify(asked)]);
  const covered = new Set(rows.map(({ place }) => place));
  await openCases(
    tx,
    ownerId,
    drafts.filter((_, i) => !covered.has(i)),
  );
}

/** What a case is about: ids of claims, and of derivations. */
export interface CaseMatter {
  readonly claims: readonly string[];
  readonly derivations: readonly string[];
}

/** Adds claims and derivations to a case that is held, and makes that another version of the case. */
export async function addToCase(
  tx: EntityManager,
  ownerId: string,
  disputeId: string,
  known: CaseMatter,
  added: CaseMatter,
): Promise<void> {
  const claims = [...known.claims, ...added.claims];
  const derivations = [...known.derivations, ...added.derivations];
  await insertRows(
    tx,
    DisputeCandidate,
    added.claims.map((claim, i) => candidateRow(disputeId, claim, known.claims.length + i, ownerId)),
  );
  await insertRows(
    tx,
    DisputeDerivation,
    added.derivations.map((one, i) => derivationRow(disputeId, one, known.derivations.length + i, ownerId)),
  );
  const identity = caseIdentity(claims, derivations);
  await tx.query(`UPDATE dispute SET identity = $2 WHERE id = $1`, [disputeId, identity]);
}

function candidateRow(disputeId: string, claimId: string, position: number, ownerId: string) {
  const undecided = { chosen: null, outcome: null, decidedAt: null };
  return { id: newId(), disputeId, claimId, position, ...undecided, readership: '', ownerId };
}

function derivationRow(disputeId: string, derivationId: string, position: number, ownerId: string) {
  const undecided = { chosen: null, outcome: null, upheld: null, decidedAt: null };
  // The database writes the claim, and for whom the case is.
  return {
    id: newId(),
    disputeId,
    derivationId,
    claimId: derivationId,
    position,
    ...undecided,
    readership: '',
    ownerId,
  };
}
