import { computing } from '../formulas/evaluate-plan.js';
import type { Exact } from '../formulas/exact.js';
import { TooLarge } from '../formulas/exact.js';
import { roundedResult } from '../formulas/exact-rounding.js';
import { FORMULA_COEFFICIENTS, formulaFractionOf } from '../formulas/formula-coefficients.js';
import { parseFormula } from '../formulas/formula-parser.js';
import type { Plan } from '../formulas/formula-plan.js';
import { inverted, NotInvertible } from '../formulas/invert.js';
import { bisected } from '../formulas/invert-bisection.js';
import { bend, linearFractionOf, rangeCoefficients } from '../formulas/linear-fraction.js';
import type { Numbers, Prepared } from '../formulas/prepared.js';
import { prepared } from '../formulas/prepared.js';
import type { Range } from '../formulas/range.js';
import { DividesByZero, pointOf, pointRange, sideOfZero } from '../formulas/range.js';
import { figureOfRange, keptRange, numbersOf } from '../formulas/range-figure.js';
import type { Found } from '../formulas/tight-range.js';
import { repeatedIn, tightRange } from '../formulas/tight-range.js';
import { UnitsApart } from '../formulas/unit-arithmetic.js';
import { Refusal } from '../kernel/refusal.js';
import type { Figure } from '../quantities/figure.js';
import type { KnownInput, Texts } from './computation.js';
import type { Apart } from './solve-sentences.js';
import { neededTexts, notNeededTexts } from './solve-sentences.js';

/** What an input would have to be. */
export interface Solved {
  /** Everything that the input may be so that the formula can give the target; null where that cannot be said. */
  readonly required: Figure | null;
  /** Whether that may be more than there is. */
  readonly possiblyWide: boolean;
  /** The English sentence. */
  readonly text: string;
  readonly texts: Texts;
}

/**
 * Solves a formula for one of its inputs: which values of it, with some values of the others, give what is in the target?
 *
 * Exact where the input occurs once, powers included (to sixty digits where a root has no end), and where the formula is a linear
 * fraction in it. In other formulas by halving, to fifty digits, where it only rises or only falls in it; else nothing is said.
 * Solutions on the other side of zero than the input is now may be left out. The point is what gives the point of the target with the points of the others.
 * @param inputs those of the formula; the one that is solved for gives the unit
 * @throws Refusal `invalid-formula` for what is no formula, or uses a name without an input
 */
export function solve(formula: string, inputs: readonly KnownInput[], name: string, target: Figure): Solved {
  const parsed = parseFormula(formula);
  const known = new Map(inputs.map((input) => [input.name, input]));
  const used = parsed.names.map((used) => {
    const input = known.get(used);
    if (input === undefined) throw new Refusal('invalid-formula', `The formula uses “${used}”, which is no input.`);
    return input;
  });
  const input = used.find((one) => one.name === name);
  if (input === undefined) throw new Refusal('invalid-formula', `The formula does not use “${name}”.`);
  try {
    const plan = prepared(parsed, used, target);
    const variable = plan.variables.findIndex(
      (one) => one === input || (one.claimId !== null && one.claimId === input.claimId),
    );
    const found = plan.misfit ? null : solved(plan, variable, target);
    const isUntold = used.some((one) => one !== input && one.isUntold === true);
    return found ? said(input, target, found, isUntold) : unsolved(input, target, plan.misfit);
  } catch (thrown) {
    const known = [NotInvertible, DividesByZero, TooLarge, UnitsApart].some((kind) => thrown instanceof kind);
    if (known) return unsolved(input, target, null);
    throw thrown;
  }
}

interface Solution {
  readonly range: Range;
  readonly point: Exact | null;
  readonly possiblyWide: boolean;
  /** Whether numbers on the other side of zero were left out. */
  readonly oneSided: boolean;
}

function solved(ready: Prepared<KnownInput>, variable: number, target: Figure): Solution | null {
  const { plan, variables, range: rangeOf } = ready;
  const wanted = numbersOf(target);
  const numbers = variables.map(({ figure }, index) => numbersOf(figure) ?? (index === variable ? ANY : null));
  if (wanted === null || numbers.some((one) => one === null)) return null;
  const ranges = numbers.map((one) => one?.range ?? ANY.range);
  const points = numbers.map((one, index) => {
    // Of what is solved for only the side of zero on which it is now makes a difference.
    if (index === variable) return one?.range ?? ANY.range;
    return one?.point ? pointRange(one.point) : null;
  });
  const once = !repeatedIn(plan).includes(variable);
  const turned = once ? null : turnedRound(plan, variable, variables.length);
  const solve = (sought: Range, others: readonly Range[]): OneSided => {
    if (once) return { ...inverted(plan, variable, sought, others), possiblyWide: isWide(plan, others) };
    if (turned === null) return bisected({ plan, rangeOf, variable, target: sought, ranges: others });
    const depends = dependsOn(plan, variable, others);
    const found = tightRange(turned, computing(turned), repeatedIn(turned), [...others, sought]);
    return { ...found, possiblyWide: found.possiblyWide || !depends, oneSided: false };
  };
  const { range, possiblyWide, oneSided } = solve(wanted.range, ranges);
  return { range: keptRange(range), possiblyWide, oneSided, point: pointOfSolution(wanted.point, points, solve) };
}

type OneSided = Found & { readonly oneSided: boolean };

const ANY: Numbers = { range: { lower: null, lowerClosed: false, upper: null, upperClosed: false }, point: null };

/** Another name that is more than a number and occurs twice is not the same in both places. */
function isWide(plan: Plan, ranges: readonly Range[]): boolean {
  return repeatedIn(plan).some((index) => pointOf(ranges[index] ?? ANY.range) === null);
}

/** The formula solved for a variable that occurs in it more than once; the target is a variable after the others. */
function turnedRound(plan: Plan, variable: number, target: number): Plan | null {
  const fraction = formulaFractionOf(plan, variable);
  if (fraction === null) return null;
  const { a, b, c, d } = fraction;
  const { sum, product, negated, quotient } = FORMULA_COEFFICIENTS;
  const wanted: Plan = { kind: 'variable', index: target };
  return quotient(sum(product(d, wanted), negated(b)), sum(a, negated(product(c, wanted))));
}

/** Whether a linear fraction surely is not the same for all numbers. @throws NotInvertible where it is */
function dependsOn(plan: Plan, variable: number, ranges: readonly Range[]): boolean {
  const fraction = linearFractionOf(plan, variable, rangeCoefficients(ranges));
  const slope = fraction && bend(fraction);
  if (slope?.lower?.n === 0n && slope.upper?.n === 0n) throw new NotInvertible('The same for all numbers.');
  return slope !== null && sideOfZero(slope) !== 0;
}

function pointOfSolution(
  target: Exact | null,
  points: readonly (Range | null)[],
  solve: (sought: Range, others: readonly Range[]) => OneSided,
): Exact | null {
  const known = points.filter((point) => point !== null);
  if (target === null || known.length < points.length) return null;
  try {
    const { range, possiblyWide } = solve(pointRange(target), known);
    return possiblyWide || range.upper === null ? null : range.lower && roundedResult(range.lower, 0);
  } catch (thrown) {
    if (thrown instanceof DividesByZero || thrown instanceof TooLarge || thrown instanceof NotInvertible) return null;
    throw thrown;
  }
}

function said(
  input: KnownInput,
  target: Figure,
  { range, point, possiblyWide, oneSided }: Solution,
  isUntold: boolean,
): Solved {
  const { unit, of, assumed } = input.figure ?? { unit: '1', assumed: [] };
  const required = figureOfRange(range, point, { unit, of, assumed });
  const texts = neededTexts(input, target, { required, possiblyWide, oneSided, isUntold });
  return { required, possiblyWide, text: texts.en, texts };
}

function unsolved(input: KnownInput, target: Figure, apart: Apart | null): Solved {
  const texts = notNeededTexts(input, target, apart);
  return { required: null, possiblyWide: false, text: texts.en, texts };
}
