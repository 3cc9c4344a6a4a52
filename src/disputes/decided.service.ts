import type { EntityManager } from 'typeorm';

import type { CaseFacts } from './facts.js';
import { type Decision, isUpheld } from './outcome.js';

/** A decision as it is kept. */
export interface KeptDecision extends Decision {
  readonly rationale: string;
  readonly dissent: string | null;
  readonly reopenWhen: string | null;
}

const NOW = `date_trunc('milliseconds', clock_timestamp())`;

/** Keeps what was decided about a case that is held, and what was known then. */
export async function keepDecision(
  tx: EntityManager,
  deciderId: string,
  disputeId: string,
  { outcome, chosen, rationale, dissent, reopenWhen }: KeptDecision,
  facts: CaseFacts,
): Promise<void> {
  await tx.query(
    `UPDATE dispute SET state = 'resolved', outcome = $3, rationale = $4, dissent = $5, reopen_when = $6, decided_by_id = $2, decided_at = ${NOW},
       facts = $7, reopened_by_id = NULL, reopened_at = NULL, reopened_why = NULL WHERE id = $1`,
    [disputeId, deciderId, outcome, rationale, dissent, reopenWhen, JSON.stringify(facts)],
  );
  await tx.query(
    `UPDATE dispute_candidate k SET chosen = k.claim_id = ANY($2), outcome = d.outcome, decided_at = d.decided_at FROM dispute d
     WHERE d.id = $1 AND k.dispute_id = d.id`,
    [disputeId, chosen],
  );
  await tx.query(
    `UPDATE dispute_derivation k SET chosen = k.derivation_id = ANY($2), outcome = d.outcome, decided_at = d.decided_at,
       upheld = CASE WHEN k.derivation_id = ANY($2) THEN $3::boolean ELSE $4::boolean END FROM dispute d WHERE d.id = $1 AND k.dispute_id = d.id`,
    [disputeId, chosen, isUpheld(outcome, true), isUpheld(outcome, false)],
  );
}

/**
 * Opens cases again that are resolved: what was decided stays on record, and is no longer in force. Three statements, however many.
 *
 * @param why in somebody's words; null where something that changed does
 * @returns ids of those that were
 */
export async function keepReopened(
  tx: EntityManager,
  byId: string,
  disputeIds: readonly string[],
  why: string | null,
): Promise<string[]> {
  const [rows]: [{ id: string }[]] = await tx.query(
    `UPDATE dispute SET state = 'open', reopened_by_id = $2, reopened_at = ${NOW}, reopened_why = $3
     WHERE id = ANY($1) AND state = 'resolved' RETURNING id`,
    [disputeIds, byId, why],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.query(`UPDATE dispute_candidate SET outcome = NULL WHERE dispute_id = ANY($1)`, [ids]);
    await tx.query(`UPDATE dispute_derivation SET outcome = NULL, upheld = NULL WHERE dispute_id = ANY($1)`, [ids]);
  }
  return ids;
}
