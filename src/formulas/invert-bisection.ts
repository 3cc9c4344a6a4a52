import type { Exact } from './exact.js';
import { negated, order, plus, quotient, signOf, times } from './exact.js';
import { roundedTo } from './exact-rounding.js';
import { NotInvertible } from './invert.js';
import type { Domain, Sought } from './invert-domain.js';
import { domainOf } from './invert-domain.js';
import type { End } from './range.js';
import { DividesByZero, lowerEnd, pointRange, upperEnd } from './range.js';
import type { Found } from './tight-range.js';
import { TooMuchWork, workWithin } from './work.js';

/** Digits to which two numbers agree before halving ends: more than a claim keeps. */
const DIGITS = 53;
/** Digits with which is computed on the way. */
const INNER_DIGITS = 70;
/** A solution of no more digits than these is found as what it is. */
const PLAIN_DIGITS = 30;
/** Powers of ten by which is looked farther and farther away. */
const MOST_TENFOLDS = 40;
/** Halvings, and work on either end. */
const [MOST_HALVINGS, MOST_WORK] = [400, 40_000];
const [HALF, TEN, TENTH] = [
  { n: 5n, d: 1n, e: -1 },
  { n: 1n, d: 1n, e: 1 },
  { n: 1n, d: 1n, e: -1 },
];

/**
 * The range in which a variable lies if the formula gives what is in a range, by halving: where it only rises or only falls in
 * the variable, and everywhere on its side of zero else nothing can be in the range.
 *
 * Ends are outside of what solves it, by less than a claim keeps unless the formula is very long.
 * @throws NotInvertible, DividesByZero, TooLarge
 */
export function bisected(sought: Sought): Found & { readonly oneSided: boolean } {
  const domain = workWithin(MOST_WORK, () => domainOf(sought));
  const search = new Search(sought, domain);
  const oneSided = domain.ends.some(({ at }) => at !== null);
  const [lower, upper] = ([-1, 1] as const).map((side) => workWithin(MOST_WORK, () => search.end(side))) as [End, End];
  if (lower.at !== null && upper.at !== null) {
    const apart = order(lower.at, upper.at);
    if (apart > 0 || (apart === 0 && !(lower.closed && upper.closed))) throw new NotInvertible('There is no solution.');
    if (apart === 0) return { range: pointRange(lower.at), possiblyWide: search.isWide, oneSided };
  }
  const range = { lower: lower.at, lowerClosed: lower.closed, upper: upper.at, upperClosed: upper.closed };
  return { range, possiblyWide: search.isWide, oneSided };
}

/** Whether a number is beyond the end that is looked for, on it, or on the inner side. */
interface Judged {
  readonly side: -1 | 0 | 1;
  readonly closed: boolean;
}

class Search {
  isWide = false;
  constructor(
    private readonly sought: Sought,
    private readonly domain: Domain,
  ) {}

  /** The lower (−1) or upper (1) end of what solves the formula. */
  end(side: -1 | 1): End {
    const { from } = this.domain;
    if (this.wanted(side).at === null || this.holds(from, side)) return this.outward(from, side);
    const last = this.domain.ends[side < 0 ? 1 : 0].at;
    let outside = from;
    for (const inside of farther(from, last, side < 0 ? 1 : -1)) {
      if (this.holds(inside, side)) return this.halved(outside, inside, side);
      outside = inside;
    }
    throw new NotInvertible('There is no solution.');
  }

  private outward(from: Exact, side: -1 | 1): End {
    const last = this.domain.ends[side < 0 ? 0 : 1];
    if (this.wanted(side).at === null) return last;
    let inside = from;
    for (const outside of farther(from, last.at, side)) {
      if (!this.holds(outside, side)) return this.halved(outside, inside, side);
      inside = outside;
    }
    return last;
  }

  private halved(beyond: Exact, within: Exact, side: -1 | 1): End {
    const found = { outside: beyond, inside: within };
    try {
      return this.halvedFurther(found, side);
    } catch (thrown) {
      if (!(thrown instanceof TooMuchWork)) throw thrown;
      this.isWide = true;
      return { at: found.outside, closed: this.wanted(side).closed };
    }
  }

  private halvedFurther(found: { outside: Exact; inside: Exact }, side: -1 | 1): End {
    for (let step = 0; step < MOST_HALVINGS && !isNear(found.outside, found.inside); step += 1) {
      const { outside, inside } = found;
      const middle = roundedTo(times(plus(outside, inside), HALF), INNER_DIGITS, 0);
      const judged = this.judged(middle, side);
      if (judged.side === 0 && this.domain.strictly) return { at: middle, closed: judged.closed };
      if (judged.side > 0 || (judged.side === 0 && judged.closed)) found.inside = middle;
      else found.outside = middle;
    }
    const { outside, inside } = found;
    const plain = roundedTo(inside, PLAIN_DIGITS, 0);
    const judged = this.domain.strictly ? this.judged(plain, side) : null;
    if (judged?.side === 0) return { at: plain, closed: judged.closed };
    this.isWide ||= !isNear(outside, inside);
    return { at: outside, closed: this.wanted(side).closed };
  }

  private holds(at: Exact, side: -1 | 1): boolean {
    try {
      const judged = this.judged(at, side);
      return judged.side > 0 || (judged.side === 0 && judged.closed);
    } catch (thrown) {
      // At the very end of where it rises or falls; what is near it was looked at.
      if (thrown instanceof DividesByZero) return true;
      throw thrown;
    }
  }

  private judged(at: Exact, side: -1 | 1): Judged {
    const { rangeOf, ranges, variable } = this.sought;
    const { range, possiblyWide } = rangeOf(ranges.with(variable, pointRange(at)));
    this.isWide ||= possiblyWide;
    const upward = this.domain.rises === side < 0;
    const [value, wanted] = [upward ? upperEnd(range) : lowerEnd(range), this.wanted(side)];
    if (value.at === null || wanted.at === null) return { side: 1, closed: false };
    const apart = order(value.at, wanted.at);
    return { side: upward ? apart : opposite(apart), closed: value.closed && wanted.closed };
  }

  /** The end of the target that decides about an end of the variable. */
  private wanted(side: -1 | 1): End {
    const { target } = this.sought;
    return this.domain.rises === side < 0 ? lowerEnd(target) : upperEnd(target);
  }
}

/** Numbers farther and farther from one, tenfold, up to an end: nearer and nearer to it first, in case nothing is to be had there. */
function* farther(from: Exact, end: Exact | null, side: -1 | 1): Generator<Exact> {
  if (end === null) {
    let step = signOf(from) === 0 ? { n: 1n, d: 1n, e: 0 } : { ...from, n: from.n < 0n ? -from.n : from.n };
    for (let tenfold = 0; tenfold < MOST_TENFOLDS; tenfold += 1, step = times(step, TEN))
      yield plus(from, side < 0 ? negated(step) : step);
    return;
  }
  let rest = plus(from, negated(end));
  for (let tenfold = 0; tenfold < MOST_TENFOLDS; tenfold += 1) {
    rest = times(rest, TENTH);
    yield plus(end, rest);
  }
  yield end;
}

function opposite(side: -1 | 0 | 1): -1 | 0 | 1 {
  return side === 0 ? 0 : side > 0 ? -1 : 1;
}

function isNear(a: Exact, b: Exact): boolean {
  const apart = plus(a, negated(b));
  if (apart.n === 0n || b.n === 0n) return apart.n === 0n;
  const share = quotient(apart, b);
  return order({ ...share, n: share.n < 0n ? -share.n : share.n }, { n: 1n, d: 1n, e: -DIGITS }) <= 0;
}
