import type { EntityManager } from 'typeorm';

import { shownForPair } from '../comparison/links.queries.js';
import type { LinkedPairs } from './topic.dto.js';

/** Pairs that are listed; all are counted. */
const MOST_LISTED = 50;

interface Row {
  readonly count: number;
  readonly link: string;
  readonly a: string;
  readonly b: string;
  readonly kind: string;
}

/**
 * Conflicts between claims of different groups that are linked, and that nobody has dismissed or resolved: the largest
 * relative gap first.
 *
 * @param groups ids of the claims of each group
 */
export async function conflictsAcross(tx: EntityManager, groups: readonly (readonly string[])[]): Promise<LinkedPairs> {
  const placed = groups.flatMap((ids, group) => ids.map((id) => ({ id, group })));
  const rows: Row[] = await tx.query(
    `WITH placed AS MATERIALIZED (SELECT * FROM unnest($1::uuid[], $2::int[]) AS p(id, place))
     SELECT l.id AS link, l.a_id AS a, l.b_id AS b, l.kind, count(*) OVER ()::int AS count
     FROM placed p JOIN link l ON l.a_id = p.id JOIN placed o ON o.id = l.b_id
     WHERE o.place <> p.place AND l.kind IN ('contradicts', 'tension') AND l.state IN ('suggested', 'confirmed') AND ${shownForPair(`'{suggested,confirmed}'`)}
     ORDER BY coalesce(l.gap_relative, -1) DESC, l.id DESC LIMIT ${MOST_LISTED}`,
    [placed.map(({ id }) => id), placed.map(({ group }) => group)],
  );
  return { count: rows[0]?.count ?? 0, first: rows.map(({ count: _, ...pair }) => pair) };
}
