import type { EntityManager } from 'typeorm';

import { ATTACKS } from './claim-records.queries.js';
import { depthsBelow, type Downward } from './impact.js';
import { MOST_ITEMS } from './recalculated.queries.js';

/** Steps of derivation that are read: beyond what is shown, they are only counted. */
export const MOST_STEPS = 10_000;

/** Claims that a claim contradicts, whose standing may hang on it. */
const MOST_RIVALS = 100;

/** What is downstream of some claims. */
export interface Downstream {
  /** The nearest first, without the claims themselves. */
  readonly ids: readonly string[];
  /** Whether there is more. */
  readonly truncated: boolean;
}

/** What is downstream of some claims, as impact follows it: what is worked out from them, and what they contradict. Two statements. */
export async function downstreamOf(tx: EntityManager, claimIds: readonly string[]): Promise<Downstream> {
  const own = claimIds.map((id): [string, number] => [id, 0]);
  const near = (await rivalsOf(tx, claimIds)).map((id): [string, number] => [id, 1]);
  const starts = new Map([...near, ...own]);
  const steps = await stepsBelow(tx, [...starts.keys()]);
  const depths = depthsBelow(starts, steps);
  for (const id of claimIds) depths.delete(id);
  const ids = [...depths].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1)).map(([id]) => id);
  return { ids: ids.slice(0, MOST_ITEMS), truncated: ids.length > MOST_ITEMS || steps.length > MOST_STEPS };
}

/** Steps downstream of some claims, nearest first. What very many claims rest on is not read to the end: one step more than are followed says so. */
export async function stepsBelow(tx: EntityManager, claimIds: readonly string[]): Promise<Downward[]> {
  return tx.query(
    `WITH RECURSIVE below(input, claim) AS (
       SELECT NULL::uuid, id FROM unnest($1::uuid[]) AS id
       UNION
       SELECT n.* FROM below b CROSS JOIN LATERAL (SELECT i.claim_id, d.claim_id FROM derivation_input i JOIN derivation d ON d.id = i.derivation_id
         WHERE i.claim_id = b.claim LIMIT ${MOST_STEPS + 1}) n)
     SELECT claim, input FROM (SELECT * FROM below LIMIT ${MOST_STEPS + 1 + claimIds.length}) b WHERE input IS NOT NULL`,
    [claimIds],
  );
}

/** What some claims contradict. */
export async function rivalsOf(tx: EntityManager, claimIds: readonly string[]): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT DISTINCT n.id FROM unnest($1::uuid[]) AS c(id) CROSS JOIN LATERAL (
       (SELECT l.b_id AS id FROM link l WHERE l.a_id = c.id AND ${ATTACKS} ORDER BY l.id LIMIT ${MOST_RIVALS})
       UNION (SELECT l.a_id FROM link l WHERE l.b_id = c.id AND ${ATTACKS} ORDER BY l.id LIMIT ${MOST_RIVALS})) n`,
    [claimIds],
  );
  return rows.map((row) => row.id);
}
