import type { EntityManager } from 'typeorm';

import { nameKey, nameSkeleton } from '../kernel/names.js';
import { Refusal } from '../kernel/refusal.js';
import { insertRows } from '../platform/rows.js';
import { Metric } from './metric.entity.js';
import type { MetricDefinition } from './metric.js';
import { type KnownMetric, metricsById } from './metrics.queries.js';

/** Writes new metrics and their look-ups. */
export async function insertMetrics(tx: EntityManager, ownerId: string, fresh: readonly KnownMetric[]): Promise<void> {
  const byKey = [...fresh].sort((a, b) => (a.key < b.key ? -1 : 1));
  const inserted = await insertRows(
    tx,
    Metric,
    byKey.map((metric) => ({
      ...metric,
      labels: { ...metric.labels },
      aliases: [...(metric.aliases ?? [])],
      scope: { ...metric.scope },
      notToBeConfusedWith: [...metric.notToBeConfusedWith],
      xbrl: [...metric.xbrl],
      ownerId,
    })),
  );
  if (inserted.size < fresh.length) throw new Refusal('already-exists', 'A metric of that key is recorded already.');
  await indexMetrics(tx, [...inserted]);
}

/** Everything a metric is called. */
export const namesOf = ({ key, labels, aliases }: MetricDefinition): string[] => [
  key,
  ...Object.values(labels),
  ...(aliases ?? []),
];

/** Makes the look-ups of keys, labels and aliases anew for some metrics. */
export async function indexMetrics(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const known = await metricsById(tx, ids);
  const entries = [...known.values()].flatMap((metric) => namesOf(metric).map((name) => ({ id: metric.id, name })));
  await tx.query(`DELETE FROM metric_name WHERE metric_id = ANY($1)`, [ids]);
  await tx.query(
    `INSERT INTO metric_name (metric_id, key, skeleton) SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING`,
    [
      entries.map(({ id }) => id),
      entries.map(({ name }) => nameKey(name)),
      entries.map(({ name }) => nameSkeleton(name)),
    ],
  );
}
