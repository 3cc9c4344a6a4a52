import { claimsInCircles } from './circle.js';
import type { Corrections } from './correction.js';
import { inDependencyOrder } from './dependency-order.js';
import { type OrderedDerivation, standInOf } from './known-derivation.js';

/**
 * Puts derivations in the order in which they can be computed, each with what took the place of its inputs, as its readers see it.
 *
 * A correction for many readers can make what only a few know of rest on itself: nobody was told, since whoever made it may not know
 * of that. There nothing is followed, and everything computed with what it names; without corrections there are no circles.
 */
export function inOrderOfStandIns<Item extends OrderedDerivation>(
  derivations: readonly Item[],
  corrections: Corrections,
): Item[] {
  const standingIn = derivations.map((one) => ({
    ...one,
    inputs: one.inputs.map((claimId) => standInOf(claimId, corrections, one)),
  }));
  const circular = claimsInCircles(
    standingIn.flatMap(({ claimId, inputs }) => inputs.map((input) => ({ claim: claimId, input }))),
  );
  if (circular.size === 0) return inDependencyOrder(standingIn);
  const apart = standingIn.map((one, i): Item => {
    const inCircle = circular.has(one.claimId) && one.inputs.some((input) => circular.has(input));
    return inCircle ? { ...one, inputs: derivations[i]?.inputs ?? [], followsCorrections: false } : one;
  });
  return inDependencyOrder(apart);
}
