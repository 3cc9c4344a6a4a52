import type { Figure } from '../api/figure.js';
import type { ClaimBrief } from '../api/records.js';
import { compareDecimals } from '../format/compare.js';
import type { Interval } from '../format/figure.js';

type Pair = readonly [Figure, Figure];

/**
 * The figures of two claims, where their numbers can be set beside each other as they are: one metric, one unit, one sense.
 * Null for anything else: of what was converted, or turned in its sign, only the instance's gap is said.
 */
export function figuresOnOneScale(a: ClaimBrief, b: ClaimBrief): Pair | null {
  if (a.value.type !== 'quantity' || b.value.type !== 'quantity' || a.metric.key !== b.metric.key) return null;
  const [x, y] = [a.value.figure, b.value.figure];
  const change = (figure: Figure) => (figure.kind === 'ratio_change' ? (figure.direction ?? '') : null);
  return x.unit === y.unit && x.of === y.of && change(x) === change(y) ? [x, y] : null;
}

/** The two ends that face each other where the intervals have no number in common, the lower first; null where they have. */
export function facingEnds([x, y]: Pair): readonly [string, string] | null {
  for (const [below, above] of [[x, y] as const, [y, x] as const]) {
    if (below.upper === null || above.lower === null) continue;
    const order = compareDecimals(below.upper, above.lower);
    if (order < 0 || (order === 0 && !(below.upperInclusive && above.lowerInclusive)))
      return [below.upper, above.lower];
  }
  return null;
}

/** The number at which two intervals touch, whether or not it belongs to both; null where they do not just touch. */
export function touchingEnd([x, y]: Pair): string | null {
  if (x.upper !== null && y.lower !== null && compareDecimals(x.upper, y.lower) === 0) return x.upper;
  return y.upper !== null && x.lower !== null && compareDecimals(y.upper, x.lower) === 0 ? y.upper : null;
}

/** What both intervals allow; null where that is nothing. */
export function commonInterval([x, y]: Pair): Interval | null {
  if (facingEnds([x, y])) return null;
  const low = tighter(x.lower, y.lower, 1) === x.lower ? x : y;
  const high = tighter(x.upper, y.upper, -1) === x.upper ? x : y;
  const within = (end: 'lower' | 'upper', chosen: string | null) =>
    [x, y].every((figure) => figure[end] !== chosen || figure[`${end}Inclusive`]);
  return {
    lower: low.lower,
    lowerInclusive: within('lower', low.lower),
    upper: high.upper,
    upperInclusive: within('upper', high.upper),
    unit: x.unit,
    ...(x.of && { of: x.of }),
  };
}

/** Of two ends the one that allows less: the larger of two lower ends (1), the smaller of two upper ends (−1). */
function tighter(a: string | null, b: string | null, sense: 1 | -1): string | null {
  if (a === null) return b;
  if (b === null) return a;
  return compareDecimals(a, b) * sense >= 0 ? a : b;
}
