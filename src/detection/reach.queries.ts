import type { EntityManager } from 'typeorm';

import type { Cursor, Reach } from './reach.js';

const NAMING = `SELECT k.id FROM claim k WHERE k.subject_id = ANY($1) OR k.value_entity_id = ANY($1)
  UNION SELECT s.claim_id FROM scope_value s WHERE s.entity_id = ANY($1)
  UNION SELECT t.claim_id FROM statement t WHERE t.speaker_id = ANY($1) AND t.relays_id IS NULL
  UNION SELECT t.claim_id FROM source o JOIN statement t ON t.source_id = o.id WHERE o.publisher_id = ANY($1) AND t.speaker_id IS NULL`;

/** SQL for whether a claim `c` is reached; `$1` is the ids, an empty list for everything. */
const REACHED: Readonly<Record<Reach['of'], string>> = {
  everything: `$1::uuid[] = '{}'`,
  entities: `c.id IN (${NAMING})`,
  subjects: `c.subject_id IN (SELECT e.id FROM entity e WHERE e.id = ANY($1) OR e.same_as_id = ANY($1))`,
};

const idsOf = (reach: Reach): readonly string[] => (reach.of === 'everything' ? [] : reach.ids);

/** How many claims are reached that everybody may read: jobs are shown to everybody. */
export async function reachedCount(tx: EntityManager, reach: Reach): Promise<number> {
  const [row]: { count: number }[] = await tx.query(
    `SELECT count(*)::int AS count FROM claim c WHERE c.audience <> 'desk' AND ${REACHED[reach.of]}`,
    [idsOf(reach)],
  );
  return row?.count ?? 0;
}

/** Whether any claim is reached; as the engine, whoever may read it. */
export async function isReached(tx: EntityManager, reach: Reach): Promise<boolean> {
  const found: unknown[] = await tx.query(`SELECT 1 FROM claim c WHERE ${REACHED[reach.of]} LIMIT 1`, [idsOf(reach)]);
  return found.length > 0;
}

const FIRST = '00000000-0000-0000-0000-000000000000';

/** A claim that is reached. */
export interface Reached {
  readonly at: Cursor;
  /** Whether everybody may read it. */
  readonly forAll: boolean;
}

/** The next claims that are reached, topic by topic; as the engine, whoever may read them. */
export async function reachedAfter(
  tx: EntityManager,
  reach: Reach,
  after: Cursor | null,
  limit: number,
): Promise<Reached[]> {
  const rows: { subject: string; metric: string; id: string; forAll: boolean }[] = await tx.query(
    `SELECT c.subject_id AS subject, c.metric_id AS metric, c.id, c.audience <> 'desk' AS "forAll" FROM claim c
     WHERE ${REACHED[reach.of]} AND (c.subject_id, c.metric_id, c.id) > ($2::uuid, $3::uuid, $4::uuid)
     ORDER BY c.subject_id, c.metric_id, c.id LIMIT $5`,
    [idsOf(reach), ...(after ?? [FIRST, FIRST, FIRST]), limit],
  );
  return rows.map(({ subject, metric, id, forAll }) => ({ at: [subject, metric, id] as const, forAll }));
}
