import type { EntityManager } from 'typeorm';

/** SQL for whether a link `l` says that two claims are the same. */
const SAYS_SO = `l.kind = 'same_as' AND l.state = 'confirmed'`;

/** SQL for the ids of what a claim is said to be the same as, by whatever way; what only a desk may read leads nowhere. */
export const sameAs = (claim: string): string => `array(WITH RECURSIVE same(id) AS (
    SELECT ${claim} UNION SELECT n.id FROM same s CROSS JOIN LATERAL (
      SELECT l.b_id AS id FROM link l WHERE l.a_id = s.id AND ${SAYS_SO}
      UNION ALL SELECT l.a_id FROM link l WHERE l.b_id = s.id AND ${SAYS_SO}) n
    WHERE s.id = ${claim} OR EXISTS (SELECT FROM claim w WHERE w.id = s.id AND w.audience <> 'desk'))
  SELECT id FROM same WHERE id <> ${claim} ORDER BY id LIMIT 1000)`;

/** Some claims with all that they are said to be the same as. */
export async function withTheSame(tx: EntityManager, claimIds: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT id FROM unnest($1::uuid[]) AS id UNION SELECT unnest(${sameAs('g.id')}) FROM unnest($1::uuid[]) AS g(id)`,
    [claimIds],
  );
  return rows.map(({ id }) => id);
}
