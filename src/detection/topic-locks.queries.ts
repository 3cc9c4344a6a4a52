import { TOPIC_LOCK } from '../platform/transactions.js';

/** SQL for whether this transaction has made a row. */
export const madeNow = (row: string): string => `${row}.version = 1 AND ${row}.xmin = pg_current_xact_id()::xid`;

/**
 * SQL for the topic of a claim about the entity `e` and the metric `m`, as its lock is named: the subject after merging, and of the metric
 * and its inverse the first. Null where this transaction has made the subject: that is nobody else's topic yet.
 */
export const TOPIC = `CASE WHEN NOT (${madeNow('e')}) THEN coalesce(e.same_as_id, e.id)::text || ' ' || least(m.key COLLATE "C", m.inverse_of COLLATE "C") END`;

/** SQL that waits for everybody who holds one of the topics in the column `topic` of `held`, in order, so that nobody waits in a circle. */
export const topicLocks = (held: string): string =>
  `SELECT pg_advisory_xact_lock(${TOPIC_LOCK.kind}, bucket) FROM (
     SELECT DISTINCT abs(hashtext(topic) % ${TOPIC_LOCK.buckets}) AS bucket FROM ${held} WHERE topic IS NOT NULL ORDER BY bucket) AS buckets`;
