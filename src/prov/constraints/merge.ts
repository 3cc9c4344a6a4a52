import type { RecordKind } from '../model.js';
import { at, type Fact, hasId } from './fact.js';
import type { Term, Terms } from './terms.js';

/** Told of two facts that a constraint makes one and that differ. */
export type OnConflict = (constraint: string, fact: Fact, other: Fact) => void;

/** Constraints 24 to 27: kinds of which there is one for what stands in two places. */
const UNIQUE: Partial<Readonly<Record<RecordKind, readonly [constraint: string, first: number, second: number]>>> = {
  wasGeneratedBy: ['unique-generation', 0, 1],
  wasInvalidatedBy: ['unique-invalidation', 0, 1],
  wasStartedBy: ['unique-wasStartedBy', 0, 2],
  wasEndedBy: ['unique-wasEndedBy', 0, 2],
};

/** Constraints 28 and 29: kinds whose time is that of the activity, and which of its two. */
const TIMED: Partial<Readonly<Record<RecordKind, readonly [constraint: string, place: number]>>> = {
  wasStartedBy: ['unique-startTime', 0],
  wasEndedBy: ['unique-endTime', 1],
};

/**
 * Makes one what the uniqueness constraints say is one (22 to 29), to the end; the terms know afterwards.
 *
 * Each fact is looked at again whenever something in it was taken into something else, which happens to a term once for each doubling of
 * what it is taken into: near linear. What conflicts stays apart, so that the rest can be looked at.
 */
export function merge(facts: readonly Fact[], terms: Terms, conflict: OnConflict): void {
  const uses = new Map<Term, Fact[]>();
  const firsts = new Map<string, Fact>();
  const activities = new Map<Term, Fact>();
  const told = new Map<Fact, Set<Fact>>();
  const waiting = facts.toReversed();

  for (const fact of facts) {
    if (fact.kind === 'activity' && !activities.has(fact.id)) activities.set(fact.id, fact);
    for (const term of [fact.id, ...fact.places]) {
      if (terms.isKnown(term)) continue;
      const list = uses.get(term);
      if (list) list.push(fact);
      else uses.set(term, [fact]);
    }
  }

  const makeOne = (one: Term, other: Term, constraint: string, fact: Fact, first: Fact): void => {
    const taken = terms.join(one, other);
    if (taken === null) return;
    if (taken === undefined) {
      if (told.get(fact)?.has(first) === true) return;
      told.set(fact, (told.get(fact) ?? new Set()).add(first));
      conflict(constraint, first, fact);
      return;
    }
    const moved = uses.get(taken) ?? [];
    uses.delete(taken);
    const root = terms.root(taken);
    for (const each of moved) waiting.push(each);
    if (terms.isKnown(root)) return;
    const there = uses.get(root) ?? [];
    for (const each of moved) there.push(each);
    uses.set(root, there);
  };
  /** The fact that was first met with this key; undefined where it is this one. */
  const firstOf = (key: string, fact: Fact): Fact | undefined => {
    const first = firsts.get(key);
    if (first === undefined) firsts.set(key, fact);
    return first === fact ? undefined : first;
  };

  for (let fact = waiting.pop(); fact; fact = waiting.pop()) {
    const { kind } = fact;
    const same = hasId(kind) ? firstOf(`${kind} ${String(terms.root(fact.id))}`, fact) : undefined;
    if (same) {
      const constraint = kind === 'activity' ? 'key-object' : 'key-properties';
      for (const [place, term] of fact.places.entries()) makeOne(at(same, place), term, constraint, fact, same);
    }
    const unique = UNIQUE[kind];
    if (unique) {
      const [constraint, one, two] = unique;
      const key = `${constraint} ${String(terms.root(at(fact, one)))} ${String(terms.root(at(fact, two)))}`;
      const first = firstOf(key, fact);
      if (first) makeOne(first.id, fact.id, constraint, fact, first);
    }
    const timed = TIMED[kind];
    const activity = timed && activities.get(terms.root(at(fact, 0)));
    if (activity) makeOne(at(activity, timed[1]), at(fact, 3), timed[0], fact, activity);
    if (kind === 'mentionOf') {
      const first = firstOf(`unique-mention ${String(terms.root(at(fact, 0)))}`, fact);
      if (first) for (const place of [1, 2]) makeOne(at(first, place), at(fact, place), 'unique-mention', fact, first);
    }
  }
}
