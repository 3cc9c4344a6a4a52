import type { EntityManager } from 'typeorm';

import { standingLabels } from '../graph/standing.queries.js';
import { slugOf } from '../kernel/names.js';
import { displayName } from '../vocabulary/entity.js';
import { type KnownMetric, metricsById } from '../vocabulary/metrics.service.js';
import { starterMetrics } from '../vocabulary/starter-metrics.js';
import { LISTS, RECORD_KINDS, type RecordKind } from './dossier.js';
import {
  byId,
  type ClaimRow,
  CLAIMS,
  ENTITIES,
  type EntityRow,
  exportedMetricIds,
  idsOf,
  inOrder,
  type LinkRow,
  LINKS,
  relayedStatements,
  saidAbout,
  scopeWords,
  type SourceRow,
  SOURCES,
} from './export.queries.js';
import {
  claimRecord,
  entityRecord,
  linkRecord,
  metricRecord,
  type Naming,
  sourceRecord,
  toldOf,
} from './export-records.js';

type Json = Record<string, unknown>;

/** Local names that are made by counting; no entity gets one. */
const COUNTED = /^(source|claim|statement)-\d+$/;

/** All local names of a dossier; they follow from what is exported and its order, and not from ids. */
class LocalNames implements Naming {
  private readonly entities = new Map<string, string>();
  private readonly sources = new Map<string, string>();
  private readonly claims = new Map<string, string>();
  private readonly statements = new Map<string, string>();

  constructor(readonly metrics: ReadonlyMap<string, KnownMetric>) {}

  async learn(tx: EntityManager): Promise<void> {
    const taken = new Set([...[...this.metrics.values()].map(({ key }) => key), ...(await scopeWords(tx))]);
    for await (const rows of byId<EntityRow>(tx, 'entity', ENTITIES)) {
      for (const row of rows) {
        const name = displayName(row.hidden?.names ?? row.names) || (row.description ?? '');
        const slug = slugOf(name);
        let ref = slug;
        for (let n = 2; taken.has(ref) || COUNTED.test(ref); n++) ref = `${slug}-${n}`;
        taken.add(ref);
        this.entities.set(row.id, ref);
      }
    }
    await number(tx, 'source', this.sources);
    await number(tx, 'claim', this.claims);
    for (const id of await relayedStatements(tx)) this.statements.set(id, `statement-${this.statements.size + 1}`);
  }

  entity = (id: string | null): string | undefined => (id === null ? undefined : this.entities.get(id));
  filler = this.entity;
  source = (id: string | null): string | undefined => (id === null ? undefined : this.sources.get(id));
  claim = (id: string | null): string | undefined => (id === null ? undefined : this.claims.get(id));
  statement = (id: string | null): string | undefined => (id === null ? undefined : this.statements.get(id));
  metric = (id: string): string | undefined => this.metrics.get(id)?.key;
  given = (id: string): string | undefined => this.claims.get(id) ?? this.statements.get(id);
}

async function number(tx: EntityManager, table: 'source' | 'claim', refs: Map<string, string>): Promise<void> {
  for await (const rows of idsOf(tx, table)) {
    for (const { id } of rows) refs.set(id, `${table}-${refs.size + 1}`);
  }
}

/** The metrics that an export names. */
export async function exportedMetrics(tx: EntityManager): Promise<Map<string, KnownMetric>> {
  const ids = await exportedMetricIds(
    tx,
    starterMetrics.map(({ key }) => key),
  );
  const known = await metricsById(tx, ids);
  return new Map(ids.flatMap((id) => (known.has(id) ? [[id, known.get(id) as KnownMetric]] : [])));
}

/** The records of a dossier, kind by kind, some at a time. */
async function* dossierRecords(
  tx: EntityManager,
): AsyncGenerator<{ readonly kind: RecordKind; readonly records: readonly Json[] }> {
  const names = new LocalNames(await exportedMetrics(tx));
  await names.learn(tx);
  for await (const rows of byId<EntityRow>(tx, 'entity', ENTITIES)) {
    const records = rows.map((row) => entityRecord(row, names.entity(row.id) ?? '', names.entity(row.sameAsId)));
    yield { kind: 'entity', records };
  }
  yield { kind: 'metric', records: [...names.metrics.values()].map(metricRecord) };
  for await (const rows of byId<SourceRow>(tx, 'source', SOURCES)) {
    yield { kind: 'source', records: rows.map((row) => sourceRecord(row, names.source(row.id) ?? '', names)) };
  }
  for await (const rows of byId<ClaimRow>(tx, 'claim', CLAIMS)) {
    yield { kind: 'claim', records: await claimRecords(tx, rows, names.metrics, names) };
  }
  for await (const rows of inOrder<LinkRow>(tx, LINKS)) {
    yield { kind: 'link', records: rows.map((row) => linkRecord(row, names)).filter((link) => link !== null) };
  }
}

/** Claims with all that is said about them. */
export async function claimRecords(
  tx: EntityManager,
  rows: readonly ClaimRow[],
  metrics: ReadonlyMap<string, KnownMetric>,
  naming: Naming,
): Promise<Json[]> {
  const ids = rows.map(({ id }) => id);
  const { statements, derivations } = await saidAbout(tx, ids);
  const standings = await standingLabels(tx, ids);
  return rows.flatMap((row) => {
    const metric = metrics.get(row.metricId);
    const record =
      metric && claimRecord(row, metric, statements.get(row.id) ?? [], derivations.get(row.id) ?? [], naming);
    return record ? [{ ...record, ...toldOf(row, standings.get(row.id)?.label) }] : [];
  });
}

/** A dossier as NDJSON: one record a line, with its type. */
export async function* dossierLines(tx: EntityManager): AsyncGenerator<string> {
  for await (const { kind, records } of dossierRecords(tx)) {
    yield records.map((record) => `${JSON.stringify({ type: kind, ...record })}\n`).join('');
  }
}

const INDENTED = (record: Json): string => JSON.stringify(record, null, 2).replaceAll(/^/gm, '    ');

/**
 * A dossier as one JSON document, indented by two spaces; lists that are empty are there all the same.
 *
 * @param note for its readers; null for none
 */
export async function* dossierDocument(tx: EntityManager, note: string | null = null): AsyncGenerator<string> {
  yield note === null ? '{' : `{\n  "note": ${JSON.stringify(note)},`;
  let open: RecordKind | null = null;
  let first = true;
  const begin = (kind: RecordKind): string => {
    const before = open === null ? '' : `${first ? '' : '\n  '}],`;
    open = kind;
    first = true;
    return `${before}\n  "${LISTS[kind]}": [`;
  };
  const missing = [...RECORD_KINDS];
  for await (const { kind, records } of dossierRecords(tx)) {
    let text = '';
    while (missing[0] !== undefined && RECORD_KINDS.indexOf(missing[0]) <= RECORD_KINDS.indexOf(kind))
      text += begin(missing.shift() as RecordKind);
    for (const record of records) {
      text += `${first ? '' : ','}\n${INDENTED(record)}`;
      first = false;
    }
    yield text;
  }
  let text = '';
  for (let kind = missing.shift(); kind; kind = missing.shift()) text += begin(kind);
  yield `${text}${first ? '' : '\n  '}]\n}\n`;
}
