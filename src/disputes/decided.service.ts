import type { EntityManager } from 'typeorm';

import type { CaseFacts } from './facts.js';
import type { Decision } from './outcome.js';

/** A decision as it is kept. */
export interface KeptDecision extends Decision {
  readonly rationale: string;
  readonly dissent: string | null;
  readonly reopenWhen: string | null;
}

/** Keeps what was decided about a case that is held, and what was known then; who decides and when is known to the database. */
export async function keepDecision(
  tx: EntityManager,
  disputeId: string,
  { outcome, chosen, rationale, dissent, reopenWhen }: KeptDecision,
  facts: CaseFacts,
): Promise<void> {
  await tx.query(
    `UPDATE dispute SET state = 'resolved', outcome = $2, rationale = $3, dissent = $4, reopen_when = $5, facts = $6 WHERE id = $1`,
    [disputeId, outcome, rationale, dissent, reopenWhen, JSON.stringify(facts)],
  );
  await tx.query(`UPDATE dispute_candidate SET chosen = claim_id = ANY($2) WHERE dispute_id = $1`, [disputeId, chosen]);
  await tx.query(`UPDATE dispute_derivation SET chosen = derivation_id = ANY($2) WHERE dispute_id = $1`, [
    disputeId,
    chosen,
  ]);
}

/**
 * Opens cases again that are resolved: what was decided stays on record, and is no longer in force.
 *
 * @param why in somebody's words; null where something that changed does
 * @returns ids of those that were
 */
export async function keepReopened(
  tx: EntityManager,
  disputeIds: readonly string[],
  why: string | null,
): Promise<string[]> {
  const [rows]: [{ id: string }[]] = await tx.query(
    `UPDATE dispute SET state = 'open', reopened_why = $2 WHERE id = ANY($1) AND state = 'resolved' RETURNING id`,
    [disputeIds, why],
  );
  return rows.map(({ id }) => id);
}
