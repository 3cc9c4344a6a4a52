import { at, type Fact } from './fact.js';
import type { Term, Terms } from './terms.js';

/** Which entities are special cases of which. */
export interface Specializations {
  /** The facts by the more general entity. */
  readonly byGeneral: ReadonlyMap<Term, readonly Fact[]>;
}

/** The facts that say what specialises what. */
export function specializationsOf(facts: readonly Fact[], terms: Terms): Specializations {
  const byGeneral = new Map<Term, Fact[]>();
  for (const fact of facts) {
    if (fact.kind !== 'specializationOf') continue;
    const general = terms.root(at(fact, 1));
    const list = byGeneral.get(general);
    if (list) list.push(fact);
    else byGeneral.set(general, [fact]);
  }
  return { byGeneral };
}

/** What is true of some entities, and so of all that specialise them, whatever the steps between (inferences 19 and 21). */
export function passedOn(of: Iterable<Term>, { byGeneral }: Specializations, terms: Terms): Set<Term> {
  const reached = new Set(of);
  const waiting = [...reached];
  for (let general = waiting.pop(); general !== undefined; general = waiting.pop()) {
    for (const fact of byGeneral.get(general) ?? []) {
      const specific = terms.root(at(fact, 0));
      if (reached.has(specific)) continue;
      reached.add(specific);
      waiting.push(specific);
    }
  }
  return reached;
}
