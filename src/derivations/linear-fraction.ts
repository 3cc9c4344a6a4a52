import { computing } from './evaluate-plan.js';
import { ONE, ZERO } from './exact.js';
import type { Plan } from './formula-plan.js';
import { partsOf } from './formula-plan.js';
import type { Range } from './range.js';
import { pointOf, pointRange } from './range.js';
import { rangeNegated, rangeProduct, rangeQuotient, rangeSum } from './range-arithmetic.js';

/** A formula as (a·x + b) ÷ (c·x + d) in one of its variables. Between two poles it only rises or only falls in x. */
export interface LinearFraction {
  readonly a: Range;
  readonly b: Range;
  readonly c: Range;
  readonly d: Range;
}

const [NOTHING, UNITY] = [pointRange(ZERO), pointRange(ONE)];

/**
 * The plan as a linear fraction in a variable; null where it is none: growth `(new − old) / old` and shares `a / (a + b)` are.
 *
 * @throws DividesByZero, TooLarge
 */
export function linearFractionOf(plan: Plan, variable: number, ranges: readonly Range[]): LinearFraction | null {
  const inside = (part: Plan): LinearFraction | null => linearFractionOf(part, variable, ranges);
  switch (plan.kind) {
    case 'number':
      return constant(pointRange(plan.at));
    case 'variable':
      return plan.index === variable
        ? { a: UNITY, b: NOTHING, c: NOTHING, d: UNITY }
        : constant(computing(plan)(ranges));
    case 'negate':
      return stretched(inside(plan.of), rangeNegated);
    case 'scale':
      return stretched(inside(plan.of), (range) => rangeProduct(range, pointRange(plan.factor)));
    case 'sum':
      return plan.of.map(inside).reduce((sum, part) => sum && part && sumOf(sum, part));
    case 'multiply':
      return productOf(inside(plan.left), inside(plan.right));
    case 'divide':
      return quotientOf(inside(plan.left), inside(plan.right));
    default:
      return occurs(plan, variable) ? null : constant(computing(plan)(ranges));
  }
}

/** Of which sign the slope is: that of a·d − b·c. */
export function bend({ a, b, c, d }: LinearFraction): Range {
  return rangeSum(rangeProduct(a, d), rangeNegated(rangeProduct(b, c)));
}

/** Whether a variable occurs. */
export function occurs(plan: Plan, variable: number): boolean {
  return plan.kind === 'variable' ? plan.index === variable : partsOf(plan).some((part) => occurs(part, variable));
}

function constant(range: Range): LinearFraction {
  return { a: NOTHING, b: range, c: NOTHING, d: UNITY };
}

const isZero = (range: Range): boolean => pointOf(range)?.n === 0n;
const isOne = (range: Range): boolean => range === UNITY;
const isConstant = ({ a, c }: LinearFraction): boolean => isZero(a) && isZero(c);
/** Whether it is a·x + b; the denominator of such is always the number 1 itself. */
const isLinear = ({ c, d }: LinearFraction): boolean => isZero(c) && isOne(d);

function stretched(form: LinearFraction | null, by: (range: Range) => Range): LinearFraction | null {
  return form && { ...form, a: by(form.a), b: by(form.b) };
}

function sumOf(x: LinearFraction, y: LinearFraction): LinearFraction | null {
  if (isLinear(x) && isLinear(y)) return { ...x, a: rangeSum(x.a, y.a), b: rangeSum(x.b, y.b) };
  const [form, other] = isConstant(y) ? [x, y] : [y, x];
  if (!isConstant(other) || !isLinear(other)) return null;
  const by = (range: Range): Range => rangeProduct(other.b, range);
  return { ...form, a: rangeSum(form.a, by(form.c)), b: rangeSum(form.b, by(form.d)) };
}

function productOf(x: LinearFraction | null, y: LinearFraction | null): LinearFraction | null {
  if (x === null || y === null) return null;
  const [form, other] = isConstant(y) ? [x, y] : [y, x];
  if (!isConstant(other) || !isLinear(other)) return null;
  return stretched(form, (range) => rangeProduct(range, other.b));
}

function quotientOf(x: LinearFraction | null, y: LinearFraction | null): LinearFraction | null {
  if (x === null || y === null) return null;
  if (isConstant(x) && isConstant(y)) return constant(rangeQuotient(x.b, y.b));
  if (isConstant(y)) return stretched(x, (range) => rangeQuotient(range, y.b));
  if (isLinear(x) && isLinear(y)) return { a: x.a, b: x.b, c: y.a, d: y.b };
  if (isConstant(x)) return { a: rangeProduct(x.b, y.c), b: rangeProduct(x.b, y.d), c: y.a, d: y.b };
  return null;
}
