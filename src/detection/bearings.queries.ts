import type { EntityManager } from 'typeorm';

import { firstOf } from '../kernel/first-of.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import type { RecordedBearing } from './bearing.js';
import {
  comparandIn,
  type ComparandRow,
  COMPARED,
  COMPARED_COLUMNS,
  JOINED,
  type RecordedComparand,
} from './comparands.queries.js';
import { DERIVED_FROM, type DerivedFrom } from './inputs.queries.js';

const DAY = `coalesce(t.stated_on, o.published_on)`;
const AFFIRMS = `t.stance IN ('asserts', 'confirms')`;

/** SQL for one JSON array of what was said of the claim `c`, but for relays, group by group: who originated it, entities after merging. */
const saidBy = (
  group: string,
  also: string,
): string => `(SELECT coalesce(jsonb_agg(jsonb_build_object('originator', g.originator,
    'affirms', g.affirms, 'retracts', g.retracts, 'firstAffirmed', g.first_affirmed, 'lastAffirmed', g.last_affirmed, 'lastRetracted', g.last_retracted${also})), '[]')
  FROM (SELECT (SELECT coalesce(e.same_as_id, e.id) FROM entity e WHERE e.id = ${firstOf('t.speaker_id', 'o.publisher_id')}) AS originator, ${group},
      bool_or(${AFFIRMS}) AS affirms, bool_or(t.stance = 'retracts') AS retracts, count(*) AS stances,
      min(${DAY}) FILTER (WHERE ${AFFIRMS}) AS first_affirmed, max(${DAY}) FILTER (WHERE ${AFFIRMS}) AS last_affirmed,
      max(${DAY}) FILTER (WHERE t.stance = 'retracts') AS last_retracted
    FROM statement t LEFT JOIN source o ON o.id = t.source_id WHERE t.claim_id = c.id AND t.relays_id IS NULL GROUP BY 1, 2) g`;

/** SQL for who originated the claim `c`, as the caller sees it: entities after merging. */
export const SAID = `${saidBy('NULL', '')} WHERE g.affirms OR g.retracts)`;

/** SQL for the same for all readers, each for whom it was said, with how many statements there are. */
const SAID_TO = `${saidBy('audience_key(t.audience, t.desk_id) AS readers', `, 'readers', g.readers, 'stances', g.stances`)})`;

/** SQL for the readers of the claims that have taken the place of `c`. */
const SUPERSEDED_FOR = `array(SELECT DISTINCT audience_key(s.audience, s.desk_id) FROM link l JOIN claim s ON s.id = l.a_id
  WHERE l.b_id = c.id AND l.kind = 'supersedes' AND (l.state = 'confirmed' OR l.state = 'suggested' AND l.origin <> 'detector'))`;

/** SQL for a {@link RecordedBearing} of a claim `c`. */
const BEARING = `jsonb_build_object('id', c.id, 'audience', c.audience, 'deskId', c.desk_id, 'said', ${SAID_TO}, 'supersededFor', ${SUPERSEDED_FOR})`;

/** A claim with all that decides about its conflicts. */
export interface WeighedComparand extends RecordedComparand {
  readonly bearing: RecordedBearing;
  /** Of the first of its derivations for each readership. */
  readonly derived: readonly DerivedFrom[];
}

const WEIGHED = prepared(
  'weighed-comparands',
  `SELECT ${COMPARED}, ${BEARING} AS bearing, ${DERIVED_FROM} AS derived
   FROM ${eachById('claim', COMPARED_COLUMNS)} c ${JOINED}`,
);

/** Claims with all that decides about their conflicts, with one statement. */
export async function weighedComparands(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, WeighedComparand>> {
  if (ids.length === 0) return new Map();
  const rows: (ComparandRow & Pick<WeighedComparand, 'bearing' | 'derived'>)[] = await tx.query(WEIGHED, [
    idsAsJson(ids),
  ]);
  return new Map(rows.map(({ bearing, derived, ...row }) => [row.id, { ...comparandIn(row), bearing, derived }]));
}

/** What decides about some claims beside their values, with one statement. */
export async function bearingsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, RecordedBearing>> {
  if (ids.length === 0) return new Map();
  const rows: { bearing: RecordedBearing }[] = await tx.query(
    `SELECT ${BEARING} AS bearing FROM claim c WHERE c.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map(({ bearing }) => [bearing.id, bearing]));
}
