import type { OriginFacts, Told } from './origin-facts.js';
import { originsOf } from './origins.js';

/** From how many roots a claim comes, and from how many it would if a source had never been. */
export function rootsWithout(
  claimId: string,
  facts: OriginFacts,
  sourceId: string,
): { readonly now: number; readonly then: number } {
  const now = originsOf(claimId, facts).roots.filter(({ retracted }) => !retracted);
  const without = originsOf(claimId, { ...facts, statements: passedOnWithout(facts.statements, sourceId) });
  const then = without.roots.filter(
    ({ retracted, presumed, source }) => !retracted && !(presumed && source?.id === sourceId),
  );
  return { now: now.length, then: then.length };
}

/** What is not stated in the source, nor passed on from there. */
function passedOnWithout(statements: readonly Told[], sourceId: string): Told[] {
  const relayedBy = new Map<string, Told[]>();
  for (const told of statements) {
    if (told.relaysId === null) continue;
    const others = relayedBy.get(told.relaysId);
    if (others) others.push(told);
    else relayedBy.set(told.relaysId, [told]);
  }
  const gone = new Set(statements.filter(({ source }) => source?.id === sourceId));
  for (const told of gone) for (const next of relayedBy.get(told.id) ?? []) gone.add(next);
  return statements.filter((told) => !gone.has(told));
}
