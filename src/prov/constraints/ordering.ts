import type { RecordKind } from '../model.js';
import { type EventKind, Events } from './events.js';
import { at, type Fact } from './fact.js';
import type { Specializations } from './specialization.js';
import { type Edge, strictCycles } from './strict-cycles.js';
import { NOTHING, type Term, type Terms } from './terms.js';

/** That one event comes no later than another, or earlier; which constraint says so, and of which fact. */
export interface Precedence extends Edge {
  readonly constraint: string;
  readonly fact: Fact;
}

/** An event by what stands in a place of the fact; `id` for its identifier. */
type Which = readonly [kind: EventKind, place: number | 'id'];
type Order = readonly [constraint: string, earlier: Which, later: Which];

/** What a trigger has to do with what it sets off (43, 44). */
const triggering = (constraint: string, event: EventKind): Order[] => [
  [constraint, ['generation', 1], [event, 0]],
  [constraint, [event, 0], ['invalidation', 1]],
];

/**
 * Constraints 30 to 49 by the kind of fact they are about; 41, 42, 45 and 46 are added by {@link precedences}, 31, 32, 39 and 40 are what
 * {@link Events} are. Nothing that comes after an end or an invalidation has to come before a generation, so that no circle with a
 * derivation in it passes through either; they stand here all the same, for whoever compares this with the recommendation.
 */
const ORDERS: Partial<Readonly<Record<RecordKind, readonly Order[]>>> = {
  activity: [['start-precedes-end', ['start', 'id'], ['end', 'id']]],
  used: [
    ['usage-within-activity', ['start', 0], ['use', 'id']],
    ['usage-within-activity', ['use', 'id'], ['end', 0]],
    ['generation-precedes-usage', ['generation', 1], ['use', 'id']],
    ['usage-precedes-invalidation', ['use', 'id'], ['invalidation', 1]],
  ],
  wasGeneratedBy: [
    ['generation-within-activity', ['start', 1], ['generation', 0]],
    ['generation-within-activity', ['generation', 0], ['end', 1]],
    ['generation-precedes-invalidation', ['generation', 0], ['invalidation', 0]],
  ],
  wasInvalidatedBy: [['generation-precedes-invalidation', ['generation', 0], ['invalidation', 0]]],
  entity: [['generation-precedes-invalidation', ['generation', 'id'], ['invalidation', 'id']]],
  wasInformedBy: [['wasInformedBy-ordering', ['start', 1], ['end', 0]]],
  wasStartedBy: [['start-precedes-end', ['start', 0], ['end', 0]], ...triggering('wasStartedBy-ordering', 'start')],
  wasEndedBy: [['start-precedes-end', ['start', 0], ['end', 0]], ...triggering('wasEndedBy-ordering', 'end')],
  wasAssociatedWith: [
    ['wasAssociatedWith-ordering', ['start', 0], ['invalidation', 1]],
    ['wasAssociatedWith-ordering', ['generation', 1], ['end', 0]],
    ['wasAssociatedWith-ordering', ['start', 0], ['end', 1]],
    ['wasAssociatedWith-ordering', ['start', 1], ['end', 0]],
  ],
  wasAttributedTo: [
    ['wasAttributedTo-ordering', ['generation', 1], ['generation', 0]],
    ['wasAttributedTo-ordering', ['start', 1], ['generation', 0]],
  ],
  actedOnBehalfOf: [
    ['actedOnBehalfOf-ordering', ['generation', 1], ['invalidation', 0]],
    ['actedOnBehalfOf-ordering', ['start', 1], ['end', 0]],
  ],
};

const of = (fact: Fact, place: number | 'id'): Term => (place === 'id' ? fact.id : at(fact, place));

/** Which events come no later than which others (30 to 49), as far as both happen. */
function precedences(facts: readonly Fact[], events: Events): Precedence[] {
  const found: Precedence[] = [];
  const add = (constraint: string, fact: Fact, from: number, to: number, strict = false): void => {
    if (events.isPresent(from) && events.isPresent(to)) found.push({ from, to, strict, constraint, fact });
  };
  for (const fact of facts) {
    for (const [constraint, earlier, later] of ORDERS[fact.kind] ?? []) {
      add(constraint, fact, events.of(earlier[0], of(fact, earlier[1])), events.of(later[0], of(fact, later[1])));
    }
    if (fact.kind === 'wasDerivedFrom') {
      const generation = events.of('generation', at(fact, 0));
      add('derivation-generation-generation-ordering', fact, events.of('generation', at(fact, 1)), generation, true);
      if (at(fact, 2) !== NOTHING)
        add('derivation-usage-generation-ordering', fact, events.of('use', at(fact, 4)), generation);
    }
    if (fact.kind === 'specializationOf') {
      // Without asking whether the events happen: what lies between two that do orders them too (inference 19).
      const [specific, general] = [at(fact, 0), at(fact, 1)];
      const born = { from: events.of('generation', general), to: events.of('generation', specific), strict: false };
      const gone = { from: events.of('invalidation', specific), to: events.of('invalidation', general), strict: false };
      found.push({ ...born, fact, constraint: 'specialization-generation-ordering' });
      found.push({ ...gone, fact, constraint: 'specialization-invalidation-ordering' });
    }
  }
  return found;
}

/** A circle of events of which each would come before itself: the strict step first. */
export interface Impossible {
  readonly steps: readonly Precedence[];
  readonly events: Events;
}

/**
 * What cannot have happened in any order. Only a derivation says that an event is strictly later than another, so that each circle has one.
 * Times are not looked at: the recommendation orders events by what records say of them, not by clocks (PROV-CONSTRAINTS §6.2).
 */
export function impossibleOrders(facts: readonly Fact[], specializations: Specializations, terms: Terms): Impossible[] {
  const events = new Events(facts, specializations, terms);
  const edges = precedences(facts, events);
  return strictCycles(events.all.length, edges).map((steps) => ({ steps, events }));
}
