import { isDeepStrictEqual } from 'node:util';

import type { EntityManager } from 'typeorm';

import { slugOf } from '../kernel/names.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import { lock } from '../platform/transactions.js';
import { tidyTexts } from '../platform/validation.js';
import { checkVersion } from '../platform/versions.js';
import type { MetricChange, MetricView } from './metric.dto.js';
import { DEFINING, misfitIn } from './metric.js';
import { indexMetrics } from './metric-rows.service.js';
import { metricShown } from './metric-views.queries.js';
import { checkKeys, checkNames, pairInverse } from './record-metric.service.js';

/** What claims rest on that use the metric. */
const FIXED_BY_USE = [...DEFINING, 'scope'] as const;

/** What a change can hold. */
const CHANGEABLE = [...FIXED_BY_USE, 'labels', 'aliases', 'notToBeConfusedWith', 'wikidata', 'xbrl'] as const;

/**
 * Changes a metric: what it is called at any time, what it means only while no claim uses it.
 *
 * @param versions that it may have; null for any
 * @throws Refusal `not-found`, `stale-version`, `metric-in-use`, and as for a new one
 */
export async function changeMetric(
  tx: EntityManager,
  idOrKey: string,
  change: MetricChange,
  versions: readonly number[] | null,
): Promise<MetricView> {
  const given = givenIn(change);
  const names = [...Object.values(given.labels ?? {}), ...(given.aliases ?? [])];
  await lock(
    tx,
    'names',
    names.map((name) => `metric ${slugOf(name)}`),
  );
  const asked = await metricShown(tx, idOrKey);
  if (!asked) throw new Refusal('not-found', 'There is no such metric.');
  // Waits for claims that are being logged with it: they hold it with a key share.
  await tx.query(`SELECT FROM metric WHERE id = $1 FOR UPDATE`, [asked.id]);
  const before = await metricShown(tx, asked.id);
  if (!before) throw new Refusal('not-found', 'There is no such metric.');
  checkVersion(versions, before.version);
  const after: MetricView = { ...before, ...given };
  const changed = CHANGEABLE.filter((field) => !isDeepStrictEqual(after[field], before[field]));
  if (changed.length === 0) return before;
  await check(tx, after, changed);
  await write(tx, after);
  await pair(tx, before, after);
  if (changed.includes('labels') || changed.includes('aliases')) await indexMetrics(tx, [after.id]);
  const shown = await metricShown(tx, after.id);
  if (!shown) throw new Error(`metric ${after.id} was changed and cannot be read`);
  return shown;
}

/** What was given, as it is kept. */
function givenIn(change: MetricChange): Partial<MetricView> {
  const { reason: _, labels, aliases, ...rest } = change;
  const kept = Object.entries(rest).filter(([, value]) => value !== undefined);
  return {
    ...(Object.fromEntries(kept) as Partial<MetricView>),
    ...(labels && { labels: tidyTexts(labels) }),
    ...(aliases && { aliases: [...new Set(aliases.map(tidy))] }),
  };
}

async function check(
  tx: EntityManager,
  after: MetricView,
  changed: readonly (typeof CHANGEABLE)[number][],
): Promise<void> {
  const misfit = misfitIn(after);
  if (misfit) throw Refusal.at(`/${misfit.field}`, 'invalid-request', misfit.detail);
  const fixed = FIXED_BY_USE.find((field) => changed.includes(field));
  if (fixed) {
    const [{ used }] = (await tx.query(`SELECT EXISTS (SELECT 1 FROM claim c WHERE c.metric_id = $1) AS used`, [
      after.id,
    ])) as [{ used: boolean }];
    const detail = `Claims use the metric ${after.key}: what it means cannot be changed any more.`;
    if (used) throw Refusal.at(`/${fixed}`, 'metric-in-use', detail);
  }
  if (changed.includes('labels') || changed.includes('aliases')) await checkNames(tx, after);
  if (changed.includes('notToBeConfusedWith')) await checkKeys(tx, after);
}

async function write(tx: EntityManager, after: MetricView): Promise<void> {
  await tx.query(
    `UPDATE metric SET labels = $2, aliases = $3, value_type = $4, dimension = $5, nature = $6, non_negative = $7, single_valued = $8,
       aggregation = $9, scope = $10, inverse_of = $11, not_to_be_confused_with = $12, wikidata = $13, xbrl = $14 WHERE id = $1`,
    [
      after.id,
      JSON.stringify(after.labels),
      JSON.stringify(after.aliases),
      after.valueType,
      after.dimension,
      after.nature,
      after.nonNegative,
      after.singleValued,
      after.aggregation,
      JSON.stringify(after.scope),
      after.inverseOf,
      JSON.stringify(after.notToBeConfusedWith),
      after.wikidata,
      JSON.stringify(after.xbrl),
    ],
  );
}

/** A pair of inverses begins and ends on both sides. */
async function pair(tx: EntityManager, before: MetricView, after: MetricView): Promise<void> {
  if (before.inverseOf !== null && before.inverseOf !== after.inverseOf) {
    await tx.query(`UPDATE metric SET inverse_of = NULL WHERE key = $1 AND inverse_of = $2`, [
      before.inverseOf,
      before.key,
    ]);
  }
  await pairInverse(tx, after);
}
