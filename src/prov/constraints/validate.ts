import { iriOf, type ProvBundle, type ProvDocument } from '../model.js';
import { at, type Fact, factOf } from './fact.js';
import { inferredFrom } from './inferred.js';
import { merge } from './merge.js';
import { impossibleOrders } from './ordering.js';
import { influences, missing, overlaps, unspecified } from './overlap.js';
import { Problems, type Validity } from './problem.js';
import { Sentences } from './sentences.js';
import { type Specializations, specializationsOf } from './specialization.js';
import { strictCycles } from './strict-cycles.js';
import { Terms } from './terms.js';
import { entitiesAndActivities, membersOfEmpty } from './typing.js';
import { Wording } from './wording.js';

/** Circles of specialisation, by which something would specialise itself (19, 52). */
function circlesOf({ byGeneral }: Specializations, terms: Terms): Fact[][] {
  const edges = [...byGeneral.values()].flatMap((facts) =>
    facts.map((fact) => ({ from: terms.root(at(fact, 0)), to: terms.root(at(fact, 1)), strict: true, fact })),
  );
  const size = edges.reduce((most, { from, to }) => Math.max(most, from + 1, to + 1), 0);
  return strictCycles(size, edges).map((circle) => circle.map(({ fact }) => fact));
}

/** Adds what is wrong with records that are described together. */
function judge(bundle: ProvBundle, where: string, problems: Problems): void {
  const terms = new Terms();
  const say = new Sentences(new Wording(bundle), terms);
  const add = (constraint: string, text: () => string): void => {
    problems.add(constraint, () => `${where}${text()}`);
  };

  const facts: Fact[] = [];
  for (const record of bundle.records) {
    const fact = factOf(record, terms);
    facts.push(fact);
    for (const inferred of inferredFrom(fact, terms)) facts.push(inferred);
    const places = missing(record);
    if (places.length > 0) add('required-argument', () => say.missing(fact, places));
  }
  for (const overlap of overlaps(facts, terms)) add(overlap.constraint, () => say.overlap(overlap));
  merge([...facts, ...influences(facts, terms)], terms, (constraint, one, other) => {
    add(constraint, () => say.conflict(constraint, one, other));
  });

  const specializations = specializationsOf(facts, terms);
  for (const fact of unspecified(facts))
    add('impossible-unspecified-derivation-generation-use', () => say.unspecified(fact));
  for (const circle of circlesOf(specializations, terms))
    add('impossible-specialization-reflexive', () => say.reflexive(circle));
  for (const both of entitiesAndActivities(facts, terms)) add('entity-activity-disjoint', () => say.both(both));
  for (const fact of membersOfEmpty(facts, specializations, terms))
    add('membership-empty-collection', () => say.member(fact));
  for (const order of impossibleOrders(facts, specializations, terms)) {
    add(order.steps[0]?.constraint ?? '', () => say.impossible(order));
  }
}

/**
 * Whether a document is valid by PROV-CONSTRAINTS (https://www.w3.org/TR/prov-constraints/), and what is wrong with it.
 *
 * Toplevel records and each bundle are looked at by themselves (§7.2), by normalising: what follows from the records, what has to be one
 * thing by the uniqueness constraints, and then whether anything in that is impossible. What a problem is called does not depend on
 * prefixes, and whether there are any not on the order of records. Near linear in the number of records.
 */
export function validate(document: ProvDocument): Validity {
  const problems = new Problems();
  judge(document, '', problems);
  const seen = new Set<string>();
  for (const bundle of document.bundles) {
    const name = new Wording(bundle).name(bundle.id);
    if (seen.has(iriOf(bundle.id))) problems.add('distinct-bundles', () => `Two bundles are named ${name}.`);
    seen.add(iriOf(bundle.id));
    judge(bundle, `In the bundle ${name}: `, problems);
  }
  return problems.validity;
}
