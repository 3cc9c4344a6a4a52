import type { EntityManager } from 'typeorm';

import type { MetricDefinition } from './metric.js';

/** What everything but the look-ups needs to know of a metric. */
export interface KnownMetric extends MetricDefinition {
  readonly id: string;
}

/** SQL for a {@link KnownMetric} of a row `m`, as `found`. */
export const KNOWN = `jsonb_build_object('id', m.id, 'key', m.key, 'labels', m.labels, 'aliases', m.aliases, 'valueType', m.value_type,
  'dimension', m.dimension, 'nature', m.nature, 'nonNegative', m.non_negative, 'singleValued', m.single_valued, 'aggregation', m.aggregation,
  'scope', m.scope, 'inverseOf', m.inverse_of, 'notToBeConfusedWith', m.not_to_be_confused_with, 'wikidata', m.wikidata, 'xbrl', m.xbrl) AS found`;

/** Until the transaction ends, what the metrics mean stays as it was read. */
export const HELD = 'FOR KEY SHARE OF m';

/** By id, in lower case. */
export async function metricsById(
  tx: EntityManager,
  ids: readonly string[],
  held: typeof HELD | '' = '',
): Promise<Map<string, KnownMetric>> {
  if (ids.length === 0) return new Map();
  const rows: { found: KnownMetric }[] = await tx.query(`SELECT ${KNOWN} FROM metric m WHERE m.id = ANY($1) ${held}`, [
    [...new Set(ids)],
  ]);
  return new Map(rows.map(({ found }) => [found.id, found]));
}

/** By key, label or alias as they are looked up; several metrics may bear one name. */
export async function metricsByName(
  tx: EntityManager,
  keys: readonly string[],
  held: typeof HELD | '' = HELD,
): Promise<Map<string, KnownMetric[]>> {
  if (keys.length === 0) return new Map();
  const rows: { asked: string; found: KnownMetric }[] = await tx.query(
    `SELECT n.key AS asked, ${KNOWN} FROM metric_name n JOIN metric m ON m.id = n.metric_id WHERE n.key = ANY($1) ${held}`,
    [[...new Set(keys)]],
  );
  const groups = new Map<string, KnownMetric[]>();
  for (const { asked, found } of rows) groups.set(asked, [...(groups.get(asked) ?? []), found]);
  return groups;
}

/** By key. */
export async function metricsByKey(tx: EntityManager, keys: readonly string[]): Promise<Map<string, KnownMetric>> {
  if (keys.length === 0) return new Map();
  const rows: { found: KnownMetric }[] = await tx.query(`SELECT ${KNOWN} FROM metric m WHERE m.key = ANY($1)`, [keys]);
  return new Map(rows.map(({ found }) => [found.key, found]));
}
