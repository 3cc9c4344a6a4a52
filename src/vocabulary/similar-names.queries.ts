import type { EntityManager } from 'typeorm';

import { mayName, type Readership } from '../accounts/audience.js';
import { looksLike, nameKey, nameSkeleton } from '../kernel/names.js';

/** What a caller may have meant by a name that nothing has. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** The same with who may read it: metrics are everybody's. */
export type ReadableCandidate = Candidate & Readership;

/** Of what looks alike, what a record may name: that fewer people know of something else, nobody has to be told. */
export const nameable = (naming: Readership, candidates: readonly ReadableCandidate[]): Candidate[] =>
  candidates.filter((candidate) => mayName(naming, candidate)).map(({ id, name }) => ({ id, name }));

/** Enough to choose from, and no more than a person reads. */
const MOST_CANDIDATES = 10;

/** Trigram neighbours are many and cheap; `looksLike` decides. */
const NEIGHBOURS = 30;

/** SQL for the names nearest to the key and skeleton of a row `given`, and what has them; of entities those that are visible. */
const NEAREST = {
  entity_name: `SELECT coalesce(o.same_as_id, o.id) AS id, n.near AS key, o.names AS labels, o.audience, o.desk_id AS "deskId"
    FROM names_near(given.key, given.skeleton, ${NEIGHBOURS}) WITH ORDINALITY AS n(entity_id, near, place)
    JOIN entity o ON o.id = n.entity_id ORDER BY n.place`,
  metric_name: `SELECT o.id, n.key, o.labels, 'public' AS audience, '' AS "deskId" FROM metric_name n JOIN metric o ON o.id = n.metric_id
    WHERE n.skeleton = given.skeleton OR n.key % given.key
    ORDER BY n.skeleton = given.skeleton DESC, similarity(n.key, given.key) DESC LIMIT ${NEIGHBOURS}`,
};

interface Row extends Readership {
  readonly asked: string;
  readonly id: string;
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * For each name, what is recorded under names that look like it; names without such are not in the answer.
 *
 * @param table `entity_name` or `metric_name`
 */
export async function similarNames(
  tx: EntityManager,
  table: 'entity_name' | 'metric_name',
  names: readonly string[],
): Promise<Map<string, ReadableCandidate[]>> {
  if (names.length === 0) return new Map();
  const rows: Row[] = await tx.query(
    `SELECT given.name AS asked, near.*
     FROM unnest($1::text[], $2::text[], $3::text[]) AS given(name, key, skeleton)
     CROSS JOIN LATERAL (
       ${NEAREST[table]}) near`,
    [names, names.map(nameKey), names.map(nameSkeleton)],
  );
  const found = new Map<string, ReadableCandidate[]>();
  for (const { asked, id, key, labels, audience, deskId } of rows) {
    if (!looksLike(asked, key)) continue;
    const candidates = found.get(asked) ?? [];
    if (candidates.length === MOST_CANDIDATES || candidates.some((other) => other.id === id)) continue;
    const name = labels['en'] ?? Object.values(labels)[0] ?? key;
    found.set(asked, [...candidates, { id, name, audience, deskId }]);
  }
  return found;
}
