import type { EntityManager } from 'typeorm';

import { looksLike, nameKey, nameSkeleton } from './names.js';

/** What a caller may have meant by a name that nothing has. */
export interface Candidate {
  readonly id: string;
  readonly name: string;
}

/** Enough to choose from, and no more than a person reads. */
const MOST_CANDIDATES = 10;

/** Trigram neighbours are many and cheap; `looksLike` decides. */
const NEIGHBOURS = 30;

/** SQL for the names nearest to the key and skeleton of a row `given`, and what has them; of entities those that are visible. */
const NEAREST = {
  entity_name: `SELECT coalesce(o.same_as_id, o.id) AS id, n.near AS key, o.names AS labels
    FROM names_near(given.key, given.skeleton, ${NEIGHBOURS}) WITH ORDINALITY AS n(entity_id, near, place)
    JOIN entity o ON o.id = n.entity_id ORDER BY n.place`,
  metric_name: `SELECT o.id, n.key, o.labels FROM metric_name n JOIN metric o ON o.id = n.metric_id
    WHERE n.skeleton = given.skeleton OR n.key % given.key
    ORDER BY n.skeleton = given.skeleton DESC, similarity(n.key, given.key) DESC LIMIT ${NEIGHBOURS}`,
};

/**
 * For each name, what is recorded under names that look like it; names without such are not in the answer.
 *
 * @param table `entity_name` or `metric_name`
 */
export async function similarNames(
  tx: EntityManager,
  table: 'entity_name' | 'metric_name',
  names: readonly string[],
): Promise<Map<string, Candidate[]>> {
  if (names.length === 0) return new Map();
  const rows: { asked: string; id: string; key: string; labels: Record<string, string> }[] = await tx.query(
    `SELECT given.name AS asked, near.id, near.key, near.labels
     FROM unnest($1::text[], $2::text[], $3::text[]) AS given(name, key, skeleton)
     CROSS JOIN LATERAL (
       ${NEAREST[table]}) near`,
    [names, names.map(nameKey), names.map(nameSkeleton)],
  );
  const found = new Map<string, Candidate[]>();
  for (const { asked, id, key, labels } of rows) {
    if (!looksLike(asked, key)) continue;
    const candidates = found.get(asked) ?? [];
    if (candidates.length === MOST_CANDIDATES || candidates.some((other) => other.id === id)) continue;
    found.set(asked, [...candidates, { id, name: labels['en'] ?? Object.values(labels)[0] ?? key }]);
  }
  return found;
}
