import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { insertRows } from '../platform/rows.js';
import { lock } from '../platform/transactions.js';
import { Metric } from './metric.entity.js';
import type { MetricDefinition, MetricDimension, ValueType } from './metric.js';
import { looksLike, nameKey, nameSkeleton, slugOf } from './names.js';
import { similarNames } from './similar-names.queries.js';

/** How a caller names a metric inside a claim. */
export interface NamedMetric {
  readonly id?: string;
  readonly name?: string;
  /** Makes a new one although there is a similar name. */
  readonly create?: boolean;
}

/** A {@link NamedMetric} at its place in a request, with what the value tells of a metric that is new. */
export interface MetricMention {
  readonly pointer: string;
  readonly named: NamedMetric;
  readonly language: string | null;
  readonly valueType: ValueType;
  readonly dimension: MetricDimension | null;
}

/** What everything but the look-ups needs to know of a metric. */
export interface KnownMetric extends MetricDefinition {
  readonly id: string;
}

const KNOWN = `jsonb_build_object('id', m.id, 'key', m.key, 'labels', m.labels, 'aliases', m.aliases, 'valueType', m.value_type,
  'dimension', m.dimension, 'nature', m.nature, 'nonNegative', m.non_negative, 'singleValued', m.single_valued, 'aggregation', m.aggregation,
  'scope', m.scope, 'inverseOf', m.inverse_of, 'notToBeConfusedWith', m.not_to_be_confused_with, 'wikidata', m.wikidata, 'xbrl', m.xbrl) AS found`;

/**
 * Finds the metrics that claims name by id, key, label or alias, and records those that nothing is known of as single-valued,
 * without aggregation (domain §1).
 *
 * @returns one answer for each mention, null where a fault was found
 */
export async function resolveMetrics(
  tx: EntityManager,
  recording: Recording,
  mentions: readonly MetricMention[],
): Promise<(KnownMetric | null)[]> {
  const local = mentions.map(({ named }) =>
    recording.declares && named.name !== undefined ? recording.referent(named.name, 'metric') : null,
  );
  const ids = mentions.flatMap(({ named }, i) => local[i] ?? named.id ?? []);
  const names = mentions.flatMap(({ named }, i) => (local[i] ? [] : (named.name ?? [])));
  await lock(
    tx,
    'names',
    names.map((name) => `metric ${slugOf(name)}`),
  );
  const byId = await metricsById(tx, ids);
  const byName = await metricsByName(
    tx,
    names.flatMap((name) => [nameKey(name), slugOf(name)]),
  );
  const asksAgain = mentions.flatMap(({ named }) => (recording.declares || named.create ? [] : (named.name ?? [])));
  const similar = await similarNames(
    tx,
    'metric_name',
    asksAgain.filter((name) => !byName.has(nameKey(name)) && !byName.has(slugOf(name))),
  );

  const fresh: KnownMetric[] = [];
  const answers = mentions.map((mention, i) => {
    const { pointer, named } = mention;
    const id = local[i] ?? named.id;
    if (id) return byId.get(id) ?? recording.refuse(pointer, 'unknown-reference', `No metric has the id ${id}.`);
    const name = tidy(named.name ?? '');
    const [found, ...others] = byName.get(nameKey(name)) ?? byName.get(slugOf(name)) ?? [];
    if (found && others.length > 0) {
      const candidates = [found, ...others].map((metric) => ({
        id: metric.id,
        name: labelOf(metric),
        key: metric.key,
      }));
      return recording.refuse(
        pointer,
        'ambiguous-name',
        `${candidates.length} metrics have the name ${name}. Say which by its key.`,
        { candidates },
      );
    }
    if (found) return found;
    const inRequest = fresh.filter((other) => !named.create && !recording.declares && looksLike(labelOf(other), name));
    const candidates = [
      ...(similar.get(named.name ?? '') ?? []),
      ...inRequest.map((other) => ({ id: other.id, name: labelOf(other) })),
    ];
    if (candidates.length > 0) {
      const detail = `No metric is recorded as ${name}, but as ${candidates[0]?.name}, which looks like it. Use that, or say "create": true.`;
      return recording.refuse(pointer, 'similar-name', detail, { candidates });
    }
    const metric = madeOnTheFly(mention, name);
    fresh.push(metric);
    byName.set(nameKey(name), [metric]).set(metric.key, [metric]);
    recording.created.push({ kind: 'metric', id: metric.id, name });
    return metric;
  });
  await insertMetrics(tx, recording.ownerId, fresh);
  return answers;
}

const labelOf = ({ labels, key }: MetricDefinition): string => labels['en'] ?? Object.values(labels)[0] ?? key;

function madeOnTheFly({ language, valueType, dimension }: MetricMention, name: string): KnownMetric {
  return {
    id: newId(),
    key: slugOf(name),
    labels: { [language ?? 'und']: name },
    aliases: [],
    valueType,
    dimension,
    nature: null,
    nonNegative: false,
    singleValued: true,
    aggregation: 'none',
    scope: {},
    inverseOf: null,
    notToBeConfusedWith: [],
    wikidata: null,
    xbrl: [],
  };
}

/** By id. */
export async function metricsById(tx: EntityManager, ids: readonly string[]): Promise<Map<string, KnownMetric>> {
  if (ids.length === 0) return new Map();
  const rows: { found: KnownMetric }[] = await tx.query(`SELECT ${KNOWN} FROM metric m WHERE m.id = ANY($1)`, [
    [...new Set(ids)],
  ]);
  return new Map(rows.map(({ found }) => [found.id, found]));
}

async function metricsByName(tx: EntityManager, keys: readonly string[]): Promise<Map<string, KnownMetric[]>> {
  if (keys.length === 0) return new Map();
  const rows: { asked: string; found: KnownMetric }[] = await tx.query(
    `SELECT n.key AS asked, ${KNOWN} FROM metric_name n JOIN metric m ON m.id = n.metric_id WHERE n.key = ANY($1)`,
    [[...new Set(keys)]],
  );
  const groups = new Map<string, KnownMetric[]>();
  for (const { asked, found } of rows) groups.set(asked, [...(groups.get(asked) ?? []), found]);
  return groups;
}

/** A metric that was asked to be recorded, and whether it is new. */
export interface RecordedMetric {
  readonly metric: KnownMetric;
  readonly created: boolean;
}

/** What must agree when a metric is declared that is known already: it decides how values compare. */
const DEFINING = [
  'valueType',
  'dimension',
  'nature',
  'nonNegative',
  'singleValued',
  'aggregation',
  'inverseOf',
] as const;

/**
 * Records metrics, each once: the key is the identity.
 *
 * @returns one answer for each definition, null where a fault was found: a known metric is not redefined
 */
export async function recordMetrics(
  tx: EntityManager,
  recording: Recording,
  definitions: readonly { readonly pointer: string; readonly definition: MetricDefinition }[],
): Promise<(RecordedMetric | null)[]> {
  if (definitions.length === 0) return [];
  const names = definitions.flatMap(({ definition }) => namesOf(definition));
  await lock(
    tx,
    'names',
    names.map((name) => `metric ${slugOf(name)}`),
  );
  const known = new Map<string, KnownMetric>();
  const keys = definitions.map(({ definition }) => definition.key);
  const rows: { found: KnownMetric }[] = await tx.query(`SELECT ${KNOWN} FROM metric m WHERE m.key = ANY($1)`, [keys]);
  for (const { found } of rows) known.set(found.key, found);
  const fresh: KnownMetric[] = [];
  const answers = definitions.map(({ pointer, definition }) => {
    const found = known.get(definition.key);
    if (!found) {
      const metric = { ...definition, id: newId() };
      fresh.push(metric);
      known.set(metric.key, metric);
      recording.created.push({ kind: 'metric', id: metric.id, name: labelOf(metric) });
      return { metric, created: true };
    }
    const differs = DEFINING.filter((field) => found[field] !== definition[field]);
    if (differs.length === 0) return { metric: found, created: false };
    const detail = `The metric ${found.key} is recorded already with another ${differs.join(', ')}. Use another key.`;
    return recording.refuse(pointer, 'already-exists', detail);
  });
  await insertMetrics(tx, recording.ownerId, fresh);
  return answers;
}

async function insertMetrics(tx: EntityManager, ownerId: string, fresh: readonly KnownMetric[]): Promise<void> {
  const byKey = [...fresh].sort((a, b) => (a.key < b.key ? -1 : 1));
  await insertRows(
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
  await indexMetrics(
    tx,
    fresh.map(({ id }) => id),
  );
}

const namesOf = ({ key, labels, aliases }: MetricDefinition): string[] => [
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
