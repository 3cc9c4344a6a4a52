import type { EntityManager } from 'typeorm';

import type { Correction, Corrections } from './correction.js';
import { append } from './dependency-order.js';

/**
 * SQL for whether a link `l` says that a claim took the place of another: one that a person, a statement or an import drew, or
 * that somebody confirmed. What the detector only suggests replaces nothing.
 */
export const REPLACES = `l.kind = 'supersedes' AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector')`;

/** What took the place of some claims, and of that in turn: with one statement. */
export async function correctionsFrom(tx: EntityManager, claimIds: readonly string[]): Promise<Corrections> {
  if (claimIds.length === 0) return new Map();
  const rows: Correction[] = await tx.query(
    `WITH RECURSIVE walk(claim, by, link) AS (
       SELECT l.b_id, l.a_id, l.id FROM link l WHERE l.b_id = ANY($1) AND ${REPLACES}
       UNION
       SELECT n.* FROM walk w CROSS JOIN LATERAL (
         SELECT l.b_id, l.a_id, l.id FROM link l WHERE l.b_id = w.by AND ${REPLACES} OFFSET 0) n)
     SELECT w.claim, w.by, c.audience, c.desk_id AS "deskId" FROM walk w JOIN claim c ON c.id = w.by ORDER BY w.link DESC`,
    [[...new Set(claimIds)]],
  );
  const corrections = new Map<string, Correction[]>();
  for (const row of rows) append(corrections, row.claim, row);
  return corrections;
}
