import type { Happening } from './events.js';
import type { Fact } from './fact.js';
import type { Impossible } from './ordering.js';
import type { Overlap } from './overlap.js';
import type { Terms } from './terms.js';
import type { Both } from './typing.js';
import type { Wording } from './wording.js';

/** So many steps of a circle are told. */
const STEPS = 8;

const WHAT: Readonly<Record<Happening['kind'], string>> = {
  generation: 'the generation of',
  invalidation: 'the invalidation of',
  start: 'the start of',
  end: 'the end of',
  use: 'the use',
};

/** Why two records had to be one, by constraint. */
const ONE: Readonly<Record<string, string>> = {
  'key-object': 'have one identifier and so are one activity',
  'key-properties': 'have one identifier and so are one',
  'unique-generation': 'are one generation, since an activity generates an entity once',
  'unique-invalidation': 'are one invalidation, since an activity invalidates an entity once',
  'unique-wasStartedBy': 'are one start, since an activity starts another once',
  'unique-wasEndedBy': 'are one end, since an activity ends another once',
  'unique-startTime': 'tell of one start',
  'unique-endTime': 'tell of one end',
  'unique-mention': 'are one mention, since an entity is mentioned once',
};

/** What is wrong, in sentences that name records. */
export class Sentences {
  readonly #wording: Wording;
  readonly #terms: Terms;

  constructor(wording: Wording, terms: Terms) {
    this.#wording = wording;
    this.#terms = terms;
  }

  record({ record }: Fact): string {
    return this.#wording.record(record);
  }

  /** Two records that are one and cannot be. */
  conflict(constraint: string, one: Fact, other: Fact): string {
    return `${this.record(one)} and ${this.record(other)} ${ONE[constraint] ?? 'are one'}, but they differ.`;
  }

  missing(fact: Fact, places: readonly string[]): string {
    return `${this.record(fact)} does not say ${places.join(', ')}, which it must.`;
  }

  unspecified(fact: Fact): string {
    return `${this.record(fact)} names a generation or a use, but not the activity it belongs to.`;
  }

  overlap({ constraint, one, other }: Overlap): string {
    const what = constraint === 'impossible-property-overlap' ? 'different relations' : 'an element and a relation';
    return `${this.record(one)} and ${this.record(other)} are ${what} with one identifier.`;
  }

  both({ entity, activity }: Both): string {
    return `What is an entity in ${this.record(entity)} is an activity in ${this.record(activity)}, and nothing is both.`;
  }

  member(fact: Fact): string {
    return `${this.record(fact)} says that a collection has a member which is said to be empty.`;
  }

  reflexive(facts: readonly Fact[]): string {
    return `By ${this.#some(facts.map((fact) => this.record(fact)))} something specialises itself.`;
  }

  #event({ kind, of }: Happening): string {
    const name = this.#terms.nameOf(of);
    if (!name) return kind === 'use' ? 'the use' : `${WHAT[kind]} something unnamed`;
    return `${WHAT[kind]} ${this.#wording.name(name)}`;
  }

  #some(steps: readonly string[]): string {
    if (steps.length <= STEPS) return steps.join('; ');
    return `${steps.slice(0, STEPS).join('; ')}; and ${String(steps.length - STEPS)} steps more`;
  }

  /** A circle of events, step by step. */
  impossible({ steps, events }: Impossible): string {
    const told = steps.map(({ from, to, strict, constraint, fact }) => {
      const [one, other] = [events.all[from], events.all[to]].map((event) => (event ? this.#event(event) : '-'));
      const how = strict ? 'comes before' : 'comes no later than';
      return `${one ?? '-'} ${how} ${other ?? '-'} by ${this.record(fact)} (${constraint})`;
    });
    return `An event would come before itself: ${this.#some(told)}.`;
  }
}
