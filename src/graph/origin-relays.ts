import type { Told } from './origin-facts.js';

/** Where following relays leads. */
export interface Relays {
  /** Statements at the end of the walks: they relay nothing, or something that is not known. */
  readonly ends: readonly Told[];
  /** Of each statement that was passed the end; null where it leads round in a ring. */
  readonly endOf: ReadonlyMap<string, Told | null>;
  /** Rings of statements that relay each other, each in the order of its ids. */
  readonly circles: readonly (readonly string[])[];
}

/** Follows what statements relay, to the end. Each statement is passed once, however many lead to it; a ring ends the walk. */
export function followRelays(starts: readonly Told[], known: ReadonlyMap<string, Told>): Relays {
  const endOf = new Map<string, Told | null>();
  const ends: Told[] = [];
  const circles: string[][] = [];
  for (const start of starts) {
    const path = new Map<string, Told>();
    let at: Told | undefined = start;
    let end: Told | null = null;
    while (at && !path.has(at.id) && !endOf.has(at.id)) {
      path.set(at.id, at);
      const next: Told | undefined = at.relaysId === null ? undefined : known.get(at.relaysId);
      if (!next) ends.push((end = at));
      at = next;
    }
    if (at && path.has(at.id)) circles.push(ringFrom(at.id, [...path.keys()]));
    else if (at) end = endOf.get(at.id) ?? null;
    for (const id of path.keys()) endOf.set(id, end);
  }
  return { ends, endOf, circles };
}

const ringFrom = (first: string, path: readonly string[]): string[] => path.slice(path.indexOf(first)).sort();
