import { firstOf } from '../platform/first-of.js';
import type { EntityManager } from 'typeorm';

import { prepared } from '../platform/prepared-statements.js';
import type { Bearing } from './bearing.js';
import { comparandIn, type ComparandRow, COMPARED, JOINED, type RecordedComparand } from './comparands.queries.js';
import { type InputRow, INPUTS } from './inputs.queries.js';

const DAY = `coalesce(t.stated_on, o.published_on)`;
const AFFIRMS = `t.stance IN ('asserts', 'confirms')`;

/** SQL for what was said of the claim `c`, but for relays: who originated it, entities after merging, and how many statements there are. */
const STANCES = `(SELECT jsonb_build_object('stances', coalesce(sum(g.stances), 0), 'said', coalesce(jsonb_agg(jsonb_build_object('originator', g.originator,
    'affirms', g.affirms, 'retracts', g.retracts, 'firstAffirmed', g.first_affirmed, 'lastAffirmed', g.last_affirmed, 'lastRetracted', g.last_retracted))
    FILTER (WHERE g.affirms OR g.retracts), '[]'))
  FROM (SELECT (SELECT coalesce(e.same_as_id, e.id) FROM entity e WHERE e.id = ${firstOf('t.speaker_id', 'o.publisher_id')}) AS originator,
      bool_or(${AFFIRMS}) AS affirms, bool_or(t.stance = 'retracts') AS retracts, count(*) AS stances,
      min(${DAY}) FILTER (WHERE ${AFFIRMS}) AS first_affirmed, max(${DAY}) FILTER (WHERE ${AFFIRMS}) AS last_affirmed,
      max(${DAY}) FILTER (WHERE t.stance = 'retracts') AS last_retracted
    FROM statement t LEFT JOIN source o ON o.id = t.source_id WHERE t.claim_id = c.id AND t.relays_id IS NULL GROUP BY 1) g)`;

/** SQL for who originated the claim `c`: entities after merging. */
export const SAID = `(${STANCES}->'said')`;

/** SQL for whether another claim has taken the place of `c`; with EXISTS, PostgreSQL would rather read every correction there is. */
const SUPERSEDED = `coalesce((SELECT true FROM link l WHERE l.b_id = c.id AND l.kind = 'supersedes'
  AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector') LIMIT 1), false)`;

/** SQL for a {@link Bearing} of a claim `c`. */
const BEARING = `${STANCES} || jsonb_build_object('id', c.id, 'audience', c.audience, 'deskId', c.desk_id, 'superseded', ${SUPERSEDED})`;

/** A claim with all that decides about its conflicts. */
export interface WeighedComparand extends RecordedComparand {
  readonly bearing: Bearing;
  /** Of the first of its derivations. */
  readonly inputs: readonly InputRow[];
}

/** Claims are looked up one by one: how many there are is not known when it is planned. */
const WEIGHED = prepared(
  'weighed-comparands',
  `SELECT ${COMPARED}, ${BEARING} AS bearing, ${INPUTS} AS inputs
   FROM json_to_recordset($1::json) AS given(id uuid) CROSS JOIN LATERAL (SELECT o.* FROM claim o WHERE o.id = given.id OFFSET 0) c ${JOINED}`,
);

/** Claims with all that decides about their conflicts, with one statement. */
export async function weighedComparands(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, WeighedComparand>> {
  if (ids.length === 0) return new Map();
  const given = [...new Set(ids)].map((id) => ({ id }));
  const rows: (ComparandRow & Pick<WeighedComparand, 'bearing' | 'inputs'>)[] = await tx.query(WEIGHED, [
    JSON.stringify(given),
  ]);
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
