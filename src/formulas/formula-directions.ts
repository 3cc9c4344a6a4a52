import { signOf } from './exact.js';
import { FORMULA_COEFFICIENTS, formulaFractionOf, isSmall } from './formula-coefficients.js';
import type { Plan } from './formula-plan.js';
import { partsOf } from './formula-plan.js';
import { occurs } from './linear-fraction.js';
import { spend } from './work.js';

/** −1 or 1 where a number is on that side of zero, or where something falls or rises; 0 where that is not known. */
export type Sign = -1 | 0 | 1;

/** In longer plans names that pull both ways are not looked into: the time that takes grows with the square of the length. */
const MOST_PARTS = 200;

/**
 * Whether a plan strictly rises or strictly falls in each of its variables, by its form alone: whatever the numbers are, as long as
 * they are on these sides of zero.
 *
 * A variable that pulls both ways, as in `a / (a + b)`, is known where the part in which it does is a linear fraction in it.
 * @param signs of the variables, by index
 * @returns by index; null where something is divided by that may be zero
 */
export function directionsOf(plan: Plan, signs: readonly Sign[]): readonly Sign[] | null {
  const sides = new Map<Plan, Sign>();
  if (!learnSides(plan, signs, sides)) return null;
  const found: (Sign | undefined)[] = signs.map(() => undefined);
  const mixed = new Set<number>();
  const follow = (part: Plan, path: Sign): void => {
    if (part.kind === 'variable') {
      const before = found[part.index] ?? path;
      if (before !== path) mixed.add(part.index);
      found[part.index] = before === path ? path : 0;
    }
    for (const [at, inner] of partsOf(part).entries()) follow(inner, multiplied(path, slopeAt(part, at, sides)));
  };
  follow(plan, 1);
  if (sides.size <= MOST_PARTS)
    for (const variable of mixed) found[variable] = directionIn(plan, { variable, signs, sides });
  return found.map((sign) => sign ?? 0);
}

interface Mixed {
  readonly variable: number;
  readonly signs: readonly Sign[];
  readonly sides: ReadonlyMap<Plan, Sign>;
}

/** The parts in which the variable occurs agree, or together are a linear fraction. */
function directionIn(plan: Plan, mixed: Mixed): Sign {
  if (plan.kind === 'variable') return 1;
  const directions = partsOf(plan).flatMap((part, at) =>
    occurs(part, mixed.variable) ? [multiplied(slopeAt(plan, at, mixed.sides), directionIn(part, mixed))] : [],
  );
  const [first = 0] = directions;
  const agreed = directions.every((direction) => direction === first) ? first : 0;
  return agreed === 0 && directions.length > 1 ? bendOf(plan, mixed) : agreed;
}

/** Of which sign the slope of a linear fraction (a·x + b) ÷ (c·x + d) is: that of a·d − b·c. */
function bendOf(plan: Plan, { variable, signs }: Mixed): Sign {
  const fraction = formulaFractionOf(plan, variable);
  if (fraction === null) return 0;
  const { a, b, c, d } = fraction;
  const { sum, product, negated } = FORMULA_COEFFICIENTS;
  const bend = sum(product(a, d), negated(product(b, c)));
  if (!isSmall(bend)) return 0;
  const sides = new Map<Plan, Sign>();
  learnSides(bend, signs, sides);
  return sides.get(bend) ?? 0;
}

/** On which side of zero each part is; false if that is not known of something that is divided by. */
function learnSides(plan: Plan, signs: readonly Sign[], sides: Map<Plan, Sign>): boolean {
  // Formulas that are coefficients use parts more than once.
  if (sides.has(plan)) return true;
  spend(1);
  const parts = partsOf(plan);
  const divisorsHold = parts.map((part) => learnSides(part, signs, sides)).every(Boolean);
  const side = sideOf(
    plan,
    parts.map((part) => sides.get(part) ?? 0),
    signs,
  );
  sides.set(plan, side);
  const divisor = plan.kind === 'divide' ? plan.right : plan.kind === 'power' && plan.exponent < 0 ? plan.of : null;
  return divisorsHold && (divisor === null || sides.get(divisor) !== 0);
}

function sideOf(plan: Plan, parts: readonly Sign[], signs: readonly Sign[]): Sign {
  const [first = 0, second = 0] = parts;
  switch (plan.kind) {
    case 'number':
      return signOf(plan.at);
    case 'variable':
      return signs[plan.index] ?? 0;
    case 'negate':
      return multiplied(first, -1);
    case 'scale':
      return multiplied(first, signOf(plan.factor));
    case 'multiply':
    case 'divide':
      return multiplied(first, second);
    case 'power':
      return plan.exponent === 0 ? 1 : powered(first, plan.exponent);
    case 'sum':
    case 'min':
    case 'max':
      return parts.every((part) => part === first) ? first : 0;
  }
}

/** Whether a plan rises or falls as one of its parts rises. */
function slopeAt(plan: Plan, at: number, sides: ReadonlyMap<Plan, Sign>): Sign {
  const side = (part: Plan): Sign => sides.get(part) ?? 0;
  switch (plan.kind) {
    case 'negate':
      return -1;
    case 'scale':
      return signOf(plan.factor);
    case 'multiply':
      return side(at === 0 ? plan.right : plan.left);
    case 'divide':
      return at === 0 ? side(plan.right) : multiplied(side(plan.left), -1);
    case 'power': {
      if (plan.exponent === 0 || plan.exponent === 1) return plan.exponent;
      return multiplied(powered(side(plan.of), plan.exponent - 1), plan.exponent > 0 ? 1 : -1);
    }
    case 'sum':
      return 1;
    // Where one argument passes another, the others no longer count: that is not strict.
    default:
      return 0;
  }
}

function multiplied(a: Sign, b: Sign): Sign {
  return a === 0 || b === 0 ? 0 : a === b ? 1 : -1;
}

function powered(side: Sign, exponent: number): Sign {
  return side === 0 ? 0 : exponent % 2 === 0 ? 1 : side;
}
