import { computing } from './evaluate-plan.js';
import { signOf, ZERO } from './exact.js';
import { rootOf } from './exact-root.js';
import type { Plan } from './formula-plan.js';
import { occurs } from './linear-fraction.js';
import type { End, Range } from './range.js';
import { between, common, isBefore, lowerEnd, meet, pointRange, sideOfZero, upperEnd } from './range.js';
import {
  rangeMaximum,
  rangeMinimum,
  rangeNegated,
  rangeProduct,
  rangeQuotient,
  rangeTotal,
} from './range-arithmetic.js';

/** Thrown where a formula cannot be turned round. */
export class NotInvertible extends Error {
  override readonly name = 'NotInvertible';
}

/**
 * The smallest range in which a variable lies that occurs once, if the formula gives what is in a range.
 *
 * Of a power only the root with the sign that the variable has now; of what is divided by only the side of zero on which it is.
 * @param ranges of all variables, as they are now
 * @throws NotInvertible where there is no solution or more than one; DividesByZero, TooLarge
 */
export function inverted(plan: Plan, variable: number, target: Range, ranges: readonly Range[]): Inverted {
  let [inner, wanted, oneSided] = [plan, target, false];
  while (inner.kind !== 'variable') {
    if (inner.kind === 'divide' && occurs(inner.right, variable) && sideOfZero(wanted) === 0) {
      wanted = onSideOf(computing(inner)(ranges), wanted);
      oneSided = true;
    }
    if (inner.kind === 'power' && inner.exponent % 2 === 0) oneSided = true;
    [inner, wanted] = step(inner, variable, wanted, ranges);
  }
  return { range: wanted, oneSided };
}

/** What a variable lies in, and whether numbers on the other side of zero, which may solve a formula too, were left out. */
export interface Inverted {
  readonly range: Range;
  readonly oneSided: boolean;
}

/** What lies on the same side of zero: a quotient goes to the other one only past where there is none. */
function onSideOf(now: Range, target: Range): Range {
  const side = sideOfZero(now);
  if (side === 0) throw new NotInvertible('Either side of zero may be meant.');
  const [zero, infinite] = [
    { at: ZERO, closed: false },
    { at: null, closed: false },
  ];
  const half = side > 0 ? between(zero, infinite) : between(infinite, zero);
  if (!meet(half, target)) throw new NotInvertible('No number on this side of zero.');
  return common(half, target);
}

function step(plan: Plan, variable: number, target: Range, ranges: readonly Range[]): [Plan, Range] {
  const value = (part: Plan): Range => computing(part)(ranges);
  switch (plan.kind) {
    case 'negate':
      return [plan.of, rangeNegated(target)];
    case 'scale':
      return [plan.of, rangeQuotient(target, pointRange(plan.factor))];
    case 'sum': {
      const inside = plan.of.find((part) => occurs(part, variable));
      if (inside === undefined) break;
      const others = plan.of.filter((part) => part !== inside).map((part) => rangeNegated(value(part)));
      return [inside, rangeTotal([target, ...others])];
    }
    case 'multiply': {
      const [inside, other] = occurs(plan.left, variable) ? [plan.left, plan.right] : [plan.right, plan.left];
      return [inside, rangeQuotient(target, value(other))];
    }
    case 'divide':
      if (occurs(plan.left, variable)) return [plan.left, rangeProduct(target, value(plan.right))];
      return [plan.right, rangeQuotient(value(plan.left), target)];
    case 'power':
      return [plan.of, rootRange(target, plan.exponent, value(plan.of))];
    case 'min':
    case 'max': {
      const inside = plan.of.find((part) => occurs(part, variable));
      const others = plan.of.filter((part) => part !== inside).map(value);
      if (inside === undefined) break;
      if (others.length === 0) return [inside, target];
      if (plan.kind === 'max') return [inside, belowMaximum(target, rangeMaximum(others))];
      return [inside, rangeNegated(belowMaximum(rangeNegated(target), rangeNegated(rangeMinimum(others))))];
    }
  }
  throw new NotInvertible('A formula that cannot be turned round.');
}

/** What one argument of `max` is, if another is in a range: anything up to the target where the other alone may give that. */
function belowMaximum(target: Range, other: Range): Range {
  if (isBefore(target, other)) throw new NotInvertible('The other argument is too large.');
  return meet(target, other) ? { ...target, lower: null, lowerClosed: false } : target;
}

function rootRange(target: Range, exponent: number, now: Range): Range {
  if (exponent === 0) throw new NotInvertible('Everything to the power 0 is 1.');
  if (exponent < 0) return rootRange(rangeQuotient(pointRange({ n: 1n, d: 1n, e: 0 }), target), -exponent, now);
  if (exponent % 2 === 1) return between(root(lowerEnd(target), exponent, 0), root(upperEnd(target), exponent, 1));
  const { lower, upper } = target;
  if (upper !== null && signOf(upper) < 0) throw new NotInvertible('No number has a negative square.');
  const low = lower !== null && signOf(lower) >= 0 ? root(lowerEnd(target), exponent, 0) : { at: ZERO, closed: true };
  const positive = between(low, root(upperEnd(target), exponent, 1));
  if (now.lower !== null && signOf(now.lower) >= 0) return positive;
  if (now.upper !== null && signOf(now.upper) <= 0) return rangeNegated(positive);
  throw new NotInvertible('Either sign may be meant.');
}

/** @param side 0 rounds down, 1 up */
function root({ at, closed }: End, degree: number, side: 0 | 1): End {
  if (at === null) return { at, closed };
  if (signOf(at) >= 0) return { at: rootOf(at, degree)[side], closed };
  const { n, d, e } = rootOf({ ...at, n: -at.n }, degree)[side === 0 ? 1 : 0];
  return { at: { n: -n, d, e }, closed };
}
