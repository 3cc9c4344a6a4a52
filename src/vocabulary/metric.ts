/** What kind of value a metric takes, domain.md §1. */
export type ValueType = 'quantity' | 'date' | 'truth' | 'entity' | 'text';

/** A *flow* is counted over a duration (revenue), a *stock* holds at an instant (cash). */
export type Nature = 'flow' | 'stock';

/** How parts make a whole: `sum` adds them up, `max` takes the largest, `none`: parts say nothing about the whole. */
export type Aggregation = 'sum' | 'max' | 'none';

/**
 * What a quantity is measured in, so that a figure in another sort of unit is noticed.
 *
 * `money` covers money per share and per head as well; `ratio` is anything in percent, percentage points or basis points;
 * `count` is things without a unit (people, votes, shares).
 */
export type MetricDimension =
  | 'money'
  | 'ratio'
  | 'count'
  | 'duration'
  | 'energy'
  | 'power'
  | 'mass'
  | 'length'
  | 'area'
  | 'volume'
  | 'temperature'
  | 'other';

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
