import type { Computing } from './evaluate-plan.js';
import { computing } from './evaluate-plan.js';
import { order } from './exact.js';
import type { Plan } from './formula-plan.js';
import { partsOf } from './formula-plan.js';
import type { LinearFraction } from './linear-fraction.js';
import { bend, linearFractionOf, rangeCoefficients } from './linear-fraction.js';
import { orElse } from './or-else.js';
import type { End, Range } from './range.js';
import {
  common,
  DividesByZero,
  highest,
  insideOf,
  lowerEnd,
  lowest,
  pointOf,
  pointRange,
  sideOfZero,
  upperEnd,
} from './range.js';
import { rangeQuotient } from './range-arithmetic.js';
import { slopeOf } from './range-slope.js';
import { workWithin } from './work.js';

/** A range that contains every result, and whether it may be wider than they are. */
export interface Found {
  readonly range: Range;
  readonly possiblyWide: boolean;
}

/** More names that occur twice are not looked into: the time that takes grows with their number times the length. */
const MOST_REPEATED = 32;
/** Work on one formula beyond its natural range; what is not found within it is not known. */
const MOST_WORK = 60_000;
/** Combinations of ends that are tried. */
const MOST_CORNERS = 16;

/**
 * The range of a plan, tight also where variables occur more than once, if it only rises or only falls in each of those, or is a
 * linear fraction in it: then its extremes are at their ends, and it is computed there.
 *
 * @param run the plan as a function
 * @param repeated variables that occur more than once
 * @throws DividesByZero, TooLarge
 */
export function tightRange(plan: Plan, run: Computing, repeated: readonly number[], ranges: readonly Range[]): Found {
  if (repeated.length === 0) return { range: run(ranges), possiblyWide: false };
  const free = repeated.filter((variable) => {
    const range = ranges[variable];
    return range !== undefined && pointOf(range) === null;
  });
  if (free.length === 0) return { range: run(ranges), possiblyWide: false };
  const natural = naturalRange(plan, run, ranges);
  if (free.length > MOST_REPEATED) return { range: natural.range, possiblyWide: true };
  const [low, high] = workWithin(MOST_WORK, () => {
    const trends = free.map((variable) => trendOf(plan, variable, ranges));
    const search: Search = { plan, run: natural.run, natural: natural.range, ranges, trends };
    return [extremeOf(search, -1), extremeOf(search, 1)];
  });
  const found: Range = {
    lower: low?.end.at ?? null,
    lowerClosed: low?.end.closed ?? false,
    upper: high?.end.at ?? null,
    upperClosed: high?.end.closed ?? false,
  };
  return { range: common(natural.range, found), possiblyWide: low?.tight !== true || high?.tight !== true };
}

/** Variables that occur more than once in a plan. */
export function repeatedIn(plan: Plan): readonly number[] {
  const counts = new Map<number, number>();
  const open: Plan[] = [plan];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (part.kind === 'variable') counts.set(part.index, (counts.get(part.index) ?? 0) + 1);
    else open.push(...partsOf(part));
  }
  return [...counts].filter(([, count]) => count > 1).map(([index]) => index);
}

/** How a plan moves with a variable: it stays, only rises, only falls, has its extremes at the ends, or neither is known. */
interface Trend {
  readonly variable: number;
  readonly moves: 'not' | 'up' | 'down' | 'either' | 'unknown';
  /** Whether it never stays the same. */
  readonly strictly: boolean;
  /** Whether it goes without end where the variable does. */
  readonly endlessly: boolean;
}

interface Search {
  readonly plan: Plan;
  readonly run: Computing;
  readonly natural: Range;
  readonly ranges: readonly Range[];
  readonly trends: readonly Trend[];
}

/** What divides by zero only because a name occurs twice in the divisor is computed with a tight divisor. */
function naturalRange(plan: Plan, run: Computing, ranges: readonly Range[]): { range: Range; run: Computing } {
  try {
    return { range: run(ranges), run };
  } catch (thrown) {
    if (!(thrown instanceof DividesByZero)) throw thrown;
    const refined = computing(plan, (divisor) => {
      const [inner, twice] = [computing(divisor), repeatedIn(divisor)];
      return (variables) => tightRange(divisor, inner, twice, variables).range;
    });
    return { range: refined(ranges), run: refined };
  }
}

function trendOf(plan: Plan, variable: number, ranges: readonly Range[]): Trend {
  const trend: Trend = { variable, moves: 'unknown', strictly: false, endlessly: false };
  return orElse(trend, () => {
    const fraction = linearFractionOf(plan, variable, rangeCoefficients(ranges));
    const slope = fraction ? bend(fraction) : slopeOf(plan, variable, ranges);
    const side = slope ? sideOfZero(slope) : 0;
    if (side !== 0) {
      const flattest = side > 0 ? slope?.lower : slope?.upper;
      const endlessly = fraction === null && flattest?.n !== 0n;
      return { ...trend, moves: side > 0 ? 'up' : 'down', strictly: true, endlessly };
    }
    if (slope?.lower?.n === 0n && slope.upper?.n === 0n) return { ...trend, moves: 'not' };
    if (slope?.lower?.n === 0n) return { ...trend, moves: 'up' };
    if (slope?.upper?.n === 0n) return { ...trend, moves: 'down' };
    return { ...trend, moves: slope === null ? 'not' : fraction ? 'either' : 'unknown' };
  });
}

/** The lowest (−1) or highest (1) end over the corners where it may be; null where nothing better than the natural one is known. */
function extremeOf(search: Search, side: -1 | 1): { readonly end: End; readonly tight: boolean } | null {
  let corners: readonly (readonly Corner[])[] = [[]];
  let tight = true;
  for (const trend of search.trends) {
    const ends = trend.moves === 'unknown' ? [] : cornersOf(trend, search.ranges, side);
    if (ends.length === 0 || corners.length * ends.length > MOST_CORNERS) tight = false;
    else corners = corners.flatMap((chosen) => ends.map((end) => [...chosen, end]));
  }
  const ends: End[] = [];
  for (const corner of corners) {
    const found = orElse<CornerEnd>(null, () => endAt(search, corner, side));
    if (found === null) return null;
    if (found === 'beyond') continue;
    tight &&= found.tight;
    ends.push(found.end);
  }
  return ends.length === 0 ? null : { end: side < 0 ? lowest(ends) : highest(ends), tight };
}

interface Corner extends Omit<Trend, 'moves'> {
  readonly end: End;
  readonly side: -1 | 1;
}

/** `beyond` where the limit lies on the other side and is no candidate; null where nothing is known. */
type CornerEnd = { readonly end: End; readonly tight: boolean } | 'beyond' | null;

function cornersOf(trend: Trend, ranges: readonly Range[], side: -1 | 1): readonly Corner[] {
  const { moves } = trend;
  const range = ranges[trend.variable];
  if (range === undefined) return [];
  if (moves === 'not') return [{ ...trend, end: { at: insideOf(range), closed: true }, side }];
  const low: Corner = { ...trend, end: lowerEnd(range), side: -1 };
  const high: Corner = { ...trend, end: upperEnd(range), side: 1 };
  if (moves === 'either') return [low, high];
  return (moves === 'up') === side < 0 ? [low] : [high];
}

function endAt(search: Search, corner: readonly Corner[], side: -1 | 1): CornerEnd {
  const { plan, run, ranges } = search;
  if (corner.some(({ end, endlessly }) => endlessly && end.at === null))
    return { end: { at: null, closed: false }, tight: true };
  const fixed = [...ranges];
  for (const { variable, end } of corner) if (end.at !== null) fixed[variable] = pointRange(end.at);
  const [infinite, another] = corner.filter(({ end }) => end.at === null);
  if (another !== undefined) return null;
  if (infinite !== undefined)
    return limitAt(linearFractionOf(plan, infinite.variable, rangeCoefficients(fixed)), infinite.side, side);
  const end = endOf(run(fixed), side);
  const reached = end.closed && isReached(search, corner, { ...end, side });
  return { end: { at: end.at, closed: reached !== false }, tight: reached !== null };
}

/** Whether values reach what is computed at a corner of which some ends are open; null where that is not known. */
function isReached(
  search: Search,
  corner: readonly Corner[],
  { at, side }: Pick<Corner, 'side'> & Pick<End, 'at'>,
): boolean | null {
  const open = corner.filter(({ end }) => !end.closed);
  if (open.some(({ strictly }) => strictly)) return false;
  if (open.length === 0) return true;
  const outer = endOf(search.natural, side);
  if (outer.at !== null && at !== null && !outer.closed && order(outer.at, at) === 0) return false;
  // Wherever else they may lie, values that reach it lie where that which always rises or always falls has its end.
  const face = [...search.ranges];
  for (const { variable, strictly, end } of corner)
    if (strictly && end.at !== null) face[variable] = pointRange(end.at);
  const trends = open.map(({ variable }) => trendOf(search.plan, variable, face));
  if (trends.some(({ strictly }) => strictly)) return false;
  return trends.every(({ moves }) => moves === 'not') || null;
}

function endOf(range: Range, side: -1 | 1): End {
  return side < 0 ? lowerEnd(range) : upperEnd(range);
}

/** Where a linear fraction goes as its variable goes without end. */
function limitAt(fraction: LinearFraction<Range> | null, towards: -1 | 1, side: -1 | 1): CornerEnd {
  if (fraction === null) return null;
  const { a, b, c, d } = fraction;
  if (sideOfZero(c) === 0) {
    if (pointOf(c)?.n !== 0n || pointOf(a)?.n === 0n) return null;
    const infinite = sideOfZero(a) * sideOfZero(d) * towards;
    if (infinite === 0) return null;
    return infinite === side ? { end: { at: null, closed: false }, tight: true } : 'beyond';
  }
  const { at, closed } = endOf(rangeQuotient(a, c), side);
  const constant = pointOf(a) !== null || pointOf(c) !== null;
  return { end: { at, closed: closed && pointOf(b)?.n === 0n && pointOf(d)?.n === 0n }, tight: constant };
}
