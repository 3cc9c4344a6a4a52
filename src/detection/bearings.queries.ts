import type { EntityManager } from 'typeorm';

import type { Bearing } from './bearing.js';

const DAY = `coalesce(t.stated_on, o.published_on)`;
const AFFIRMS = `t.stance IN ('asserts', 'confirms')`;

/** SQL for who originated the claim `c`: entities after merging. */
const SAID = `(SELECT coalesce(jsonb_agg(jsonb_build_object('originator', g.originator, 'affirms', g.affirms, 'retracts', g.retracts,
    'firstAffirmed', g.first_affirmed, 'lastAffirmed', g.last_affirmed, 'lastRetracted', g.last_retracted)), '[]')
  FROM (SELECT (SELECT coalesce(e.same_as_id, e.id) FROM entity e WHERE e.id = coalesce(t.speaker_id, o.publisher_id)) AS originator,
      bool_or(${AFFIRMS}) AS affirms, bool_or(t.stance = 'retracts') AS retracts,
      min(${DAY}) FILTER (WHERE ${AFFIRMS}) AS first_affirmed, max(${DAY}) FILTER (WHERE ${AFFIRMS}) AS last_affirmed,
      max(${DAY}) FILTER (WHERE t.stance = 'retracts') AS last_retracted
    FROM statement t LEFT JOIN source o ON o.id = t.source_id
    WHERE t.claim_id = c.id AND t.relays_id IS NULL AND t.stance IN ('asserts', 'confirms', 'retracts') GROUP BY 1) g)`;

/** What decides about some claims beside their values, with one statement. */
export async function bearingsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Bearing>> {
  if (ids.length === 0) return new Map();
  const rows: Bearing[] = await tx.query(
    `SELECT c.id, c.audience, c.desk_id AS "deskId", ${SAID} AS said,
       (SELECT count(*)::int FROM statement t WHERE t.claim_id = c.id AND t.relays_id IS NULL) AS stances,
       EXISTS (SELECT 1 FROM link l WHERE l.b_id = c.id AND l.kind = 'supersedes'
         AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector')) AS superseded
     FROM claim c WHERE c.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}
