import type { EntityManager } from 'typeorm';

import { TOPIC, topicLocks } from './topic-locks.queries.js';

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
       SELECT ${TOPIC} AS topic FROM claim c JOIN entity e ON e.id = c.subject_id JOIN metric m ON m.id = c.metric_id
       WHERE c.id = ANY($1) FOR KEY SHARE OF e)
     ${topicLocks('held')}`,
    [claimIds],
  );
}
