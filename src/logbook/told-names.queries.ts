import type { EntityManager } from 'typeorm';

import { inBoth, type Names, plainly, type Told } from '../history/change-words.js';
import { sourceBrief, type SourceJson, sourceJson } from '../sources/source-brief.js';
import { entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';

interface Row {
  readonly id: string;
  readonly entity: EntityJson | null;
  readonly source: SourceJson | null;
  readonly labels: Readonly<Record<string, string>> | null;
}

/** What entities, sources and metrics are called, of those the caller may read, by their ids; other ids have no name. */
export async function toldNames(tx: EntityManager, ids: readonly string[]): Promise<Names> {
  const rows: Row[] = await tx.query(
    `SELECT e.id, ${entityJson('e')} AS entity, NULL::jsonb AS source, NULL::jsonb AS labels FROM entity e WHERE e.id = ANY($1)
     UNION ALL SELECT s.id, NULL, ${sourceJson('s')}, NULL FROM source s WHERE s.id = ANY($1)
     UNION ALL SELECT m.id, NULL, NULL, m.labels FROM metric m WHERE m.id = ANY($1)`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, calledIn(row)]));
}

function calledIn({ entity, source, labels }: Row): Told {
  if (entity) return plainly(entityBrief(entity).name);
  if (source) {
    const { title, url } = sourceBrief(source);
    return plainly(title ?? url ?? '');
  }
  return inBoth((language) => labels?.[language] ?? labels?.['en'] ?? Object.values(labels ?? {})[0] ?? '');
}
