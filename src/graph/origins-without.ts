import type { RootsLeft } from './impact-words.js';
import type { OriginFacts, Publication, Told } from './origin-facts.js';
import type { Root } from './origin-roots.js';
import { originsOf } from './origins.js';

/** From how many roots a claim comes, and from how many it would if a source had never been. */
export function rootsWithout(claimId: string, facts: OriginFacts, sourceId: string): RootsLeft {
  const isOf = (source: Publication | null): boolean => source?.id === sourceId;
  return rootsLeft(
    claimId,
    facts,
    ({ source }) => isOf(source),
    ({ source }) => isOf(source),
  );
}

/** From how many roots a claim comes, and from how many it would if another claim had never been made. */
export function rootsWithoutClaim(claimId: string, facts: OriginFacts, fallenId: string): RootsLeft {
  return rootsLeft(
    claimId,
    facts,
    (told) => told.claimId === fallenId,
    () => false,
  );
}

function rootsLeft(
  claimId: string,
  facts: OriginFacts,
  isGone: (told: Told) => boolean,
  isGoneRoot: (root: Root) => boolean,
): RootsLeft {
  const now = originsOf(claimId, facts).roots.filter(({ retracted }) => !retracted);
  const without = originsOf(claimId, { ...facts, statements: passedOnWithout(facts.statements, isGone) });
  const then = without.roots.filter((root) => !root.retracted && !(root.presumed && isGoneRoot(root)));
  return { now: now.length, then: then.length, presumed: now.every(({ presumed }) => presumed) };
}

/** What is not gone, nor passed on from what is. */
function passedOnWithout(statements: readonly Told[], isGone: (told: Told) => boolean): Told[] {
  const relayedBy = new Map<string, Told[]>();
  for (const told of statements) {
    if (told.relaysId === null) continue;
    const others = relayedBy.get(told.relaysId);
    if (others) others.push(told);
    else relayedBy.set(told.relaysId, [told]);
  }
  const gone = new Set(statements.filter(isGone));
  for (const told of gone) for (const next of relayedBy.get(told.id) ?? []) gone.add(next);
  return statements.filter((told) => !gone.has(told));
}
