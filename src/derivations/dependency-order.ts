/** A derivation of a claim, and the claims that it is computed from, each as it is computed with. */
export interface Dependent {
  readonly id: string;
  readonly claimId: string;
  readonly inputs: readonly string[];
}

/**
 * Puts derivations in the order in which they can be computed: each after all derivations of its inputs.
 *
 * Linear in the number of inputs. Circles are refused where they are recorded; what an older record still has of them comes
 * last, in the order given.
 */
export function inDependencyOrder<Item extends Dependent>(derivations: readonly Item[]): Item[] {
  const ofClaim = new Map<string, number>();
  for (const { claimId } of derivations) ofClaim.set(claimId, (ofClaim.get(claimId) ?? 0) + 1);
  const waitingFor = new Map<string, Item[]>();
  const open = new Map<Item, number>();
  const ready: Item[] = [];
  for (const derivation of derivations) {
    const needed = [...new Set(derivation.inputs)].filter((claim) => ofClaim.has(claim));
    for (const claim of needed) append(waitingFor, claim, derivation);
    if (needed.length === 0) ready.push(derivation);
    else open.set(derivation, needed.length);
  }
  // Grows while it is walked.
  for (const { claimId } of ready) {
    const left = (ofClaim.get(claimId) ?? 0) - 1;
    ofClaim.set(claimId, left);
    if (left > 0) continue;
    for (const next of waitingFor.get(claimId) ?? []) {
      const needs = (open.get(next) ?? 0) - 1;
      open.set(next, needs);
      if (needs > 0) continue;
      open.delete(next);
      ready.push(next);
    }
  }
  return [...ready, ...open.keys()];
}

/** Adds to the list that a map has under a key. */
export function append<Key, Item>(lists: Map<Key, Item[]>, key: Key, item: Item): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}
