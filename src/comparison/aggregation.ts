import type { Comparand, ComparedMetric } from './comparand.js';

/** Whether the second is the first with its sign changed: one names the other as its inverse. */
export function areInverse(a: ComparedMetric, b: ComparedMetric): boolean {
  return a.key !== b.key && (a.inverseOf === b.key || b.inverseOf === a.key);
}

/**
 * Whether the value of a part of a period bounds that of the whole: `first` and `second` as they are compared, `none`
 * where it does not.
 *
 * - `sum` (revenue) does where a value below zero is impossible: nine months cannot bring more than the year. Of two
 *   inverse metrics the one that cannot be below zero decides, and the other is compared with its sign changed.
 * - `max` (peak of users) does whatever the sign: the largest of a part cannot exceed the largest of the whole. Between
 *   inverse metrics it does not, because the inverse of a largest is a smallest.
 * - A run rate does not add up, nor does a change in percent, whatever the metric does.
 */
export function partsBound(a: Comparand, b: Comparand): boolean {
  if (a.measure === 'run_rate' || isChange(a) || isChange(b)) return false;
  const [first, second] = [a.metric, b.metric];
  if (first.aggregation === 'sum' && second.aggregation === 'sum') return first.nonNegative || second.nonNegative;
  return first.aggregation === 'max' && second.aggregation === 'max' && first.key === second.key;
}

/** Whether values of parts say nothing about the whole because they do not add up, rather than because of their sign. */
export function doesNotAddUp(a: Comparand, b: Comparand): boolean {
  return (
    a.metric.aggregation !== 'sum' ||
    b.metric.aggregation !== 'sum' ||
    a.measure === 'run_rate' ||
    isChange(a) ||
    isChange(b)
  );
}

/** Whether the value is a change in percent rather than a level. */
export function isChange({ value }: Comparand): boolean {
  return value.type === 'quantity' && value.figure.kind === 'ratio_change';
}
