import { computing } from './evaluate-plan.js';
import { ONE, ZERO } from './exact.js';
import type { Plan } from './formula-plan.js';
import { partsOf } from './formula-plan.js';
import type { Range } from './range.js';
import { pointOf, pointRange } from './range.js';
import { rangeNegated, rangeProduct, rangeQuotient, rangeSum } from './range-arithmetic.js';

/** A formula as (a·x + b) ÷ (c·x + d) in one of its variables. Between two poles it only rises or only falls in x. */
export interface LinearFraction<Value> {
  readonly a: Value;
  readonly b: Value;
  readonly c: Value;
  readonly d: Value;
}

/** What coefficients are made of: ranges, or parts of the formula themselves. */
export interface Coefficients<Value> {
  readonly zero: Value;
  readonly one: Value;
  readonly isZero: (value: Value) => boolean;
  /** Of a part in which the variable does not occur. */
  readonly of: (plan: Plan) => Value;
  readonly negated: (value: Value) => Value;
  readonly sum: (x: Value, y: Value) => Value;
  readonly product: (x: Value, y: Value) => Value;
  readonly quotient: (x: Value, y: Value) => Value;
}

/**
 * The plan as a linear fraction in a variable; null where it is none: growth `(new − old) / old` and shares `a / (a + b)` are.
 *
 * @throws whatever the coefficients throw
 */
export function linearFractionOf<Value>(
  plan: Plan,
  variable: number,
  values: Coefficients<Value>,
): LinearFraction<Value> | null {
  return new Fractions(variable, values).of(plan);
}

/** Coefficients that are ranges. */
export function rangeCoefficients(ranges: readonly Range[]): Coefficients<Range> {
  return { ...RANGES, of: (plan) => computing(plan)(ranges) };
}

/** Of which sign the slope is: that of a·d − b·c. */
export function bend({ a, b, c, d }: LinearFraction<Range>): Range {
  return RANGES.sum(RANGES.product(a, d), rangeNegated(RANGES.product(b, c)));
}

/** Whether a variable occurs. */
export function occurs(plan: Plan, variable: number): boolean {
  return plan.kind === 'variable' ? plan.index === variable : partsOf(plan).some((part) => occurs(part, variable));
}

const [NOTHING, UNITY] = [pointRange(ZERO), pointRange(ONE)];

/** Most coefficients are 0 or 1, and need no arithmetic. */
const RANGES: Omit<Coefficients<Range>, 'of'> = {
  zero: NOTHING,
  one: UNITY,
  isZero: (range) => range === NOTHING || pointOf(range)?.n === 0n,
  negated: (range) => (range === NOTHING ? range : rangeNegated(range)),
  sum: (x, y) => (x === NOTHING ? y : y === NOTHING ? x : rangeSum(x, y)),
  product: (x, y) => {
    if (x === NOTHING || y === UNITY) return x;
    return y === NOTHING || x === UNITY ? y : rangeProduct(x, y);
  },
  quotient: (x, y) => (x === NOTHING || y === UNITY ? x : rangeQuotient(x, y)),
};

class Fractions<Value> {
  constructor(
    private readonly variable: number,
    private readonly values: Coefficients<Value>,
  ) {}

  of(plan: Plan): LinearFraction<Value> | null {
    const { zero, one, negated, product } = this.values;
    switch (plan.kind) {
      case 'variable':
        return plan.index === this.variable
          ? { a: one, b: zero, c: zero, d: one }
          : this.constant(this.values.of(plan));
      case 'negate':
        return stretched(this.of(plan.of), negated);
      case 'scale':
        return stretched(this.of(plan.of), (value) =>
          product(value, this.values.of({ kind: 'number', at: plan.factor })),
        );
      case 'sum':
        return plan.of.map((part) => this.of(part)).reduce((sum, part) => sum && part && this.sum(sum, part));
      case 'multiply':
        return this.product(this.of(plan.left), this.of(plan.right));
      case 'divide':
        return this.quotient(this.of(plan.left), this.of(plan.right));
      default:
        return occurs(plan, this.variable) ? null : this.constant(this.values.of(plan));
    }
  }

  private constant(b: Value): LinearFraction<Value> {
    const { zero, one } = this.values;
    return { a: zero, b, c: zero, d: one };
  }

  private isConstant({ a, c }: LinearFraction<Value>): boolean {
    return this.values.isZero(a) && this.values.isZero(c);
  }

  /** Whether it is a·x + b; the denominator of such is always the number 1 itself. */
  private isLinear({ c, d }: LinearFraction<Value>): boolean {
    return this.values.isZero(c) && d === this.values.one;
  }

  private sum(x: LinearFraction<Value>, y: LinearFraction<Value>): LinearFraction<Value> | null {
    const { sum, product } = this.values;
    if (this.isLinear(x) && this.isLinear(y)) return { ...x, a: sum(x.a, y.a), b: sum(x.b, y.b) };
    const [form, other] = this.isConstant(y) ? [x, y] : [y, x];
    if (!this.isConstant(other) || !this.isLinear(other)) return null;
    return { ...form, a: sum(form.a, product(other.b, form.c)), b: sum(form.b, product(other.b, form.d)) };
  }

  private product(x: LinearFraction<Value> | null, y: LinearFraction<Value> | null): LinearFraction<Value> | null {
    if (x === null || y === null) return null;
    const [form, other] = this.isConstant(y) ? [x, y] : [y, x];
    if (!this.isConstant(other) || !this.isLinear(other)) return null;
    return stretched(form, (value) => this.values.product(value, other.b));
  }

  private quotient(x: LinearFraction<Value> | null, y: LinearFraction<Value> | null): LinearFraction<Value> | null {
    if (x === null || y === null) return null;
    const { product, quotient } = this.values;
    if (this.isConstant(x) && this.isConstant(y)) return this.constant(quotient(x.b, y.b));
    if (this.isConstant(y)) return stretched(x, (value) => quotient(value, y.b));
    if (this.isLinear(x) && this.isLinear(y)) return { a: x.a, b: x.b, c: y.a, d: y.b };
    if (this.isConstant(x)) return { a: product(x.b, y.c), b: product(x.b, y.d), c: y.a, d: y.b };
    return null;
  }
}

function stretched<Value>(
  form: LinearFraction<Value> | null,
  by: (value: Value) => Value,
): LinearFraction<Value> | null {
  return form && { ...form, a: by(form.a), b: by(form.b) };
}
