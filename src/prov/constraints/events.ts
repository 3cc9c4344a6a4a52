import { at, type Fact } from './fact.js';
import { passedOn, type Specializations } from './specialization.js';
import type { Term, Terms } from './terms.js';

/** What happens to an entity, an activity, or when something is used. */
export type EventKind = 'generation' | 'invalidation' | 'start' | 'end' | 'use';

/** An event: of what kind, and of which entity, activity or use. */
export interface Happening {
  readonly kind: EventKind;
  readonly of: Term;
}

/**
 * Which events there are. All generations of one entity are one here, since each comes no later than the other (39), and so are its
 * invalidations (40), the starts of an activity (31) and its ends (32).
 */
export class Events {
  readonly #terms: Terms;
  readonly #numbers = new Map<string, number>();
  readonly #all: Happening[] = [];
  readonly #present = new Set<number>();

  constructor(facts: readonly Fact[], specializations: Specializations, terms: Terms) {
    this.#terms = terms;
    const entities = facts.filter(({ kind }) => kind === 'entity').map(({ id }) => terms.root(id));
    for (const entity of passedOn(entities, specializations, terms))
      this.#happens(['generation', 'invalidation'], entity);
    for (const fact of facts) {
      if (fact.kind === 'activity') this.#happens(['start', 'end'], fact.id);
      else if (fact.kind === 'wasGeneratedBy') this.#happens(['generation'], at(fact, 0));
      else if (fact.kind === 'wasInvalidatedBy') this.#happens(['invalidation'], at(fact, 0));
      else if (fact.kind === 'wasStartedBy') this.#happens(['start'], at(fact, 0));
      else if (fact.kind === 'wasEndedBy') this.#happens(['end'], at(fact, 0));
      else if (fact.kind === 'used') this.#happens(['use'], fact.id);
    }
  }

  #happens(kinds: readonly EventKind[], of: Term): void {
    for (const kind of kinds) this.#present.add(this.of(kind, of));
  }

  /** The number of an event, whether it is known to happen or not. */
  of(kind: EventKind, of: Term): number {
    const root = this.#terms.root(of);
    const key = `${kind} ${String(root)}`;
    const there = this.#numbers.get(key);
    if (there !== undefined) return there;
    const made = this.#all.push({ kind, of: root }) - 1;
    this.#numbers.set(key, made);
    return made;
  }

  /** Whether a document says, or it follows, that the event happens. */
  isPresent(event: number): boolean {
    return this.#present.has(event);
  }

  get all(): readonly Happening[] {
    return this.#all;
  }
}
