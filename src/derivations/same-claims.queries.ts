import type { EntityManager } from 'typeorm';

/** SQL for whether a link `l` says that two claims are the same. */
const SAYS_SO = `l.kind = 'same_as' AND l.state = 'confirmed'`;

/** SQL for the ids of what a claim is said to be the same as, by whatever way the caller sees. */
export const sameAs = (claim: string): string => `array(WITH RECURSIVE same(id) AS (
    SELECT ${claim} UNION SELECT n.id FROM same s CROSS JOIN LATERAL (
      SELECT l.b_id AS id FROM link l WHERE l.a_id = s.id AND ${SAYS_SO}
      UNION ALL SELECT l.a_id FROM link l WHERE l.b_id = s.id AND ${SAYS_SO}) n)
  SELECT id FROM same WHERE id <> ${claim} ORDER BY id LIMIT 1000)`;

/** A claim that is said to be the same as others, and who sees that. */
export interface SameClaim {
  readonly claim: string;
  /** Word of those who may read all that leads there. */
  readonly readers: string;
}

/** Some claims with all that they are said to be the same as, each way for its readers. As the engine. */
export function withTheSame(tx: EntityManager, claimIds: readonly string[]): Promise<SameClaim[]> {
  return tx.query(
    `WITH RECURSIVE same(claim, readers) AS (
       SELECT c.id, audience_key(c.audience, c.desk_id) FROM claim c WHERE c.id = ANY($1)
       UNION
       SELECT n.claim, n.readers FROM same s CROSS JOIN LATERAL (
         SELECT c.id AS claim, narrower(s.readers, audience_key(c.audience, c.desk_id)) AS readers FROM (
           SELECT l.b_id AS id FROM link l WHERE l.a_id = s.claim AND ${SAYS_SO}
           UNION ALL SELECT l.a_id FROM link l WHERE l.b_id = s.claim AND ${SAYS_SO}) e JOIN claim c ON c.id = e.id) n
       WHERE n.readers IS NOT NULL)
     SELECT claim, readers FROM same`,
    [claimIds],
  );
}
