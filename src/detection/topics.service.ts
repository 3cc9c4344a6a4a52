import type { EntityManager } from 'typeorm';

import { TOPIC_LOCK } from '../platform/transactions.js';

/**
 * Waits for everybody who writes about what these claims are about, until the end of the transaction: a topic is a subject
 * after merging and a metric or its inverse.
 *
 * All locks of a transaction are taken by one call, in order, after everything else that others may wait for has been
 * written: only then nobody waits in a circle. Subjects that this transaction has made are nobody else's topic yet, so that
 * an import of thousands of them keeps nobody waiting. The subjects are held, so that nobody merges them meanwhile.
 */
export async function lockTopics(tx: EntityManager, claimIds: readonly string[]): Promise<void> {
  if (claimIds.length === 0) return;
  await tx.query(
    `WITH held AS MATERIALIZED (
       SELECT coalesce(e.same_as_id, e.id)::text AS subject, least(m.key COLLATE "C", m.inverse_of COLLATE "C") AS metric
       FROM claim c JOIN entity e ON e.id = c.subject_id JOIN metric m ON m.id = c.metric_id
       WHERE c.id = ANY($2) AND NOT (e.version = 1 AND e.xmin = pg_current_xact_id()::xid) FOR KEY SHARE OF e)
     SELECT pg_advisory_xact_lock($1, bucket) FROM (
       SELECT DISTINCT abs(hashtext(subject || ' ' || metric) % $3) AS bucket FROM held ORDER BY bucket) AS buckets`,
    [TOPIC_LOCK.kind, claimIds, TOPIC_LOCK.buckets],
  );
}
