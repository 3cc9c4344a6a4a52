import type { EntityManager } from 'typeorm';

import type { Bearing } from './bearing.js';
import { comparandIn, type ComparandRow, COMPARED, JOINED, type RecordedComparand } from './comparands.queries.js';
import { type InputRow, INPUTS } from './inputs.queries.js';

const DAY = `coalesce(t.stated_on, o.published_on)`;
const AFFIRMS = `t.stance IN ('asserts', 'confirms')`;

/** SQL for who originated the claim `c`: entities after merging. */
export const SAID = `(SELECT coalesce(jsonb_agg(jsonb_build_object('originator', g.originator, 'affirms', g.affirms, 'retracts', g.retracts,
    'firstAffirmed', g.first_affirmed, 'lastAffirmed', g.last_affirmed, 'lastRetracted', g.last_retracted)), '[]')
  FROM (SELECT (SELECT coalesce(e.same_as_id, e.id) FROM entity e WHERE e.id = coalesce(t.speaker_id, o.publisher_id)) AS originator,
      bool_or(${AFFIRMS}) AS affirms, bool_or(t.stance = 'retracts') AS retracts,
      min(${DAY}) FILTER (WHERE ${AFFIRMS}) AS first_affirmed, max(${DAY}) FILTER (WHERE ${AFFIRMS}) AS last_affirmed,
      max(${DAY}) FILTER (WHERE t.stance = 'retracts') AS last_retracted
    FROM statement t LEFT JOIN source o ON o.id = t.source_id
    WHERE t.claim_id = c.id AND t.relays_id IS NULL AND t.stance IN ('asserts', 'confirms', 'retracts') GROUP BY 1) g)`;

/** SQL for a {@link Bearing} of a claim `c`. */
const BEARING = `jsonb_build_object('id', c.id, 'audience', c.audience, 'deskId', c.desk_id, 'said', ${SAID},
  'stances', (SELECT count(*)::int FROM statement t WHERE t.claim_id = c.id AND t.relays_id IS NULL),
  'superseded', EXISTS (SELECT 1 FROM link l WHERE l.b_id = c.id AND l.kind = 'supersedes'
    AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector')))`;

/** A claim with all that decides about its conflicts. */
export interface WeighedComparand extends RecordedComparand {
  readonly bearing: Bearing;
  /** Of the first of its derivations. */
  readonly inputs: readonly InputRow[];
}

/** Claims with all that decides about their conflicts, with one statement. */
export async function weighedComparands(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, WeighedComparand>> {
  if (ids.length === 0) return new Map();
  const rows: (ComparandRow & Pick<WeighedComparand, 'bearing' | 'inputs'>)[] = await tx.query(
    `SELECT ${COMPARED}, ${BEARING} AS bearing, ${INPUTS} AS inputs FROM claim c ${JOINED} WHERE c.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ bearing, inputs, ...row }) => [row.id, { ...comparandIn(row), bearing, inputs }]));
}

/** What decides about some claims beside their values, with one statement. */
export async function bearingsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Bearing>> {
  if (ids.length === 0) return new Map();
  const rows: { bearing: Bearing }[] = await tx.query(
    `SELECT ${BEARING} AS bearing FROM claim c WHERE c.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ bearing }) => [bearing.id, bearing]));
}
