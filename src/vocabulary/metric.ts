/** What kind of value a metric takes, domain.md §1. */
export const VALUE_TYPES = ['quantity', 'date', 'truth', 'entity', 'text'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

/** A *flow* is counted over a duration (revenue), a *stock* holds at an instant (cash). */
export const NATURES = ['flow', 'stock'] as const;
export type Nature = (typeof NATURES)[number];

/** How parts make a whole: `sum` adds them up, `max` takes the largest, `none`: parts say nothing about the whole. */
export const AGGREGATIONS = ['sum', 'max', 'none'] as const;
export type Aggregation = (typeof AGGREGATIONS)[number];

/**
 * What a quantity is measured in, so that a figure in another sort of unit is noticed.
 *
 * `money` covers money per share and per head as well; `ratio` is anything in percent, percentage points or basis points;
 * `count` is things without a unit (people, votes, shares).
 */
export const METRIC_DIMENSIONS = [
  'money',
  'ratio',
  'count',
  'duration',
  'energy',
  'power',
  'mass',
  'length',
  'area',
  'volume',
  'temperature',
  'other',
] as const;
export type MetricDimension = (typeof METRIC_DIMENSIONS)[number];

/** One respect in which a metric must be narrowed down before two values can be compared: the investee of a stake. */
export interface ScopeDimension {
  /** Whether the dimension is filled with a named entity or with a word such as `after` (tax). */
  readonly type: 'entity' | 'word';
  /** What is meant where nothing is said; without it, a dimension that only one side fills is ambiguous. */
  readonly default?: string;
}

/** What is measured or stated: the definition behind a metric's key, domain.md §1. */
export interface MetricDefinition {
  /** ASCII slug; the identity of a metric, here and in imports. */
  readonly key: string;
  /** By language, ISO 639-1: `en`, `de`. */
  readonly labels: Readonly<Record<string, string>>;
  /** Further words for exactly this metric, in any language. */
  readonly aliases?: readonly string[];
  readonly valueType: ValueType;
  /** Null where the value is no quantity. */
  readonly dimension: MetricDimension | null;
  /** Null where the value belongs to an event or an undated fact, so that two open periods count as the same. */
  readonly nature: Nature | null;
  /** Whether a value below zero is impossible; false for what is no quantity. */
  readonly nonNegative: boolean;
  /** Whether a subject can have only one value for one period and scope; else nothing about it is contradictory. */
  readonly singleValued: boolean;
  readonly aggregation: Aggregation;
  /** By the name of the dimension: `investee`, `tax`. */
  readonly scope: Readonly<Record<string, ScopeDimension>>;
  /** Key of the metric that is this one with its sign changed; the two name each other. */
  readonly inverseOf: string | null;
  /** Keys of metrics that are easily taken for this one. */
  readonly notToBeConfusedWith: readonly string[];
  /** Wikidata property, `P2139`. */
  readonly wikidata: string | null;
  /** Qualified XBRL elements that report this metric with the same sign: `us-gaap:Revenues`, `ifrs-full:Revenue`. */
  readonly xbrl: readonly string[];
}

/** A metric's label: English, else the first there is, else its key. */
export const labelOf = ({ labels, key }: Pick<MetricDefinition, 'labels' | 'key'>): string =>
  labels['en'] ?? Object.values(labels)[0] ?? key;

/** What decides how values compare: it has to agree where a metric is declared that is known already. */
export const DEFINING = [
  'valueType',
  'dimension',
  'nature',
  'nonNegative',
  'singleValued',
  'aggregation',
  'inverseOf',
] as const;

/** Names of dimensions: `investee`, `tax`. */
const SCOPE_NAME = /^[a-z][a-z0-9_-]{0,49}$/;

/** What is wrong with the scope of a metric that somebody sent, as the end of a sentence; null where nothing is. */
export function faultInScope(given: unknown): string | null {
  if (!isObject(given)) return 'must be an object of dimensions';
  const dimensions = Object.entries(given);
  if (dimensions.length > 20) return 'must have at most 20 dimensions';
  for (const [name, dimension] of dimensions) {
    if (!SCOPE_NAME.test(name))
      return `must have names such as investee as keys, not ${JSON.stringify(name.slice(0, 50))}`;
    if (!isObject(dimension)) return `${name} must be an object with a type`;
    const { type, default: otherwise, ...more } = dimension;
    if (Object.keys(more).length > 0) return `${name} can have a type and a default, and nothing else`;
    if (type !== 'entity' && type !== 'word') return `${name} must have the type entity or word`;
    if (otherwise === undefined) continue;
    const isWord = typeof otherwise === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u.test(otherwise);
    if (type !== 'word' || !isWord)
      return `${name} can have a default only of the type word, at most 100 letters and digits`;
  }
  return null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What does not fit together in a definition, with the field that has to change; null where all does. */
export function misfitIn(
  metric: Pick<
    MetricDefinition,
    'key' | 'valueType' | 'dimension' | 'nonNegative' | 'aggregation' | 'inverseOf' | 'notToBeConfusedWith'
  >,
): { readonly field: keyof MetricDefinition; readonly detail: string } | null {
  const { key, valueType, dimension, nonNegative, aggregation, inverseOf, notToBeConfusedWith } = metric;
  const misfit = (field: keyof MetricDefinition, detail: string) => ({ field, detail });
  if (inverseOf === key) return misfit('inverseOf', 'A metric is not its own inverse.');
  if (notToBeConfusedWith.includes(key)) return misfit('notToBeConfusedWith', 'A metric is not confused with itself.');
  if (valueType === 'quantity') return null;
  if (dimension !== null) return misfit('dimension', 'Only a quantity has a dimension.');
  if (nonNegative) return misfit('nonNegative', 'Only a quantity can be below zero, or not.');
  if (aggregation !== 'none') return misfit('aggregation', 'Only quantities can be added up.');
  if (inverseOf !== null) return misfit('inverseOf', 'Only a quantity has an inverse.');
  return null;
}
