import { computing } from './evaluate-plan.js';
import { ONE, ZERO } from './exact.js';
import type { Plan } from './formula-plan.js';
import type { Range } from './range.js';
import { between, highest, lowerEnd, lowest, pointOf, pointRange, upperEnd } from './range.js';
import {
  rangeMaximum,
  rangeMinimum,
  rangeNegated,
  rangePower,
  rangeProduct,
  rangeQuotient,
  rangeSum,
} from './range-arithmetic.js';

/** The ranges of a plan and of its slope in one variable; slope null where the variable does not occur. */
interface Sloped {
  readonly value: Range;
  readonly slope: Range | null;
}

/**
 * The range in which the slope of a plan in one variable lies, over all values of all variables; null where it does not occur.
 *
 * Interval automatic differentiation. For `min` and `max`, which have corners, it holds the slopes of all arguments.
 * @throws DividesByZero, TooLarge
 */
export function slopeOf(plan: Plan, variable: number, ranges: readonly Range[]): Range | null {
  return sloped(plan, variable, ranges).slope;
}

const [NOTHING, UNITY] = [pointRange(ZERO), pointRange(ONE)];

function sloped(plan: Plan, variable: number, ranges: readonly Range[]): Sloped {
  const inside = (part: Plan): Sloped => sloped(part, variable, ranges);
  switch (plan.kind) {
    case 'number':
      return { value: pointRange(plan.at), slope: null };
    case 'variable':
      return { value: computing(plan)(ranges), slope: plan.index === variable ? UNITY : null };
    case 'negate': {
      const { value, slope } = inside(plan.of);
      return { value: rangeNegated(value), slope: slope && rangeNegated(slope) };
    }
    case 'scale': {
      const [{ value, slope }, factor] = [inside(plan.of), pointRange(plan.factor)];
      return { value: rangeProduct(value, factor), slope: slope && rangeProduct(slope, factor) };
    }
    case 'multiply': {
      const [a, b] = [inside(plan.left), inside(plan.right)];
      const [left, right] = [a.slope && rangeProduct(a.slope, b.value), b.slope && rangeProduct(a.value, b.slope)];
      return { value: rangeProduct(a.value, b.value), slope: joined(left, right) };
    }
    case 'divide':
      return quotientSloped(inside(plan.left), inside(plan.right));
    case 'power': {
      const [{ value, slope }, { exponent }] = [inside(plan.of), plan];
      const factor = pointRange({ n: BigInt(exponent), d: 1n, e: 0 });
      const outer = exponent === 0 ? NOTHING : rangeProduct(factor, rangePower(value, exponent - 1));
      return { value: rangePower(value, exponent), slope: slope && rangeProduct(outer, slope) };
    }
    case 'sum': {
      const parts = plan.of.map(inside);
      const value = parts.map((part) => part.value).reduce(rangeSum);
      return { value, slope: parts.map((part) => part.slope).reduce(joined, null) };
    }
    case 'min':
    case 'max': {
      const parts = plan.of.map(inside);
      const value = (plan.kind === 'min' ? rangeMinimum : rangeMaximum)(parts.map((part) => part.value));
      if (parts.every((part) => part.slope === null)) return { value, slope: null };
      const slopes = parts.map((part) => part.slope ?? NOTHING);
      return { value, slope: between(lowest(slopes.map(lowerEnd)), highest(slopes.map(upperEnd))) };
    }
  }
}

function quotientSloped(a: Sloped, b: Sloped): Sloped {
  const value = rangeQuotient(a.value, b.value);
  if (b.slope === null) return { value, slope: a.slope && rangeQuotient(a.slope, b.value) };
  const square = rangePower(b.value, 2);
  const below = rangeNegated(rangeProduct(a.value, b.slope));
  const above = a.slope ? rangeSum(rangeProduct(a.slope, b.value), below) : below;
  return { value, slope: pointOf(above)?.n === 0n ? NOTHING : rangeQuotient(above, square) };
}

function joined(a: Range | null, b: Range | null): Range | null {
  return a === null || b === null ? (a ?? b) : rangeSum(a, b);
}
