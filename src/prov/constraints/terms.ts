import { iriOf, type QualifiedName } from '../model.js';
import { sameInstant } from './instant.js';

/** A number that stands for a name, a time, the placeholder `-`, or something that exists without being named. */
export type Term = number;

/** The placeholder that stands for nothing, and is no other thing (PROV-CONSTRAINTS §4.1, definition 4). */
export const NOTHING: Term = 0;

/**
 * The things that records speak of, and which of them turned out to be one (PROV-CONSTRAINTS §6.1).
 * Names, times and `-` are known; two that are known and differ are never one.
 */
export class Terms {
  readonly #numbers = new Map<string, Term>();
  readonly #parents: Term[] = [NOTHING];
  readonly #known: boolean[] = [true];
  readonly #sizes: number[] = [1];
  readonly #names = new Map<Term, QualifiedName>();

  #make(known: boolean): Term {
    this.#known.push(known);
    this.#sizes.push(1);
    return this.#parents.push(this.#parents.length) - 1;
  }

  #named(key: string): Term {
    const there = this.#numbers.get(key);
    if (there !== undefined) return there;
    const made = this.#make(true);
    this.#numbers.set(key, made);
    return made;
  }

  /** What a name stands for; names of one IRI are one. */
  name(name: QualifiedName): Term {
    const term = this.#named(`i ${iriOf(name)}`);
    if (!this.#names.has(term)) this.#names.set(term, name);
    return term;
  }

  /** How it is named; undefined where it is not. */
  nameOf(term: Term): QualifiedName | undefined {
    return this.#names.get(this.root(term));
  }

  /** An xsd:dateTime; times of one instant are one. */
  time(lexical: string): Term {
    return this.#named(`t ${sameInstant(lexical)}`);
  }

  /** Something that exists and is not named. */
  unnamed(): Term {
    return this.#make(false);
  }

  /** Whether it is a name, a time or `-`. */
  isKnown(term: Term): boolean {
    return this.#known[this.root(term)] ?? false;
  }

  /** The one that stands for all that are the same. */
  root(term: Term): Term {
    let root = term;
    for (let parent = this.#parents[root] ?? root; parent !== root; parent = this.#parents[root] ?? root) root = parent;
    let each = term;
    while (each !== root) {
      const next = this.#parents[each] ?? root;
      this.#parents[each] = root;
      each = next;
    }
    return root;
  }

  /**
   * Makes two one. What is known, and else the larger, takes in the other.
   *
   * @returns which was taken in; null where they were one already; undefined where they cannot be one
   */
  join(one: Term, other: Term): Term | null | undefined {
    let [root, child] = [this.root(one), this.root(other)];
    if (root === child) return null;
    if (this.#known[root] === true && this.#known[child] === true) return undefined;
    const larger = (this.#sizes[root] ?? 1) >= (this.#sizes[child] ?? 1);
    if (this.#known[child] === true || (this.#known[root] !== true && !larger)) [root, child] = [child, root];
    this.#parents[child] = root;
    this.#sizes[root] = (this.#sizes[root] ?? 1) + (this.#sizes[child] ?? 1);
    return child;
  }
}
