/** Numbers for ids, 0 for the first. */
export interface Numbering {
  /** The number of an id; the next one where it has none yet. */
  readonly nodeOf: (id: string) => number;
  /** The number of an id, if it has one. */
  readonly find: (id: string) => number | undefined;
  /** By number. */
  readonly ids: readonly string[];
}

/**
 * Gives ids numbers, so that everything after that is arrays of ints.
 *
 * An object without a prototype rather than a Map: for its keys JavaScript keeps one copy of each text and compares addresses, where
 * a Map reads both texts each time, which is most of the work in a graph of many links.
 */
export function numbering(): Numbering {
  const numbers = Object.create(null) as Record<string, number | undefined>;
  const ids: string[] = [];
  const nodeOf = (id: string): number => {
    const known = numbers[id];
    if (known !== undefined) return known;
    numbers[id] = ids.length;
    return ids.push(id) - 1;
  };
  return { nodeOf, find: (id) => numbers[id], ids };
}
