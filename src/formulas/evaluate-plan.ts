import type { Plan } from './formula-plan.js';
import { pointRange, type Range } from './range.js';
import {
  rangeMaximum,
  rangeMinimum,
  rangeNegated,
  rangePower,
  rangeProduct,
  rangeQuotient,
  rangeTotal,
} from './range-arithmetic.js';

/** Computes a plan from the ranges of its variables, by index. */
export type Computing = (variables: readonly Range[]) => Range;

/**
 * Makes a function of a plan: the natural range, in which every occurrence of a variable is taken to be free of the others.
 *
 * It contains every result, and is the smallest that does where no variable that is more than a point occurs twice.
 * The function throws DividesByZero and TooLarge.
 * @param divisor how what is divided by is computed, where not in the same manner
 */
export function computing(plan: Plan, divisor: (plan: Plan) => Computing = computing): Computing {
  const inside = (part: Plan): Computing => computing(part, divisor);
  switch (plan.kind) {
    case 'number': {
      const range = pointRange(plan.at);
      return () => range;
    }
    case 'variable': {
      const { index } = plan;
      return (variables) => {
        const range = variables[index];
        if (range === undefined) throw new RangeError('A variable without a range.');
        return range;
      };
    }
    case 'negate': {
      const of = inside(plan.of);
      return (variables) => rangeNegated(of(variables));
    }
    case 'scale': {
      const [of, factor] = [inside(plan.of), pointRange(plan.factor)];
      return (variables) => rangeProduct(of(variables), factor);
    }
    case 'multiply':
    case 'divide': {
      const [left, right] = [inside(plan.left), plan.kind === 'divide' ? divisor(plan.right) : inside(plan.right)];
      return plan.kind === 'multiply'
        ? (variables) => rangeProduct(left(variables), right(variables))
        : (variables) => rangeQuotient(left(variables), right(variables));
    }
    case 'power': {
      const [of, { exponent }] = [inside(plan.of), plan];
      return (variables) => rangePower(of(variables), exponent);
    }
    case 'sum': {
      const of = plan.of.map(inside);
      return (variables) => rangeTotal(of.map((part) => part(variables)));
    }
    case 'min':
    case 'max': {
      const [of, extreme] = [plan.of.map(inside), plan.kind === 'min' ? rangeMinimum : rangeMaximum];
      return (variables) => extreme(of.map((part) => part(variables)));
    }
  }
}
