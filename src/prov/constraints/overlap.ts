import { FORMAL, type RecordKind } from '../model.js';
import { at, type Fact, hasId } from './fact.js';
import { NOTHING, type Term, type Terms } from './terms.js';

/** Two facts that may not have one identifier. */
export interface Overlap {
  readonly constraint: 'impossible-property-overlap' | 'impossible-object-property-overlap';
  readonly one: Fact;
  readonly other: Fact;
}

const isElement = (kind: RecordKind): boolean => kind === 'entity' || kind === 'activity' || kind === 'agent';

/** Those which share identifiers with other relations: a derivation or influence is told more generally of what is one. */
const GENERAL: ReadonlySet<RecordKind> = new Set(['wasDerivedFrom', 'wasInfluencedBy']);

/** Facts by identifier, the first of each kind. */
function byIdentifier(facts: readonly Fact[], terms: Terms): Map<Term, Fact[]> {
  const found = new Map<Term, Fact[]>();
  for (const fact of facts) {
    const id = terms.root(fact.id);
    if (!hasId(fact.kind) || !terms.isKnown(id)) continue;
    const there = found.get(id);
    if (!there) found.set(id, [fact]);
    else if (!there.some(({ kind }) => kind === fact.kind)) there.push(fact);
  }
  return found;
}

/** Identifiers of one relation that another kind of relation (53), or an entity, activity or agent (54), has too. */
export function overlaps(facts: readonly Fact[], terms: Terms): Overlap[] {
  const found: Overlap[] = [];
  for (const [, sharing] of byIdentifier(facts, terms)) {
    if (sharing.length === 1) continue;
    const relations = sharing.filter(({ kind }) => !isElement(kind));
    const element = sharing.find(({ kind }) => isElement(kind));
    const [first] = relations;
    if (element && first) found.push({ constraint: 'impossible-object-property-overlap', one: element, other: first });
    const [one, other] = relations.filter(({ kind }) => !GENERAL.has(kind));
    if (one && other) found.push({ constraint: 'impossible-property-overlap', one, other });
  }
  return found;
}

/**
 * What relations that share an identifier with an influence or a derivation say as influences (inference 15): the first two places of each
 * are what was influenced, and by what; so that {@link merge} notices where they differ.
 */
export function influences(facts: readonly Fact[], terms: Terms): Fact[] {
  const made: Fact[] = [];
  for (const [, sharing] of byIdentifier(facts, terms)) {
    const relations = sharing.filter(({ kind }) => !isElement(kind));
    if (relations.length < 2 || !relations.some(({ kind }) => GENERAL.has(kind))) continue;
    for (const fact of relations) {
      if (fact.kind !== 'wasInfluencedBy')
        made.push({ ...fact, kind: 'wasInfluencedBy', places: [at(fact, 0), at(fact, 1)] });
    }
  }
  return made;
}

/** Derivations that name a generation or a use without the activity they belong to (51). */
export const unspecified = (facts: readonly Fact[]): Fact[] =>
  facts.filter(
    (fact) =>
      fact.kind === 'wasDerivedFrom' && at(fact, 2) === NOTHING && (at(fact, 3) !== NOTHING || at(fact, 4) !== NOTHING),
  );

/** Names of the places that a record must fill and does not (PROV-DM §5). */
export const missing = ({ kind, id, formal }: Fact['record']): string[] => [
  ...(isElement(kind) && id === null ? ['id'] : []),
  ...FORMAL[kind].filter(({ name, optional }) => !optional && formal[name] === undefined).map(({ name }) => name),
];
