import { TooLarge } from '../formulas/exact.js';
import type { Formula } from '../formulas/formula.js';
import { parseFormula } from '../formulas/formula-parser.js';
import type { Prepared } from '../formulas/prepared.js';
import { prepared, valueOf } from '../formulas/prepared.js';
import { DividesByZero } from '../formulas/range.js';
import { figureOfRange, numbersOf } from '../formulas/range-figure.js';
import { UnitsApart } from '../formulas/unit-arithmetic.js';
import { Refusal } from '../kernel/refusal.js';
import type { Figure } from '../quantities/figure.js';
import type { Derivable, Evaluated, Known, KnownInput } from './computation.js';
import { failureOf } from './failure-sentences.js';

/**
 * Computes the formula of a derivation over the ranges of its inputs, in the unit of the claim where it can be brought there.
 *
 * The range contains every result that numbers of the inputs give; see {@link tightRange} for where it is the smallest that
 * does. Never throws for what a derivation may say: what cannot be computed has a failure.
 */
export function evaluate({ formula: text, inputs, claim }: Derivable): Evaluated {
  if (text === null) return failedWith(null, null);
  let formula: Formula;
  try {
    formula = parseFormula(text);
  } catch (thrown) {
    if (thrown instanceof Refusal) return failedWith(null, failureOf('invalid_formula', {}, inputs));
    throw thrown;
  }
  const used = usedInputs(formula, inputs);
  if ('missing' in used) {
    return failedWith(formula, failureOf('missing_input', { names: used.missing }, inputs));
  }
  const without = used.found.filter(({ figure }) => numbersOf(figure) === null);
  if (without.length > 0) {
    return failedWith(formula, failureOf('no_number', { names: without.map(({ name }) => name) }, inputs));
  }
  try {
    const plan = prepared(formula, used.found, wantedOf(claim));
    return computed(formula, plan, used.found);
  } catch (thrown) {
    if (thrown instanceof UnitsApart)
      return failedWith(formula, failureOf('unit_mismatch', { units: [thrown.first, thrown.second] }, inputs));
    if (thrown instanceof TooLarge) return failedWith(formula, failureOf('too_large', {}, inputs));
    throw thrown;
  }
}

function computed(formula: Formula, plan: Prepared<KnownInput>, inputs: readonly KnownInput[]): Evaluated {
  const numbers = plan.variables.flatMap((input) => numbersOf(input.figure) ?? []);
  const { unit, of, misfit } = plan;
  try {
    const { range, point, possiblyWide } = valueOf(plan, numbers);
    const result = figureOfRange(range, point, { unit, of, assumed: assumedOf(unit, plan.variables) });
    return { formula, result, possiblyWide, failure: null, misfit };
  } catch (thrown) {
    if (!(thrown instanceof DividesByZero)) throw thrown;
    const names = [...plan.zeroDivisors(numbers.map(({ range }) => range))];
    return failedWith(formula, failureOf('division_by_zero_interval', { names }, inputs));
  }
}

/** A claim that states no number has no unit to go by. */
function wantedOf(claim: Derivable['claim']): Figure | null {
  return claim && numbersOf(claim.figure) && claim.figure;
}

/** A dollar whose country was assumed stays assumed in what is computed from it. */
function assumedOf(unit: string, inputs: readonly Pick<Known, 'figure'>[]): readonly string[] {
  const money = inputs.flatMap(({ figure }) => (figure !== null && unit.includes(figure.unit) ? [figure] : []));
  return [...new Set(money.flatMap((figure: Figure) => figure.assumed))].sort();
}

function usedInputs(
  { names }: Formula,
  inputs: readonly KnownInput[],
): { readonly found: readonly KnownInput[] } | { readonly missing: readonly string[] } {
  const known = new Map(inputs.map((input) => [input.name, input]));
  const found = names.flatMap((name) => known.get(name) ?? []);
  const missing = names.filter((name) => !known.has(name));
  return missing.length > 0 ? { missing } : { found };
}

function failedWith(formula: Formula | null, failure: Evaluated['failure']): Evaluated {
  return { formula, result: null, possiblyWide: false, failure, misfit: null };
}
