import { iriOf, PROV, type ProvRecord, type RecordKind } from '../model.js';
import { at, type Fact } from './fact.js';
import { passedOn, type Specializations } from './specialization.js';
import { NOTHING, type Term, type Terms } from './terms.js';

/** What stands in which place (constraint 50); agents may be anything. */
const TYPED: Partial<
  Readonly<Record<RecordKind, { readonly entities?: readonly number[]; readonly activities?: readonly number[] }>>
> = {
  used: { activities: [0], entities: [1] },
  wasGeneratedBy: { entities: [0], activities: [1] },
  wasInformedBy: { activities: [0, 1] },
  wasStartedBy: { activities: [0, 2], entities: [1] },
  wasEndedBy: { activities: [0, 2], entities: [1] },
  wasInvalidatedBy: { entities: [0], activities: [1] },
  wasDerivedFrom: { entities: [0, 1], activities: [2] },
  wasAttributedTo: { entities: [0] },
  wasAssociatedWith: { activities: [0], entities: [2] },
  actedOnBehalfOf: { activities: [2] },
  alternateOf: { entities: [0, 1] },
  specializationOf: { entities: [0, 1] },
  hadMember: { entities: [0, 1] },
};

/** Something that is both an entity and an activity, by these facts. */
export interface Both {
  readonly entity: Fact;
  readonly activity: Fact;
}

/** What is an entity by one fact and an activity by another, which nothing is (55). */
export function entitiesAndActivities(facts: readonly Fact[], terms: Terms): Both[] {
  const entities = new Map<Term, Fact>();
  const activities = new Map<Term, Fact>();
  const keep = (map: Map<Term, Fact>, term: Term, fact: Fact): void => {
    const root = terms.root(term);
    if (term !== NOTHING && !map.has(root)) map.set(root, fact);
  };
  for (const fact of facts) {
    if (fact.kind === 'entity') keep(entities, fact.id, fact);
    if (fact.kind === 'activity') keep(activities, fact.id, fact);
    for (const place of TYPED[fact.kind]?.entities ?? []) keep(entities, at(fact, place), fact);
    for (const place of TYPED[fact.kind]?.activities ?? []) keep(activities, at(fact, place), fact);
  }
  return [...entities].flatMap(([term, entity]) => {
    const activity = activities.get(term);
    return activity ? [{ entity, activity }] : [];
  });
}

const saysEmpty = ({ attributes }: ProvRecord): boolean =>
  attributes.some(
    ([name, value]) =>
      iriOf(name) === `${PROV}type` && 'name' in value && iriOf(value.name) === `${PROV}EmptyCollection`,
  );

/** Facts that give a member to a collection that is empty (56), itself or by what it specialises. */
export function membersOfEmpty(facts: readonly Fact[], specializations: Specializations, terms: Terms): Fact[] {
  const said = facts.filter((fact) => fact.kind === 'entity' && saysEmpty(fact.record)).map(({ id }) => terms.root(id));
  const empty = passedOn(said, specializations, terms);
  return facts.filter((fact) => fact.kind === 'hadMember' && empty.has(terms.root(at(fact, 0))));
}
