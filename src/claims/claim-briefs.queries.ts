import type { EntityManager } from 'typeorm';

import { type ClaimBrief, claimBrief, claimFields, type ClaimJson } from './claim-brief.js';

/** Claims by id, each in a few words. */
export async function claimBriefs(tx: EntityManager, ids: readonly string[]): Promise<Map<string, ClaimBrief>> {
  if (ids.length === 0) return new Map();
  const rows: { brief: ClaimJson }[] = await tx.query(
    `SELECT ${claimFields('c')} AS brief FROM claim c JOIN entity s ON s.id = c.subject_id JOIN metric m ON m.id = c.metric_id
     WHERE c.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ brief }) => [brief.id, claimBrief(brief)]));
}
