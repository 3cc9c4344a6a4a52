import type { EntityManager } from 'typeorm';

/** Of some claims those that whoever acts wrote any of, in any version: the claim, what is said about it, or how it was derived. */
export async function writtenByCaller(tx: EntityManager, claimIds: readonly string[]): Promise<string[]> {
  if (claimIds.length === 0) return [];
  const rows: { id: string }[] = await tx.query(`SELECT c.id FROM claim c WHERE c.id = ANY($1) AND wrote_any(c.id)`, [
    claimIds,
  ]);
  return rows.map(({ id }) => id);
}
