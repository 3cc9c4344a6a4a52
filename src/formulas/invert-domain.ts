import type { Exact } from './exact.js';
import { negated, order, plus, signOf, times, TooLarge, ZERO } from './exact.js';
import { roundedTo } from './exact-rounding.js';
import { directionsOf } from './formula-directions.js';
import type { Plan } from './formula-plan.js';
import { NotInvertible } from './invert.js';
import type { End, Range } from './range.js';
import { DividesByZero, lowerEnd, meet, sideOfZero, upperEnd } from './range.js';
import { strictSide } from './range-corners.js';
import { slopeOf } from './range-slope.js';
import type { Found } from './tight-range.js';

/** A plan, how its range is computed, and what is sought. */
export interface Sought {
  readonly plan: Plan;
  readonly rangeOf: (ranges: readonly Range[]) => Found;
  readonly variable: number;
  readonly target: Range;
  /** Of all variables, as they are now. */
  readonly ranges: readonly Range[];
}

/** Where a formula only rises or only falls in a variable. */
export interface Domain {
  readonly ends: readonly [lower: End, upper: End];
  readonly rises: boolean;
  /** Whether it never stays the same. */
  readonly strictly: boolean;
  /** A number in it, which the variable may be now. */
  readonly from: Exact;
}

const NO_END: End = { at: null, closed: false };
const HALF: Exact = { n: 5n, d: 1n, e: -1 };
/** Digits of the number from which is looked. */
const FROM_DIGITS = 70;
/** Powers of ten that are tried as ends, from this far to this near zero. */
const [FAR, NEAR] = [15, -6];

/**
 * The widest stretch around what a variable is now on which the formula is found to only rise or only fall in it: all numbers, those up to a
 * power of ten, or those on its side of zero.
 *
 * @throws NotInvertible where it does neither, or where more on the same side of zero may give what is sought
 */
export function domainOf(sought: Sought): Domain {
  const now = sought.ranges[sought.variable];
  if (now === undefined) throw new RangeError('A variable without a range.');
  const moves = movement(sought, now);
  if (moves === null) throw new NotInvertible('A formula that rises and falls.');
  const [below, above] = [-1, 1].map((side) => {
    let reached: Reached = { end: side < 0 ? lowerEnd(now) : upperEnd(now), strictly: moves.strictly };
    const ends = endsBeyond(now, side);
    // What holds on a stretch holds on a part of it: the farthest end is looked at first, then the middle of those that are left.
    let [first, last, next] = [0, ends.length, 0];
    while (first < last) {
      const end = ends[next] ?? NO_END;
      const found = movement(sought, side < 0 ? stretched(end, upperEnd(now)) : stretched(lowerEnd(now), end));
      if (found?.rises === moves.rises) [reached, last] = [{ end, strictly: found.strictly }, next];
      else first = next + 1;
      next = Math.floor((first + last) / 2);
    }
    return reached;
  }) as [Reached, Reached];
  checkBeyond(sought, now, [below.end, above.end]);
  const strictly = below.strictly && above.strictly;
  return { ends: [below.end, above.end], rises: moves.rises, strictly, from: middleOf(now) };
}

interface Reached {
  readonly end: End;
  readonly strictly: boolean;
}

function movement(
  { plan, variable, ranges }: Sought,
  stretch: Range,
): { readonly rises: boolean; readonly strictly: boolean } | null {
  const box = ranges.with(variable, stretch);
  try {
    const direction = directionsOf(plan, box.map(strictOrOpenSide))?.[variable] ?? 0;
    if (direction !== 0) return { rises: direction > 0, strictly: true };
    const slope = slopeOf(plan, variable, box);
    if (slope === null) return null;
    const side = sideOfZero(slope);
    if (side !== 0) return { rises: side > 0, strictly: true };
    const [never, always] = [slope.lower?.n === 0n, slope.upper?.n === 0n];
    return never === always ? null : { rises: never, strictly: false };
  } catch (thrown) {
    if (thrown instanceof DividesByZero || thrown instanceof TooLarge) return null;
    throw thrown;
  }
}

/** What is open at zero is on one side of it too. */
function strictOrOpenSide(range: Range): -1 | 0 | 1 {
  return strictSide(range) || sideOfZero(range);
}

/** Ends beyond a range, the farthest first. */
function endsBeyond(now: Range, side: number): readonly End[] {
  const nearest = side < 0 ? now.lower : now.upper;
  const powers = Array.from({ length: FAR - NEAR + 1 }, (_, step) => FAR - step);
  const at = (n: -1n | 1n, e: number): Exact => ({ n, d: 1n, e });
  const outer = powers.map((e) => at(side < 0 ? -1n : 1n, e));
  const inner = powers.toReversed().map((e) => at(side < 0 ? 1n : -1n, e));
  const finite = nearest === null ? [] : [...outer, ZERO, ...inner].filter((one) => order(one, nearest) === side);
  return [NO_END, ...finite.map((one) => ({ at: one, closed: one !== ZERO }))];
}

function stretched(lower: End, upper: End): Range {
  return { lower: lower.at, lowerClosed: lower.closed, upper: upper.at, upperClosed: upper.closed };
}

/** What is on the same side of zero but was left out must not give anything that is sought. */
function checkBeyond({ rangeOf, ranges, variable, target }: Sought, now: Range, [lower, upper]: [End, End]): void {
  const isAbove = now.lower !== null && signOf(now.lower) >= 0;
  const isBelow = !isAbove && now.upper !== null && signOf(now.upper) <= 0;
  const bound = (side: boolean): End => ({ at: side ? ZERO : null, closed: false });
  const rests: Range[] = [];
  if (lower.at !== null && !(isAbove && signOf(lower.at) <= 0))
    rests.push(stretched(bound(isAbove), { ...lower, closed: true }));
  if (upper.at !== null && !(isBelow && signOf(upper.at) >= 0))
    rests.push(stretched({ ...upper, closed: true }, bound(isBelow)));
  for (const rest of rests) {
    const { range } = rangeOf(ranges.with(variable, rest));
    if (meet(range, target)) throw new NotInvertible('More than one stretch may solve the formula.');
  }
}

/** A number of a range. */
function middleOf({ lower, upper }: Range): Exact {
  if (lower === null || upper === null) return lower ? plus(lower, HALF) : upper ? plus(upper, negated(HALF)) : ZERO;
  return lower === upper ? lower : roundedTo(times(plus(lower, upper), HALF), FROM_DIGITS, 0);
}
