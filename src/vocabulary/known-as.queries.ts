import type { EntityManager } from 'typeorm';

import { isId } from '../kernel/ids.js';
import { nameKey } from '../kernel/names.js';
import { prepared } from '../platform/prepared-statements.js';

const KNOWN_AS = prepared(
  'entities-known-as',
  `WITH found AS (SELECT coalesce(e.same_as_id, e.id) AS id FROM entity e
     WHERE e.id IN (SELECT $1::uuid UNION ALL SELECT n.entity_id FROM entity_name n WHERE n.key = $2))
   SELECT id FROM found UNION SELECT e.id FROM found JOIN entity e ON e.same_as_id = found.id`,
);

/** Entities known by an id or name, with what they were merged into and what was merged into them: claims are about any of these. */
export async function entitiesKnownAs(tx: EntityManager, idOrName: string): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(KNOWN_AS, [isId(idOrName) ? idOrName : null, nameKey(idOrName)]);
  return rows.map(({ id }) => id);
}
