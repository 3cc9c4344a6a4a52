import type { Computing } from './evaluate-plan.js';
import { computing } from './evaluate-plan.js';
import { TooLarge } from './exact.js';
import type { Plan } from './formula-plan.js';
import { partsOf } from './formula-plan.js';
import type { LinearFraction } from './linear-fraction.js';
import { bend, linearFractionOf, rangeCoefficients } from './linear-fraction.js';
import type { End, Range } from './range.js';
import {
  common,
  DividesByZero,
  highest,
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
    const search: Search = { plan, run: natural.run, ranges, trends };
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

/** How a plan moves with a variable: it only rises, only falls, has its extremes at the ends, or neither is known. */
interface Trend {
  readonly variable: number;
  readonly moves: 'up' | 'down' | 'either' | 'unknown';
  /** Whether it never stays the same. */
  readonly strictly: boolean;
}

interface Search {
  readonly plan: Plan;
  readonly run: Computing;
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
  return orElse({ variable, moves: 'unknown', strictly: false }, () => {
    const fraction = linearFractionOf(plan, variable, rangeCoefficients(ranges));
    const slope = fraction ? bend(fraction) : slopeOf(plan, variable, ranges);
    const side = slope ? sideOfZero(slope) : 0;
    if (side !== 0) return { variable, moves: side > 0 ? 'up' : 'down', strictly: true };
    if (slope === null || (slope.lower !== null && slope.lower.n === 0n))
      return { variable, moves: 'up', strictly: false };
    if (slope.upper !== null && slope.upper.n === 0n) return { variable, moves: 'down', strictly: false };
    return { variable, moves: fraction ? 'either' : 'unknown', strictly: false };
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

interface Corner {
  readonly variable: number;
  readonly end: End;
  readonly side: -1 | 1;
  readonly strictly: boolean;
}

/** `beyond` where the limit lies on the other side and is no candidate; null where nothing is known. */
type CornerEnd = { readonly end: End; readonly tight: boolean } | 'beyond' | null;

function cornersOf({ variable, moves, strictly }: Trend, ranges: readonly Range[], side: -1 | 1): readonly Corner[] {
  const range = ranges[variable];
  if (range === undefined) return [];
  const low: Corner = { variable, end: lowerEnd(range), side: -1, strictly };
  const high: Corner = { variable, end: upperEnd(range), side: 1, strictly };
  if (moves === 'either') return [low, high];
  return (moves === 'up') === side < 0 ? [low] : [high];
}

function endAt({ plan, run, ranges }: Search, corner: readonly Corner[], side: -1 | 1): CornerEnd {
  const fixed = [...ranges];
  for (const { variable, end } of corner) if (end.at !== null) fixed[variable] = pointRange(end.at);
  const [infinite, another] = corner.filter(({ end }) => end.at === null);
  if (another !== undefined) return null;
  if (infinite !== undefined)
    return limitAt(linearFractionOf(plan, infinite.variable, rangeCoefficients(fixed)), infinite.side, side);
  const range = run(fixed);
  const { at, closed } = side < 0 ? lowerEnd(range) : upperEnd(range);
  const approached = corner.some(({ end, strictly }) => strictly && !end.closed);
  return { end: { at, closed: closed && !approached }, tight: true };
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
  const range = rangeQuotient(a, c);
  const { at } = side < 0 ? lowerEnd(range) : upperEnd(range);
  const constant = pointOf(a) !== null || pointOf(c) !== null;
  return { end: { at, closed: pointOf(b)?.n === 0n && pointOf(d)?.n === 0n }, tight: constant };
}

/** What a computation gives, or something else where it cannot be done. */
function orElse<Result>(otherwise: Result, compute: () => Result): Result {
  try {
    return compute();
  } catch (thrown) {
    if (thrown instanceof DividesByZero || thrown instanceof TooLarge) return otherwise;
    throw thrown;
  }
}
