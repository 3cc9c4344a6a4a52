import type Fraction from 'fraction.js';

import type { Exact } from './exact.js';
import { exactOf } from './exact.js';
import type { Expression } from './formula.js';
import { commonUnit, convertedTo, simplified } from './unit-arithmetic.js';
import type { UnitProduct } from './unit-product.js';
import { NO_UNIT, unitTimes } from './unit-product.js';

/** What is to be computed, with units worked out: only numbers are left. */
export type Plan =
  | { readonly kind: 'number'; readonly at: Exact }
  | { readonly kind: 'variable'; readonly index: number }
  | { readonly kind: 'negate'; readonly of: Plan }
  | { readonly kind: 'scale'; readonly of: Plan; readonly factor: Exact }
  | { readonly kind: 'multiply' | 'divide'; readonly left: Plan; readonly right: Plan }
  | { readonly kind: 'power'; readonly of: Plan; readonly exponent: number }
  | { readonly kind: 'sum' | 'min' | 'max'; readonly of: readonly Plan[] };

/** What a plan is made of. */
export function partsOf(plan: Plan): readonly Plan[] {
  switch (plan.kind) {
    case 'number':
    case 'variable':
      return [];
    case 'multiply':
    case 'divide':
      return [plan.left, plan.right];
    case 'sum':
    case 'min':
    case 'max':
      return plan.of;
    default:
      return [plan.of];
  }
}

/** A plan, and the unit of what it gives; null for a zero, which is of any unit. */
export interface Planned {
  readonly plan: Plan;
  readonly unit: UnitProduct | null;
}

/** A name of a formula as a plan needs it. */
export interface Variable {
  /** Names of one claim share it. */
  readonly index: number;
  readonly unit: UnitProduct;
}

/**
 * Works out the units of a formula, and puts the factors into it that bring what is added or compared into one unit.
 *
 * Percent and its kin are factors of a hundredth (a ten-thousandth) wherever they meet anything else.
 * @throws UnitsApart where what is added or compared measures different things
 */
export function planOf(expression: Expression, variables: ReadonlyMap<string, Variable>): Planned {
  switch (expression.kind) {
    case 'number': {
      const at = exactOf(expression.decimal);
      return { plan: { kind: 'number', at }, unit: at.n === 0n ? null : NO_UNIT };
    }
    case 'name': {
      const variable = variables.get(expression.name);
      if (variable === undefined) throw new RangeError('A name without an input.');
      return { plan: { kind: 'variable', index: variable.index }, unit: variable.unit };
    }
    case 'negate': {
      const { plan, unit } = planOf(expression.of, variables);
      return { plan: { kind: 'negate', of: plan }, unit };
    }
    case 'percent': {
      const { plan, unit } = planOf(expression.of, variables);
      return multiplied(plan, unit, PERCENT, 1);
    }
    case 'add':
    case 'subtract':
      return added(expression, variables);
    case 'multiply':
    case 'divide': {
      const [left, right] = [planOf(expression.left, variables), planOf(expression.right, variables)];
      const plan: Plan = { kind: expression.kind, left: left.plan, right: right.plan };
      return multiplied(plan, left.unit, right.unit, expression.kind === 'multiply' ? 1 : -1);
    }
    case 'power': {
      const { plan, unit } = planOf(expression.of, variables);
      return multiplied({ kind: 'power', of: plan, exponent: expression.exponent }, NO_UNIT, unit, expression.exponent);
    }
    case 'sum':
    case 'min':
    case 'max':
      return together(
        expression.kind,
        expression.of.map((part) => planOf(part, variables)),
      );
    case 'avg': {
      const { plan, unit } = together(
        'sum',
        expression.of.map((part) => planOf(part, variables)),
      );
      return { plan: scaled(plan, { n: 1n, d: BigInt(expression.of.length), e: 0 }), unit };
    }
  }
}

/** The plan with its result in the unit wanted; null where it measures something else. */
export function inUnit({ plan, unit }: Planned, wanted: UnitProduct): Plan | null {
  if (unit === null) return plan;
  const factor = convertedTo(unit, wanted);
  return factor && scaled(plan, exactFraction(factor));
}

const PERCENT: UnitProduct = { powers: new Map([['percent', 1]]), counted: new Map() };

/** A chain of additions and subtractions is one sum: it may be a thousand long. */
function added(expression: Expression, variables: ReadonlyMap<string, Variable>): Planned {
  const parts: Planned[] = [];
  let rest = expression;
  for (; rest.kind === 'add' || rest.kind === 'subtract'; rest = rest.left) {
    const { plan, unit } = planOf(rest.right, variables);
    parts.push(rest.kind === 'add' ? { plan, unit } : { plan: { kind: 'negate', of: plan }, unit });
  }
  parts.push(planOf(rest, variables));
  return together('sum', parts.reverse());
}

function together(kind: 'sum' | 'min' | 'max', parts: readonly Planned[]): Planned {
  const unit = commonUnit(parts.map((part) => part.unit));
  const of = parts.map((part) => (unit === null ? part.plan : (inUnit(part, unit) ?? part.plan)));
  return { plan: { kind, of }, unit };
}

/** The plan, whose numbers are multiplied already, with the unit of the product of one unit and another to a power. */
function multiplied(plan: Plan, unit: UnitProduct | null, by: UnitProduct | null, power: number): Planned {
  if (unit === null || by === null) return { plan, unit: null };
  const whole = simplified(unitTimes(unit, by, power));
  return { plan: scaled(plan, exactFraction(whole.factor)), unit: whole.unit };
}

function scaled(of: Plan, factor: Exact): Plan {
  return factor.n === factor.d && factor.e === 0 ? of : { kind: 'scale', of, factor };
}

/** As a decimal where it is one: those are faster to compute with. */
function exactFraction({ s, n, d }: Fraction): Exact {
  const top = s * n;
  let power = 1n;
  for (let places = 0; places <= 40; places += 1, power *= 10n) {
    if (power % d === 0n) return { n: top * (power / d), d: 1n, e: -places };
  }
  return { n: top, d, e: 0 };
}
