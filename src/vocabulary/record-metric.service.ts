import type { EntityManager } from 'typeorm';

import { nameKey } from '../kernel/names.js';
import { Recording } from '../kernel/recording.js';
import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { Answer } from '../platform/posts.js';
import { tidyTexts } from '../platform/validation.js';
import type { MetricView, NewMetric } from './metric.dto.js';
import { labelOf, type MetricDefinition, misfitIn } from './metric.js';
import { namesOf } from './metric-rows.service.js';
import { metricShown } from './metric-views.queries.js';
import { metricsByKey, metricsByName } from './metrics.queries.js';
import { recordMetrics } from './metrics.service.js';

/**
 * Records one metric: 201 where it is new, 200 where it was recorded already.
 *
 * @throws Refusal `already-exists` where it is defined differently; `ambiguous-name` where another one has one of its names
 */
export async function recordMetric(tx: EntityManager, caller: Caller, body: NewMetric): Promise<Answer<MetricView>> {
  const definition = definitionFrom(body);
  const misfit = misfitIn(definition);
  if (misfit) throw Refusal.at(`/${misfit.field}`, 'invalid-request', misfit.detail);
  const recording = new Recording(caller.principalId, caller.deskId, false);
  const [recorded] = await recordMetrics(tx, recording, [{ pointer: '/key', definition, given: fieldsIn(body) }]);
  recording.check();
  if (!recorded) throw new Error('a metric was neither recorded nor refused');
  const { metric, created } = recorded;
  if (created) {
    if (!body.create) await checkNames(tx, definition);
    await checkKeys(tx, definition);
    await pairInverse(tx, definition);
  }
  const shown = await metricShown(tx, metric.id);
  if (!shown) throw new Error(`metric ${metric.id} was recorded and cannot be read`);
  return { status: created ? 201 : 200, body: shown, version: shown.version, location: `/metrics/${shown.key}` };
}

/** The fields that somebody gave. */
export const fieldsIn = (body: NewMetric): string[] =>
  Object.entries(body).flatMap(([field, value]) => (value === undefined ? [] : field));

/** A definition as it is kept. */
export const definitionFrom = (body: NewMetric): MetricDefinition & { readonly aliases: readonly string[] } => ({
  key: body.key,
  labels: tidyTexts(body.labels),
  aliases: [...new Set((body.aliases ?? []).map(tidy))],
  valueType: body.valueType,
  dimension: body.dimension ?? null,
  nature: body.nature ?? null,
  nonNegative: body.nonNegative ?? false,
  singleValued: body.singleValued ?? true,
  aggregation: body.aggregation ?? 'none',
  scope: body.scope ?? {},
  inverseOf: body.inverseOf ?? null,
  notToBeConfusedWith: body.notToBeConfusedWith ?? [],
  wikidata: body.wikidata ?? null,
  xbrl: body.xbrl ?? [],
});

/** @throws Refusal `ambiguous-name` where a claim that uses one of the names could mean another metric */
export async function checkNames(
  tx: EntityManager,
  definition: MetricDefinition,
  /** Keys of metrics that are declared beside it: what those are called was chosen with this one in sight. */
  beside: ReadonlySet<string> = new Set(),
): Promise<void> {
  const found = await metricsByName(tx, namesOf(definition).map(nameKey));
  for (const name of namesOf(definition)) {
    const others = (found.get(nameKey(name)) ?? []).filter(({ key }) => key !== definition.key && !beside.has(key));
    if (others.length === 0) continue;
    const candidates = others.map((metric) => ({ id: metric.id, name: labelOf(metric), key: metric.key }));
    const detail = `${name} is the name of another metric, ${others[0]?.key}. Use that, choose another name, or say "create": true.`;
    throw Refusal.at('/labels', 'ambiguous-name', detail, { candidates });
  }
}

/** @throws Refusal `unknown-reference` for keys that no metric has */
export async function checkKeys(
  tx: EntityManager,
  { notToBeConfusedWith }: Pick<MetricDefinition, 'notToBeConfusedWith'>,
): Promise<void> {
  const known = await metricsByKey(tx, notToBeConfusedWith);
  const missing = notToBeConfusedWith.findIndex((key) => !known.has(key));
  if (missing < 0) return;
  const detail = `No metric has the key ${notToBeConfusedWith[missing]}.`;
  throw Refusal.at(`/notToBeConfusedWith/${missing}`, 'unknown-reference', detail);
}

/**
 * Makes a metric and its inverse name each other.
 *
 * @throws Refusal `unknown-reference` where there is no such inverse, `already-exists` where that one has another
 */
export async function pairInverse(
  tx: EntityManager,
  { key, inverseOf, dimension }: Pick<MetricDefinition, 'key' | 'inverseOf' | 'dimension'>,
): Promise<void> {
  if (inverseOf === null) return;
  const other = (await metricsByKey(tx, [inverseOf])).get(inverseOf);
  if (!other) throw Refusal.at('/inverseOf', 'unknown-reference', `No metric has the key ${inverseOf}.`);
  if (other.valueType !== 'quantity' || other.dimension !== dimension) {
    throw Refusal.at('/inverseOf', 'invalid-request', `The metric ${inverseOf} is not measured in the same dimension.`);
  }
  if (other.inverseOf !== null && other.inverseOf !== key) {
    throw Refusal.at('/inverseOf', 'already-exists', `The inverse of ${inverseOf} is ${other.inverseOf}.`);
  }
  await tx.query(`UPDATE metric SET inverse_of = $2 WHERE key = $1 AND inverse_of IS NULL`, [inverseOf, key]);
}
