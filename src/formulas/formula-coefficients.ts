import { computing } from './evaluate-plan.js';
import type { Plan } from './formula-plan.js';
import { partsOf } from './formula-plan.js';
import type { Coefficients, LinearFraction } from './linear-fraction.js';
import { linearFractionOf } from './linear-fraction.js';
import { spend } from './work.js';

const [NOTHING, UNITY] = [0n, 1n].map((n): Plan => ({ kind: 'number', at: { n, d: 1n, e: 0 } })) as [Plan, Plan];
const isNumber = (plan: Plan, n: bigint): boolean =>
  plan.kind === 'number' && plan.at.n === n && plan.at.d === 1n && plan.at.e === 0;

/** In one another, coefficients grow as fast as the numbers of Fibonacci. */
const LARGEST = 4000;

/** The plan as a linear fraction in a variable whose coefficients are formulas themselves; null where it is none, or they become too long. */
export function formulaFractionOf(plan: Plan, variable: number): LinearFraction<Plan> | null {
  const fraction = linearFractionOf(plan, variable, FORMULA_COEFFICIENTS);
  return fraction && Object.values(fraction).every(isSmall) ? fraction : null;
}

/** Whether a formula that is a coefficient is so small that it can be computed with: what it uses twice counts twice. */
export function isSmall(plan: Plan): boolean {
  return sizeOf(plan, new Map()) <= LARGEST;
}

function sizeOf(plan: Plan, sizes: Map<Plan, number>): number {
  const known = sizes.get(plan);
  if (known !== undefined) return known;
  spend(1);
  const size = partsOf(plan).reduce((sum, part) => sum + sizeOf(part, sizes), 1);
  sizes.set(plan, size);
  return size;
}

/** Coefficients of a linear fraction that are formulas themselves. */
export const FORMULA_COEFFICIENTS: Coefficients<Plan> = {
  zero: NOTHING,
  one: UNITY,
  isZero: (plan) => isNumber(plan, 0n),
  of: (plan) => plan,
  negated: (of) => (of === NOTHING ? of : { kind: 'negate', of }),
  sum: (x, y) => (x === NOTHING ? y : y === NOTHING ? x : sumOf(x, y)),
  product: (x, y) => {
    if (x === NOTHING || y === UNITY) return x;
    return y === NOTHING || x === UNITY ? y : { kind: 'multiply', left: x, right: y };
  },
  quotient: (x, y) => (x === NOTHING || y === UNITY ? x : { kind: 'divide', left: x, right: y }),
};

/** Plain numbers are added up, so that 1 − 1 is seen to be nothing. */
function sumOf(x: Plan, y: Plan): Plan {
  const sum: Plan = { kind: 'sum', of: [x, y] };
  if (!isPlain(x) || !isPlain(y)) return sum;
  const { lower, upper } = computing(sum)([]);
  if (lower === null || lower !== upper) return sum;
  return lower.n === 0n ? NOTHING : { kind: 'number', at: lower };
}

/** A number, or something simple made of numbers alone. */
function isPlain(plan: Plan): boolean {
  return plan.kind === 'number' || (plan.kind !== 'variable' && partsOf(plan).every(({ kind }) => kind === 'number'));
}
