import type { EntityManager } from 'typeorm';

import { inBoth, type Names, plainly, type Told } from '../history/change-words.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { prepared } from '../platform/prepared-statements.js';
import { sourceBrief, type SourceJson, sourceJson } from '../sources/source-brief.js';
import { entityBrief, type EntityJson, entityJson } from '../vocabulary/entity-brief.js';

interface Row {
  readonly id: string;
  readonly entity: EntityJson | null;
  readonly source: SourceJson | null;
  readonly labels: Readonly<Record<string, string>> | null;
}

const NAMED = prepared(
  'told-names',
  `SELECT e.id, ${entityJson('e')} AS entity, NULL::jsonb AS source, NULL::jsonb AS labels FROM ${eachById('entity')} e
   UNION ALL SELECT s.id, NULL, ${sourceJson('s')}, NULL FROM ${eachById('source')} s
   UNION ALL SELECT m.id, NULL, NULL, m.labels FROM ${eachById('metric')} m`,
);

/** What entities, sources and metrics are called, of those the caller may read, by their ids; other ids have no name. */
export async function toldNames(tx: EntityManager, ids: readonly string[]): Promise<Names> {
  const rows: Row[] = await tx.query(NAMED, [idsAsJson(ids)]);
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
