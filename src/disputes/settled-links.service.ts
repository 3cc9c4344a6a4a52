import type { EntityManager } from 'typeorm';

import { audienceKey, type Readership } from '../accounts/audience.js';
import { drawLinks } from '../comparison/links.service.js';
import { Refusal } from '../kernel/refusal.js';

/** SQL for whether whoever may read a link `l` between two candidates may read the case, whose readers are `$3`, and all of these the link. */
const FOR_ITS_READERS = `(l.own_readership = 'public' OR l.own_readership = $3)
  AND (may_name(l.a_readership, $3) OR may_name(l.b_readership, $3) OR l.own_readership = $3)`;

/**
 * Settles the conflicts between the candidates of a case. As the engine.
 *
 * Only links for the readers of the case: what is for more stays as it is for all others, and what a desk's own statement makes is its own.
 */
export async function settleLinks(
  tx: EntityManager,
  disputeId: string,
  claims: readonly string[],
  readers: Readership,
): Promise<void> {
  await tx.query(
    `UPDATE link l SET dispute_id = $1, unsettled = l.state, state = 'resolved' WHERE l.a_id = ANY($2) AND l.b_id = ANY($2)
       AND l.kind IN ('contradicts', 'tension') AND l.state IN ('suggested', 'confirmed') AND ${FOR_ITS_READERS}`,
    [disputeId, claims, audienceKey(readers)],
  );
}

const key = (row: string): string => `audience_key(${row}.audience, ${row}.desk_id)`;

/** SQL for cases decided about two claims, for all who would read a link between these: so whoever reads both claims reads the case. */
const SETTLING = `SELECT k.dispute_id AS id FROM dispute_candidate k JOIN dispute_candidate o ON o.dispute_id = k.dispute_id
  JOIN claim a ON a.id = k.claim_id JOIN claim b ON b.id = o.claim_id
  WHERE k.claim_id = $1 AND o.claim_id = $2 AND k.outcome IS NOT NULL AND (may_name(${key('a')}, k.readership) OR may_name(${key('b')}, k.readership))
  ORDER BY k.decided_at DESC, k.dispute_id LIMIT 1`;

/** Refuses a conflict that a decision in force has settled: opening the case again is the way. @throws Refusal `link-settled` with the case */
export async function refuseSettled(tx: EntityManager, a: string, b: string): Promise<void> {
  const [settling]: { id: string }[] = await tx.query(SETTLING, [a, b]);
  if (!settling) return;
  const detail = 'A dispute about the two was decided, which settled it: open that again.';
  throw Refusal.at('', 'link-settled', detail, { dispute: settling.id });
}

/** SQL for what says that two claims do not both hold: what conflicts, but for what a case decided so that both do, and what takes the place of what. */
const EXCLUSIVE = `SELECT 1 FROM link l WHERE l.a_id = ANY($1) AND l.b_id = ANY($1) AND l.settled IS NULL AND l.state <> 'dismissed'
  AND (l.kind = 'contradicts' AND NOT EXISTS (SELECT FROM dispute d WHERE d.id = l.dispute_id AND d.state = 'resolved'
      AND d.outcome IN ('range', 'both_stand_different_basis', 'not_comparable'))
    OR l.kind = 'supersedes') LIMIT 1`;

/** Refuses to prefer claims that contradict each other. @throws Refusal `invalid-request` */
export async function refuseContradictory(tx: EntityManager, chosen: readonly string[]): Promise<void> {
  if (chosen.length < 2) return;
  const found: unknown[] = await tx.query(EXCLUSIVE, [chosen]);
  if (found.length === 0) return;
  const detail =
    'Two of those that are chosen contradict each other: they are not both preferred. Choose one of them, or another outcome.';
  throw Refusal.at('/chosen', 'invalid-request', detail);
}

/** A decision that a claim takes the place of others. */
export interface Succession {
  readonly newer: string;
  readonly older: readonly string[];
  /** Who decided. */
  readonly by: string;
  readonly reason: string;
}

/**
 * Draws the corrections that a decision makes, so that opening the case again takes them back. As the engine.
 *
 * @throws Refusal `audience-too-wide` where others would see them who do not see the case
 */
export async function drawSuccession(
  tx: EntityManager,
  disputeId: string,
  { newer, older, by, reason }: Succession,
  readers: Readership,
): Promise<void> {
  const drawn = await drawLinks(
    tx,
    by,
    older.map((b) => ({
      a: newer,
      b,
      kind: 'supersedes',
      origin: 'person',
      state: 'confirmed',
      reason,
      statementId: null,
    })),
  );
  const made = drawn.flatMap(({ id, created }) => (created ? [id] : []));
  const [unseen]: unknown[] = await tx.query(
    `SELECT 1 FROM link l WHERE l.id = ANY($1) AND NOT (${FOR_ITS_READERS.replaceAll('$3', '$2')}) LIMIT 1`,
    [drawn.map(({ id }) => id), audienceKey(readers)],
  );
  if (unseen) {
    const detail =
      'More people than read this case would see that one claim takes the place of another: record that with supersede.';
    throw Refusal.at('/outcome', 'audience-too-wide', detail);
  }
  await tx.query(
    `UPDATE link l SET dispute_id = $1, unsettled = CASE WHEN l.id = ANY($3) THEN 'dismissed' ELSE l.state END, state = 'confirmed', settled = NULL
     WHERE l.id = ANY($2) AND l.dispute_id IS NULL AND (l.id = ANY($3) OR l.state <> 'confirmed')`,
    [disputeId, drawn.map(({ id }) => id), made],
  );
}

/** Links that decisions have settled are again as they were before, and corrections that these made are none. As the engine. */
export async function unsettleLinks(tx: EntityManager, disputeIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE link SET state = unsettled, dispute_id = NULL, unsettled = NULL, settled = NULL WHERE dispute_id = ANY($1)`,
    [disputeIds],
  );
}
