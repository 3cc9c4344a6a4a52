import { digestOf } from '../kernel/digest.js';
import type { Period } from '../quantities/period.js';
import { periodKey } from '../quantities/period.js';
import { propositionValueKey, type Value } from '../quantities/value.js';
import type { Basis, Measure } from './claim.js';

/** What fills one dimension of a scope. */
export type ScopeFiller = { readonly entityId: string } | { readonly word: string };

/** What a claim says, whoever says it and however often. */
export interface Proposition {
  readonly subjectId: string;
  readonly metricId: string;
  readonly value: Value;
  readonly basis: Basis;
  readonly measure: Measure;
  readonly period: Period;
  /** By dimension. */
  readonly scope: ReadonlyMap<string, ScopeFiller>;
}

/**
 * What two records have in common that are one claim: subject, metric, basis, measure, period, scope and normalised value
 * (domain §1). The audience is compared beside it.
 */
export function propositionIdentity({
  subjectId,
  metricId,
  value,
  basis,
  measure,
  period,
  scope,
}: Proposition): string {
  const dimensions = [...scope].sort(([a], [b]) => (a < b ? -1 : 1));
  const fillers = dimensions.flatMap(([dimension, filler]) => [
    dimension,
    'entityId' in filler ? `entity ${filler.entityId}` : `word ${filler.word.toLowerCase()}`,
  ]);
  return digestOf([subjectId, metricId, basis, measure, periodKey(period), propositionValueKey(value), ...fillers]);
}
