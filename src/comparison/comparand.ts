import type { Basis, Measure } from '../claims/claim.js';
import type { ScopeFiller } from '../claims/proposition.js';
import type { Period } from '../quantities/period.js';
import type { Value } from '../quantities/value.js';
import type { Aggregation, MetricDimension, Nature, ScopeDimension } from '../vocabulary/metric.js';

/** What a comparison has to know of a metric. */
export interface ComparedMetric {
  readonly id: string;
  readonly key: string;
  /** Null where the value is no quantity. */
  readonly dimension: MetricDimension | null;
  readonly nature: Nature | null;
  readonly nonNegative: boolean;
  readonly singleValued: boolean;
  readonly aggregation: Aggregation;
  readonly scope: Readonly<Record<string, ScopeDimension>>;
  /** Key of the metric that is this one with its sign changed; null where there is none. */
  readonly inverseOf: string | null;
}

/** A claim as a comparison sees it: what it says, and what decides how that is understood. Nobody's name, no wording. */
export interface Comparand {
  /** UUID; null for a claim that is not recorded. */
  readonly id: string | null;
  /** UUID, after merging: entities that are `same_as` another have the id of that one. */
  readonly subjectId: string;
  readonly metric: ComparedMetric;
  readonly value: Value;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  /** By dimension; entities after merging. */
  readonly scope: ReadonlyMap<string, ScopeFiller>;
  /** Whether the subject keeps a fiscal calendar of 52 or 53 weeks, so that ends may differ by days. */
  readonly weekCalendar: boolean;
}
