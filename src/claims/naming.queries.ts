import type { EntityManager } from 'typeorm';

/**
 * SQL for whether everybody who says a claim did so off the record, or passes on what somebody said so: then no text that is made says what the
 * claim says. Of a claim that nobody says nothing is to be kept back.
 *
 * @param claim SQL for its id
 */
export const onlyOffRecord = (
  claim: string,
): string => `((SELECT true ${SAYING(claim)} LIMIT 1) AND (SELECT true ${SAYING(claim)}
    AND w.attribution IS DISTINCT FROM 'off_record' AND (w.relays_id IS NULL OR NOT EXISTS (${PASSES_ON_OFF_RECORD})) LIMIT 1) IS NULL) IS TRUE`;

/** Looked up as a value: of what EXISTS asks for many claims PostgreSQL may read all statements there are instead. */
const SAYING = (claim: string): string =>
  `FROM statement w WHERE w.claim_id = ${claim} AND w.stance IN ('asserts', 'confirms')`;

const PASSES_ON_OFF_RECORD = `WITH RECURSIVE passed(relays_id, attribution) AS (
      SELECT r.relays_id, r.attribution FROM statement r WHERE r.id = w.relays_id
      UNION SELECT r.relays_id, r.attribution FROM passed p JOIN statement r ON r.id = p.relays_id)
    SELECT FROM passed WHERE attribution = 'off_record'`;

/** Those of some claims that were only said off the record, with one statement. */
export async function untoldAmong(tx: EntityManager, claimIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (claimIds.length === 0) return new Set();
  const rows: { id: string }[] = await tx.query(
    `SELECT g.id FROM unnest($1::uuid[]) AS g(id) WHERE ${onlyOffRecord('g.id')}`,
    [claimIds],
  );
  return new Set(rows.map(({ id }) => id));
}
