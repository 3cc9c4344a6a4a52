import type { Exact } from './exact.js';
import type { ComputingExactly } from './exact-plan.js';
import type { Sign } from './formula-directions.js';
import { directionsOf } from './formula-directions.js';
import type { Plan } from './formula-plan.js';
import type { Range } from './range.js';

/** The range of a plan, from the ranges of its variables, where it can be told from two corners; null elsewhere. */
export type ComputingCorners = (ranges: readonly Range[]) => Range | null;

/**
 * Makes a function of a plan: where it strictly rises or falls in every variable, which its form tells once the signs of the
 * variables are known, the extremes are at two corners, and the plan is computed there and nowhere else.
 *
 * The directions are kept for the next time: signs seldom change. The function throws TooLarge.
 */
export function computingCorners(plan: Plan, exactly: ComputingExactly): ComputingCorners {
  let known: { readonly signs: readonly Sign[]; readonly directions: readonly Sign[] | null } | null = null;
  return (ranges) => {
    if (known === null || !known.signs.every((sign, index) => sign === strictSide(ranges[index]))) {
      const signs = ranges.map(strictSide);
      known = { signs, directions: directionsOf(plan, signs) };
    }
    return known.directions && betweenCorners(exactly, known.directions, ranges);
  };
}

function betweenCorners(
  exactly: ComputingExactly,
  directions: readonly Sign[],
  ranges: readonly Range[],
): Range | null {
  const [low, high]: [Exact[], Exact[]] = [[], []];
  let [lowerClosed, upperClosed] = [true, true];
  for (const [index, range] of ranges.entries()) {
    const { lower, upper } = range;
    if (lower === null || upper === null) return null;
    const direction = lower === upper ? 1 : directions[index];
    if (direction === 0) return null;
    const rises = direction === 1;
    low.push(rises ? lower : upper);
    high.push(rises ? upper : lower);
    lowerClosed &&= rises ? range.lowerClosed : range.upperClosed;
    upperClosed &&= rises ? range.upperClosed : range.lowerClosed;
  }
  const lower = exactly(low);
  const upper = lower && exactly(high);
  return upper && { lower, lowerClosed, upper, upperClosed };
}

/** The side of zero on which the range is, with both ends; 0 where it has or touches zero. */
export function strictSide(range: Range | undefined): Sign {
  if (range === undefined) return 0;
  const { lower, upper } = range;
  if (lower !== null && lower.n > 0n) return 1;
  return upper !== null && upper.n < 0n ? -1 : 0;
}
