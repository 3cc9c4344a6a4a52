import type Fraction from 'fraction.js';

import { order } from '../quantities/rational.js';
import type { End, Extent, Stretch } from './extent.js';

/** One of the values of a group, with what it admits, in one unit and sense for the whole group. */
export interface Placed<Item> {
  readonly item: Item;
  readonly extent: Extent;
}

/** The first of many, and how many there are. */
export interface Bounded<Entry> {
  readonly count: number;
  readonly first: readonly Entry[];
}

/** Values that can all be right together, and to which none can be added. */
export interface ConsistentSet<Item> {
  readonly members: Bounded<Item>;
  /** The numbers that all of them admit; null where they can all be right only because rounding is not taken strictly. */
  readonly common: Stretch | null;
}

/** What a group of comparable values falls into. */
export interface Sets<Item> {
  /** Maximal consistent sets, from the lowest to the highest; one value can be in several, for consistency is not transitive. */
  readonly consistent: Bounded<ConsistentSet<Item>>;
  /** Minimal conflicts, which are pairs: the lower value first. */
  readonly conflicts: Bounded<readonly [Item, Item]>;
}

/** How much is listed; everything is counted. */
export interface Limits {
  readonly sets: number;
  /** Of each set. */
  readonly members: number;
  readonly pairs: number;
}

/**
 * The maximal consistent sets and minimal conflicting pairs of comparable values, in one sweep (domain rules §5).
 *
 * Two values conflict where a comparison of them is `contradictory`; `tension` is none, and shows in sets without a common
 * number. What conflicts on a line are stretches that do not meet; where all of some stretches meet each other, all meet in
 * one place (Helly 1923), so that no conflict needs more than two, and a set is consistent where its pairs are. The sweep
 * passes over all ends in order: a set is maximal where an end follows a beginning.
 *
 * O(n log n) for n values, and what is listed; the same for every order of the values but for the order of those that are
 * alike in both ends.
 */
export function setsOf<Item>(values: readonly Placed<Item>[], limits: Limits): Sets<Item> {
  const open = new Set<Placed<Item>>();
  const ended: Placed<Item>[] = [];
  const sets: ConsistentSet<Item>[] = [];
  const pairs: (readonly [Item, Item])[] = [];
  let [setCount, pairCount, growing] = [0, 0, false];
  for (const { value, begins } of endsInOrder(values)) {
    if (begins) {
      pairCount += ended.length;
      for (let at = ended.length - 1; at >= 0 && pairs.length < limits.pairs; at--) {
        const lower = ended[at];
        if (lower !== undefined) pairs.push([lower.item, value.item]);
      }
      open.add(value);
      growing = true;
      continue;
    }
    if (growing) {
      setCount++;
      if (sets.length < limits.sets) sets.push(setOf(open, limits.members));
      growing = false;
    }
    open.delete(value);
    ended.push(value);
  }
  return { consistent: { count: setCount, first: sets }, conflicts: { count: pairCount, first: pairs } };
}

function setOf<Item>(open: ReadonlySet<Placed<Item>>, limit: number): ConsistentSet<Item> {
  const first: Item[] = [];
  let common: Stretch | null = null;
  for (const { item, extent } of open) {
    if (first.length < limit) first.push(item);
    common = common === null ? extent.admitted : narrowed(common, extent.admitted);
  }
  return { members: { count: open.size, first }, common: common !== null && isEmpty(common) ? null : common };
}

/** An end of a stretch as the sweep meets it. */
interface Passed<Item> {
  readonly value: Placed<Item>;
  readonly begins: boolean;
  /** Null at the infinite ends. */
  readonly at: Fraction | null;
  /**
   * Whether it lies just before (−1), at (0) or just after (1) its number. An end that rounding made reaches beyond it, so
   * that it meets whatever touches it; a stated end that is not included falls short of it.
   */
  readonly beside: -1 | 0 | 1;
}

function endsInOrder<Item>(values: readonly Placed<Item>[]): readonly Passed<Item>[] {
  const beside = ({ inclusive, soft }: End): 0 | 1 | -1 => (soft ? 1 : inclusive ? 0 : -1);
  const begin = (value: Placed<Item>): Passed<Item> => {
    const end = value.extent.uncapped.lower;
    return { value, begins: true, at: end.at, beside: beside(end) === 0 ? 0 : beside(end) === 1 ? -1 : 1 };
  };
  const close = (value: Placed<Item>): Passed<Item> => {
    const end = value.extent.uncapped.upper;
    return { value, begins: false, at: end.at, beside: beside(end) };
  };
  return values.flatMap((value) => [begin(value), close(value)]).sort(inOrder);
}

/** What begins and what ends in one place meet, so that the beginning comes first. */
function inOrder<Item>(a: Passed<Item>, b: Passed<Item>): number {
  const infinite = (end: Passed<Item>) => (end.at !== null ? 0 : end.begins ? -1 : 1);
  if (a.at === null || b.at === null) return infinite(a) - infinite(b);
  return order(a.at, b.at) || a.beside - b.beside || Number(b.begins) - Number(a.begins);
}

function narrowed(a: Stretch, b: Stretch): Stretch {
  return {
    lower: further(a.lower, b.lower, 1),
    upper: further(a.upper, b.upper, -1),
  };
}

/** The end that leaves less: the higher of two lower ends (1), the lower of two upper ends (−1). */
function further(a: End, b: End, direction: 1 | -1): End {
  if (a.at === null || b.at === null) return a.at === null ? b : a;
  const ahead = order(a.at, b.at) * direction;
  return ahead > 0 || (ahead === 0 && !a.inclusive) ? a : b;
}

function isEmpty({ lower, upper }: Stretch): boolean {
  if (lower.at === null || upper.at === null) return false;
  const position = order(lower.at, upper.at);
  return position > 0 || (position === 0 && !(lower.inclusive && upper.inclusive));
}
