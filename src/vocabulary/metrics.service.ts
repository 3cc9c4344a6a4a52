import type { EntityManager } from 'typeorm';

import { digestOf } from '../kernel/digest.js';
import { newId } from '../kernel/ids.js';
import { looksLike, nameKey, slugOf } from '../kernel/names.js';
import type { Recording } from '../kernel/recording.js';
import { tidy } from '../kernel/text.js';
import { lock } from '../platform/transactions.js';
import { DEFINING, labelOf, type MetricDefinition, type MetricDimension, type ValueType } from './metric.js';
import { insertMetrics, namesOf } from './metric-rows.service.js';
import { HELD, type KnownMetric, metricsById, metricsByKey, metricsByName } from './metrics.queries.js';
import { nameable, similarNames } from './similar-names.queries.js';

export { type KnownMetric, metricsById } from './metrics.queries.js';

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

/** Metrics are everybody's. */
const EVERYBODY = { audience: 'public', deskId: '' } as const;

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
  const idOf = (i: number): string | null => local[i] ?? mentions[i]?.named.id?.toLowerCase() ?? null;
  const ids = mentions.flatMap((_, i) => idOf(i) ?? []);
  const names = mentions.flatMap(({ named }, i) => (local[i] ? [] : (named.name ?? [])));
  const held = recording.keeps ? HELD : '';
  const byId = await metricsById(tx, ids, held);
  const keys = names.flatMap((name) => [nameKey(name), slugOf(name)]);
  let byName = await metricsByName(tx, keys, held);
  // Only what nothing is known by is locked: writers about one metric never wait for each other.
  const unknown = names.filter((name) => byKeyFirst(name, byName).length === 0);
  if (unknown.length > 0 && recording.keeps) {
    await lock(
      tx,
      'names',
      unknown.map((name) => `metric ${slugOf(name)}`),
    );
    byName = await metricsByName(tx, keys);
  }
  const called = (name: string): readonly KnownMetric[] => byKeyFirst(name, byName);
  const insisting = ({ named }: MetricMention): boolean =>
    recording.declares || !recording.keeps || named.create === true;
  const asksAgain = mentions.flatMap((mention) => (insisting(mention) ? [] : (mention.named.name ?? [])));
  const similar = await similarNames(
    tx,
    'metric_name',
    asksAgain.filter((name) => called(name).length === 0),
  );

  const fresh: KnownMetric[] = [];
  const answers = mentions.map((mention, i) => {
    const { pointer, named } = mention;
    const id = idOf(i);
    if (id) return byId.get(id) ?? recording.refuse(pointer, 'unknown-reference', `No metric has the id ${id}.`);
    const name = tidy(named.name ?? '');
    if (name === '') return recording.refuse(pointer, 'invalid-request', 'A metric needs an id, a key or a label.');
    const [found, ...others] = called(name);
    if (found && others.length > 0) {
      const detail = `${others.length + 1} metrics have the name ${name}. Say which by its key.`;
      return recording.refuse(pointer, 'ambiguous-name', detail, { candidates: [found, ...others].map(candidate) });
    }
    if (found) return found;
    const insists = insisting(mention);
    const lookalikes = [
      ...(byName.get(slugOf(name)) ?? []),
      ...fresh.filter((other) => looksLike(labelOf(other), name)),
    ];
    const candidates = insists
      ? []
      : [...nameable(EVERYBODY, similar.get(named.name ?? '') ?? []), ...lookalikes.map(candidate)];
    if (candidates.length > 0) {
      const detail = `No metric is recorded as ${name}, but as ${candidates[0]?.name}, which looks like it. Use that, or say "create": true.`;
      return recording.refuse(pointer, 'similar-name', detail, { candidates: distinct(candidates) });
    }
    const metric = madeOnTheFly(mention, name, keyFor(name, byName));
    fresh.push(metric);
    byName.set(nameKey(name), [metric]).set(metric.key, [metric]);
    recording.created.push({ kind: 'metric', id: metric.id, name });
    return metric;
  });
  if (recording.keeps) await insertMetrics(tx, recording.ownerId, fresh);
  return answers;
}

/** What is called so: the one of that key, else those of that label or alias, else the one whose key differs in spaces alone. */
function byKeyFirst(name: string, byName: ReadonlyMap<string, readonly KnownMetric[]>): readonly KnownMetric[] {
  const key = nameKey(name);
  const found = byName.get(key) ?? [];
  const exact = found.filter((metric) => metric.key === key);
  if (exact.length > 0) return exact;
  if (found.length > 0) return found;
  // Other slugs lose something: two names with one slug are not one metric.
  return key.replaceAll(' ', '-') === slugOf(name) ? (byName.get(slugOf(name)) ?? []) : [];
}

/** The slug of a name; where another metric has that already, with a digest of the name. */
function keyFor(name: string, byName: ReadonlyMap<string, readonly KnownMetric[]>): string {
  const slug = slugOf(name);
  if (slug.length < LONGEST_SLUG && !byName.has(slug)) return slug;
  return `${slug.slice(0, LONGEST_SLUG - 9).replace(/-$/, '')}-${digestOf([nameKey(name)]).slice(0, 8)}`;
}

/** A slug of so many characters may have been cut off. */
const LONGEST_SLUG = 80;

const candidate = (metric: KnownMetric) => ({ id: metric.id, name: labelOf(metric), key: metric.key });

const distinct = <Item extends { readonly id: string }>(items: readonly Item[]): Item[] => [
  ...new Map(items.map((item) => [item.id, item])).values(),
];

function madeOnTheFly({ language, valueType, dimension }: MetricMention, name: string, key: string): KnownMetric {
  return {
    id: newId(),
    key,
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

/** A metric that was asked to be recorded, and whether it is new. */
export interface RecordedMetric {
  readonly metric: KnownMetric;
  readonly created: boolean;
}

/** A definition at its place in a request. */
export interface DefinedMetric {
  readonly pointer: string;
  readonly definition: MetricDefinition;
  /** The fields that somebody gave; what was left out contradicts nothing. Left out, all. */
  readonly given?: readonly string[];
}

/**
 * Records metrics, each once: the key is the identity.
 *
 * @returns one answer for each definition, null where a fault was found: a known metric is not redefined
 */
export async function recordMetrics(
  tx: EntityManager,
  recording: Recording,
  definitions: readonly DefinedMetric[],
): Promise<(RecordedMetric | null)[]> {
  if (definitions.length === 0) return [];
  const names = definitions.flatMap(({ definition }) => namesOf(definition));
  await lock(
    tx,
    'names',
    names.map((name) => `metric ${slugOf(name)}`),
  );
  const known = await metricsByKey(
    tx,
    definitions.map(({ definition }) => definition.key),
  );
  const fresh: KnownMetric[] = [];
  const answers = definitions.map(({ pointer, definition, given = DEFINING }) => {
    const found = known.get(definition.key);
    if (!found) {
      const metric = { ...definition, id: newId() };
      fresh.push(metric);
      known.set(metric.key, metric);
      recording.created.push({ kind: 'metric', id: metric.id, name: labelOf(metric) });
      return { metric, created: true };
    }
    const differs = DEFINING.filter((field) => given.includes(field) && found[field] !== definition[field]);
    if (differs.length === 0) return { metric: found, created: false };
    const detail = `The metric ${found.key} is recorded already with another ${differs.join(', ')}. Use another key.`;
    return recording.refuse(pointer, 'already-exists', detail);
  });
  await insertMetrics(tx, recording.ownerId, fresh);
  return answers;
}
