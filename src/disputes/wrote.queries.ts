import type { EntityManager } from 'typeorm';

/**
 * Of some claims those that somebody wrote any of: the claim, what is said about it, or how it was derived.
 *
 * The one place where cases ask who wrote what.
 */
export async function writtenBy(
  tx: EntityManager,
  principalId: string,
  claimIds: readonly string[],
): Promise<string[]> {
  if (claimIds.length === 0) return [];
  const rows: { id: string }[] = await tx.query(
    `SELECT c.id FROM claim c WHERE c.id = ANY($2) AND (c.owner_id = $1
       OR EXISTS (SELECT FROM statement t WHERE t.claim_id = c.id AND t.owner_id = $1)
       OR EXISTS (SELECT FROM derivation d WHERE d.claim_id = c.id AND d.owner_id = $1))`,
    [principalId, claimIds],
  );
  return rows.map(({ id }) => id);
}
