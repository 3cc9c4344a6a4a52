import type { Figure } from '../quantities/figure.js';
import type { Computing } from './evaluate-plan.js';
import { computing } from './evaluate-plan.js';
import type { Exact } from './exact.js';
import { TooLarge } from './exact.js';
import type { ComputingExactly } from './exact-plan.js';
import { computingExactly } from './exact-plan.js';
import { roundedResult, roundedResults } from './exact-rounding.js';
import type { Formula } from './formula.js';
import type { Plan, Variable } from './formula-plan.js';
import { inUnit, partsOf, planOf } from './formula-plan.js';
import type { Range } from './range.js';
import { DividesByZero, pointOf, pointRange, sideOfZero } from './range.js';
import { computingCorners } from './range-corners.js';
import { keptRange } from './range-figure.js';
import type { Found } from './tight-range.js';
import { repeatedIn, tightRange } from './tight-range.js';
import { NO_UNIT, unitProductOf, unitText } from './unit-product.js';
import { workWithin } from './work.js';

/** Work on the range of one formula: what takes more is too large. */
const MOST_WORK = 100_000;

/** What is known of a name before any number. */
export interface NamedInput {
  readonly name: string;
  /** Two names for one claim are one variable. */
  readonly claimId: string | null;
  /** In what it is given; null is a plain number. */
  readonly figure: Pick<Figure, 'unit' | 'of'> | null;
}

/** What is computed with, or was computed. */
export interface Numbers {
  readonly range: Range;
  /** Null where there is no number that it is said to be. */
  readonly point: Exact | null;
}

/** A formula that is ready to be computed with any numbers of the same units. */
export interface Prepared<Input extends NamedInput = NamedInput> {
  /** For each variable an input, in the order in which ranges are given. */
  readonly variables: readonly Input[];
  readonly plan: Plan;
  /** Of what is computed. */
  readonly unit: string;
  readonly of?: string;
  /** The unit that could not be brought into the one wanted. */
  readonly misfit: { readonly unit: string; readonly wanted: string } | null;
  /** @throws DividesByZero, TooLarge */
  readonly range: (ranges: readonly Range[]) => Found;
  /** Without regard to what occurs twice: right for points. @throws DividesByZero, TooLarge */
  readonly natural: Computing;
  /** @throws DividesByZero, TooLarge */
  readonly exactly: ComputingExactly;
  /** Names in what is divided by, where that contains zero. */
  readonly zeroDivisors: (ranges: readonly Range[]) => ReadonlySet<string>;
}

/**
 * Prepares a formula for inputs of certain units.
 *
 * @param inputs one for each of its names
 * @param wanted a figure in the unit in which the result is to be; null for that which comes out
 * @throws UnitsApart, TooLarge
 */
export function prepared<Input extends NamedInput>(
  { expression }: Formula,
  inputs: readonly Input[],
  wanted: Pick<Figure, 'unit' | 'of'> | null,
): Prepared<Input> {
  const variables: Input[] = [];
  const byName = new Map<string, Variable>();
  const byClaim = new Map<string, number>();
  for (const input of inputs) {
    const known = input.claimId === null ? undefined : byClaim.get(input.claimId);
    const index = known ?? variables.push(input) - 1;
    if (input.claimId !== null) byClaim.set(input.claimId, index);
    const unit = input.figure ? unitProductOf(input.figure.unit, input.figure.of) : NO_UNIT;
    byName.set(input.name, { index, unit });
  }
  const planned = planOf(expression, byName);
  const target = wanted && unitProductOf(wanted.unit, wanted.of);
  const fitting = target && inUnit(planned, target);
  const plan = fitting ?? planned.plan;
  const natural = computing(plan);
  const exactly = computingExactly(plan);
  const corners = computingCorners(plan, exactly);
  const repeated = repeatedIn(plan);
  return {
    variables,
    plan,
    ...(fitting && wanted ? { unit: wanted.unit, of: wanted.of } : namedUnit(planned.unit ?? NO_UNIT)),
    misfit: target && !fitting ? { unit: unitText(planned.unit ?? NO_UNIT), wanted: unitText(target) } : null,
    range: (ranges) => {
      const range = corners(ranges);
      if (range !== null) return { range, possiblyWide: false };
      return workWithin(MOST_WORK, () => tightRange(plan, natural, repeated, ranges));
    },
    natural,
    exactly,
    zeroDivisors: (ranges) => {
      const found = zeroDivisorIn(plan, ranges);
      const indexes = found === null ? new Set<number>() : variablesIn(found);
      return new Set(inputs.filter(({ name }) => indexes.has(byName.get(name)?.index ?? -1)).map(({ name }) => name));
    },
  };
}

/**
 * Computes what is prepared: the range rounded outward as a claim keeps it, and the formula over the points, null where an input
 * has none or where it has no value there.
 *
 * @throws DividesByZero, TooLarge
 */
export function valueOf(
  { range: rangeOf, natural, exactly }: Prepared,
  inputs: readonly Numbers[],
): Numbers & { readonly possiblyWide: boolean } {
  const ranges: Range[] = [];
  const points: Exact[] = [];
  let arePoints = true;
  for (const { range, point } of inputs) {
    ranges.push(range);
    if (point !== null) points.push(point);
    arePoints &&= point !== null && point === pointOf(range);
  }
  const exact = arePoints ? exactly(points) : null;
  if (exact !== null) {
    const [down, point, up] = roundedResults(exact);
    const range = { lower: down, lowerClosed: true, upper: up, upperClosed: true };
    return { range, point, possiblyWide: false };
  }
  const { range, possiblyWide } = rangeOf(ranges);
  const point = points.length < inputs.length ? null : atPoints(exactly, natural, points);
  return { range: keptRange(range), point: point && roundedResult(point, 0), possiblyWide };
}

/** What comes out for numbers; null where nothing does. */
function atPoints(exactly: ComputingExactly, natural: Computing, points: readonly Exact[]): Exact | null {
  try {
    return exactly(points) ?? natural(points.map(pointRange)).lower;
  } catch (thrown) {
    if (thrown instanceof DividesByZero || thrown instanceof TooLarge) return null;
    throw thrown;
  }
}

/** The unit of a figure: what is counted is named beside the unit `1`. */
function namedUnit(unit: ReturnType<typeof unitProductOf>): { readonly unit: string; readonly of?: string } {
  const [only, another] = unit.counted;
  const counts = unit.powers.size === 0 && another === undefined && only?.[1] === 1;
  return counts ? { unit: '1', of: only[0] } : { unit: unitText(unit) };
}

/** The innermost thing that is divided by and contains zero. */
function zeroDivisorIn(plan: Plan, ranges: readonly Range[]): Plan | null {
  for (const part of partsOf(plan)) {
    const found = zeroDivisorIn(part, ranges);
    if (found !== null) return found;
  }
  const divisor = plan.kind === 'divide' ? plan.right : plan.kind === 'power' && plan.exponent < 0 ? plan.of : null;
  return divisor !== null && sideOfZero(computing(divisor)(ranges)) === 0 ? divisor : null;
}

function variablesIn(plan: Plan): Set<number> {
  if (plan.kind === 'variable') return new Set([plan.index]);
  return new Set(partsOf(plan).flatMap((part) => [...variablesIn(part)]));
}
