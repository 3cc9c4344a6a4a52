/** Something that gives names and needs names that others give. */
interface Needy {
  readonly gives: readonly string[];
  readonly needs: readonly string[];
}

/**
 * Puts things into an order in which each comes after those that give what it needs (Kahn 1962); a name that none of them
 * gives is no need. Linear in the number of names.
 *
 * @returns `entangled` is what goes in a circle, or needs something that does
 */
export function inOrderOfNeeds<Thing extends Needy>(
  things: readonly Thing[],
): { readonly ordered: readonly Thing[]; readonly entangled: readonly Thing[] } {
  const givers = new Map(things.flatMap((thing) => thing.gives.map((name) => [name, thing] as const)));
  const missing = new Map<Thing, number>();
  const waitingFor = new Map<Thing, Thing[]>();
  for (const thing of things) {
    const needed = new Set(thing.needs.flatMap((name) => givers.get(name) ?? []));
    missing.set(thing, needed.size);
    for (const giver of needed) {
      const others = waitingFor.get(giver);
      if (others) others.push(thing);
      else waitingFor.set(giver, [thing]);
    }
  }
  const ordered = things.filter((thing) => missing.get(thing) === 0);
  // The list grows while it is gone through.
  for (const thing of ordered) {
    for (const other of waitingFor.get(thing) ?? []) {
      const left = (missing.get(other) ?? 0) - 1;
      missing.set(other, left);
      if (left === 0) ordered.push(other);
    }
  }
  return { ordered, entangled: things.filter((thing) => (missing.get(thing) ?? 0) > 0) };
}
