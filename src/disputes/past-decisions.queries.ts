import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import type { PastDecisionView } from './dispute-view.dto.js';
import { decisionOf, type KnownCase } from './disputes.queries.js';
import type { Outcome } from './outcome.js';

/** More are not told: they would be a quarrel, and no case. */
const MOST_DECISIONS = 500;

interface Named {
  readonly id: string;
  readonly name: string;
}

interface Row {
  readonly outcome: Outcome;
  readonly chosen: string[] | null;
  readonly rationale: string;
  readonly dissent: string | null;
  readonly reopenWhen: string | null;
  readonly decidedBy: Named;
  readonly decidedAt: Date;
  readonly reopenedBy: Named | null;
  readonly reopenedAt: Date | null;
  readonly reopenedWhy: string | null;
}

/** SQL for what a decision, which is a version `v` of its case, chose among `table`: what was written with it. */
const CHOSEN = (table: string, column: string): string =>
  `SELECT k.${column} AS id, k.position FROM history.${table} k WHERE k.dispute_id = v.id AND k.change_id = v.change_id AND k.outcome IS NOT NULL AND k.chosen`;

const DECISIONS = `SELECT v.outcome, v.rationale, v.dissent, v.reopen_when AS "reopenWhen", ${userBrief('v.decided_by_id')} AS "decidedBy", v.decided_at AS "decidedAt",
    ((SELECT coalesce(jsonb_agg(k.id ORDER BY k.position, k.id), '[]') FROM (${CHOSEN('dispute_candidate', 'claim_id')}) k)
      || (SELECT coalesce(jsonb_agg(k.id ORDER BY k.position, k.id), '[]') FROM (${CHOSEN('dispute_derivation', 'derivation_id')}) k)) AS chosen,
    CASE WHEN o.id IS NOT NULL THEN ${userBrief('o.reopened_by_id')} END AS "reopenedBy", o.reopened_at AS "reopenedAt", o.reopened_why AS "reopenedWhy"
  FROM (SELECT v.* FROM history.dispute v JOIN history.dispute b ON b.id = v.id AND b.version = v.version - 1
    WHERE v.id = $1 AND v.version <= $2 AND v.state = 'resolved' AND b.state = 'open' ORDER BY v.version DESC LIMIT ${MOST_DECISIONS}) v
  -- What is decided changes by being opened again and by nothing else.
  LEFT JOIN history.dispute o ON o.id = v.id AND o.version = v.version + 1 AND o.version <= $2 AND o.state = 'open'
  ORDER BY v.version`;

/** Every decision that was made about a case, as far as it is known here, the oldest first, and how each was opened again: with one statement. */
export async function pastDecisions(tx: EntityManager, known: KnownCase): Promise<PastDecisionView[]> {
  const rows: Row[] = await tx.query(DECISIONS, [known.id, known.version]);
  return rows.map(({ chosen, decidedAt, reopenedBy, reopenedAt, reopenedWhy, ...decision }) => ({
    ...decision,
    chosen: chosen ?? [],
    decidedAt: decidedAt.toISOString(),
    inForce: reopenedAt === null && (decisionOf(known)?.inForce ?? false),
    reopened: reopenedBy && reopenedAt && { by: reopenedBy, at: reopenedAt.toISOString(), reason: reopenedWhy },
  }));
}
