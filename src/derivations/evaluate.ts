import { Refusal } from '../kernel/refusal.js';
import type { Figure } from '../quantities/figure.js';
import type { Derivable, Evaluated, Known, KnownInput } from './computation.js';
import type { Exact } from './exact.js';
import { TooLarge } from './exact.js';
import { failureOf } from './failure-sentences.js';
import type { Formula } from './formula.js';
import { parseFormula } from './formula-parser.js';
import type { Prepared } from './prepared.js';
import { prepared } from './prepared.js';
import type { Range } from './range.js';
import { DividesByZero, pointOf, pointRange } from './range.js';
import { figureOfRange, keptRange, pointOfFigure, rangeOfFigure } from './range-figure.js';
import { UnitsApart } from './unit-arithmetic.js';

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
  const without = used.found.filter(({ figure }) => rangeOfFigure(figure) === null);
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

/** Computes what is prepared. @throws TooLarge */
export function computed(formula: Formula, plan: Prepared, inputs: readonly KnownInput[]): Evaluated {
  const ranges = plan.variables.map(({ figure }) => rangeOfFigure(figure));
  if (!isComplete(ranges)) return failedWith(formula, failureOf('no_number', {}, inputs));
  try {
    const { range, possiblyWide } = plan.range(ranges);
    const result = keptRange(range);
    const point = pointResult(plan, ranges, result);
    const { unit, of, misfit } = plan;
    const assumed = assumedOf(unit, plan.variables);
    return {
      formula,
      result: figureOfRange(result, point, { unit, of, assumed }),
      possiblyWide,
      failure: null,
      misfit,
    };
  } catch (thrown) {
    if (!(thrown instanceof DividesByZero)) throw thrown;
    const names = [...plan.zeroDivisors(ranges)];
    return failedWith(formula, failureOf('division_by_zero_interval', { names }, inputs));
  }
}

/** A claim that states no number has no unit to go by. */
function wantedOf(claim: Derivable['claim']): Figure | null {
  return claim && rangeOfFigure(claim.figure) && claim.figure;
}

function isComplete(ranges: readonly (Range | null)[]): ranges is readonly Range[] {
  return ranges.every((range) => range !== null);
}

/** The formula over the points; null where an input has none, or where it has no value there. */
function pointResult(plan: Prepared, ranges: readonly Range[], result: Range): Exact | null {
  const points = plan.variables.map(({ figure }) => pointOfFigure(figure));
  if (points.some((point) => point === null)) return null;
  if (points.every((point, index) => point === (ranges[index] && pointOf(ranges[index])))) return pointOf(result);
  try {
    const { lower } = plan.natural(points.map((point) => pointRange(point as Exact)));
    return lower;
  } catch (thrown) {
    if (thrown instanceof DividesByZero || thrown instanceof TooLarge) return null;
    throw thrown;
  }
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
