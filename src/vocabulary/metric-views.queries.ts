import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { isId } from '../kernel/ids.js';
import { nameKey } from '../kernel/names.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { containing } from '../platform/patterns.js';
import type { MetricView } from './metric.dto.js';
import { labelOf, type ValueType } from './metric.js';
import { KNOWN, type KnownMetric } from './metrics.queries.js';

interface Shown {
  readonly found: KnownMetric;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly createdBy: { readonly id: string; readonly name: string };
}

const SHOWN = `${KNOWN}, m.version, m.created_at AS "createdAt", m.updated_at AS "updatedAt",
  ${userBrief('m.owner_id')} AS "createdBy"`;

/** The metric of an id or key; undefined where there is none. */
export async function metricShown(tx: EntityManager, idOrKey: string): Promise<MetricView | undefined> {
  const column = isId(idOrKey) ? 'id' : 'key';
  const rows: Shown[] = await tx.query(`SELECT ${SHOWN} FROM metric m WHERE m.${column} = $1`, [idOrKey]);
  return rows.map(view)[0];
}

/** What narrows a list of metrics; null is not asked for. */
export interface MetricQuery {
  /** Part of a key, label or alias. */
  readonly text: string | null;
  readonly valueType: ValueType | null;
}

/** Metrics, the newest first. */
export async function metricPage(
  tx: EntityManager,
  { text, valueType }: MetricQuery,
  page: PageRequest,
): Promise<Page<MetricView>> {
  const parameters: unknown[] = [];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = ['true'];
  if (text) {
    conditions.push(
      `m.id IN (SELECT n.metric_id FROM metric_name n WHERE n.key LIKE ${given(containing(nameKey(text)))})`,
    );
  }
  if (valueType) conditions.push(`m.value_type = ${given(valueType)}`);
  const wanted = conditions.join(' AND ');
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM metric m WHERE ${wanted}`, [...parameters])
    : [];
  const after = page.after ? `AND m.id < ${given(page.after[0])}` : '';
  const rows: Shown[] = await tx.query(
    `SELECT ${SHOWN} FROM metric m WHERE ${wanted} ${after} ORDER BY m.id DESC LIMIT ${given(page.limit + 1)}`,
    parameters,
  );
  return pageOf(rows, page, ({ found }) => [found.id], view, counted?.total);
}

function view({ found, createdAt, updatedAt, createdBy, version }: Shown): MetricView {
  return {
    id: found.id,
    key: found.key,
    label: labelOf(found),
    labels: { ...found.labels },
    aliases: [...(found.aliases ?? [])],
    valueType: found.valueType,
    dimension: found.dimension,
    nature: found.nature,
    nonNegative: found.nonNegative,
    singleValued: found.singleValued,
    aggregation: found.aggregation,
    scope: { ...found.scope },
    inverseOf: found.inverseOf,
    notToBeConfusedWith: [...found.notToBeConfusedWith],
    wikidata: found.wikidata,
    xbrl: [...found.xbrl],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    createdBy,
    version,
  };
}
