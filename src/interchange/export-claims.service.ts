import type { EntityManager } from 'typeorm';

import { nameKey } from '../kernel/names.js';
import { idsAsJson } from '../platform/each-by-id.js';
import { displayName } from '../vocabulary/entity.js';
import { byId, type ClaimRow, CLAIMS, ENTITIES, type EntityRow, type SourceRow, SOURCES } from './export.queries.js';
import { claimRecords, exportedMetrics } from './export.service.js';
import { type Naming, sourceFields } from './export-records.js';

/**
 * Claims as NDJSON, one a line, as `POST /claims` takes them: entities by their names, sources by what identifies them.
 *
 * What has no name of its own is given by id: a confidential entity or source, a name that several bear, and claims and
 * statements of other lines; such a line is only understood by the instance it comes from.
 */
export async function* claimLines(tx: EntityManager): AsyncGenerator<string> {
  const metrics = await exportedMetrics(tx);
  for await (const rows of byId<ClaimRow>(tx, 'claim', CLAIMS)) {
    const ids = rows.map(({ id }) => id);
    const naming = await worldNames(tx, ids, (id) => metrics.get(id)?.key);
    const records = await claimRecords(tx, rows, metrics, naming);
    yield records.map((record) => `${JSON.stringify(record)}\n`).join('');
  }
}

async function worldNames(tx: EntityManager, claimIds: readonly string[], metric: Naming['metric']): Promise<Naming> {
  const named: { entities: string[]; sources: string[]; relayed: string[] }[] = await tx.query(
    `WITH said AS (SELECT * FROM statement WHERE claim_id = ANY($1)), computed AS (SELECT * FROM derivation WHERE claim_id = ANY($1)),
       sources AS (SELECT source_id AS id FROM said UNION SELECT i.source_id FROM derivation_input i WHERE i.derivation_id IN (SELECT id FROM computed))
     SELECT array(SELECT id::text FROM sources WHERE id IS NOT NULL) AS sources, array(
       SELECT subject_id::text FROM claim WHERE id = ANY($1) UNION SELECT value_entity_id::text FROM claim WHERE id = ANY($1)
       UNION SELECT entity_id::text FROM scope_value WHERE claim_id = ANY($1) UNION SELECT speaker_id::text FROM said
       UNION SELECT attributed_to_id::text FROM computed
       UNION SELECT s.publisher_id::text FROM source s WHERE s.id IN (SELECT id FROM sources)) AS entities,
       array(SELECT DISTINCT t.id::text FROM said t JOIN said r ON r.relays_id = t.id AND r.claim_id = t.claim_id ORDER BY 1) AS relayed`,
    [claimIds],
  );
  const { entities = [], sources = [], relayed = [] } = named[0] ?? {};
  const entityNames = await namesOf(tx, entities);
  const entity = (id: string | null): string | undefined =>
    id === null ? undefined : (entityNames.get(id)?.name ?? id);
  const sourceRows: SourceRow[] = await tx.query(SOURCES, [idsAsJson(sources)]);
  const described = new Map(
    sourceRows.map((row) => [row.id, row.confidential ? row.id : sourceFields(row, entity(row.publisherId))]),
  );
  const inLine = new Map(relayed.map((id, n) => [id, `statement-${n + 1}`]));
  return {
    entity,
    filler: (id) => {
      const named = id === null ? undefined : entityNames.get(id);
      return named?.kind ? { name: named.name, kind: named.kind } : (id ?? undefined);
    },
    metric,
    source: (id) => (id === null ? undefined : (described.get(id) ?? id)),
    claim: (id) => id ?? undefined,
    statement: (id) => (id === null ? undefined : inLine.has(id) ? `#${inLine.get(id)}` : id),
    given: (id) => inLine.get(id),
  };
}

/** Names that only one entity bears, which is neither protected nor merged into another. */
async function namesOf(
  tx: EntityManager,
  ids: readonly string[],
): Promise<Map<string, { readonly name: string; readonly kind: string | null }>> {
  const rows: EntityRow[] = await tx.query(ENTITIES, [idsAsJson(ids)]);
  const named = rows.filter(({ confidential, sameAsId }) => !confidential && sameAsId === null);
  const keys = named.map(({ names }) => nameKey(displayName(names)));
  const shared: { key: string }[] = await tx.query(
    `SELECT n.key FROM entity_name n WHERE n.key = ANY($1) GROUP BY n.key HAVING count(*) > 1`,
    [keys],
  );
  const several = new Set(shared.map(({ key }) => key));
  return new Map(
    named.flatMap(({ id, names, kind }) => {
      const name = displayName(names);
      return several.has(nameKey(name)) ? [] : [[id, { name, kind }]];
    }),
  );
}
