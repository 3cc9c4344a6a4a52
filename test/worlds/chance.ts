/** Choices that a seed decides: the same seed makes the same world again. */
export interface Chance {
  /** A whole number from 0 up to, and without, `end`. */
  below(end: number): number;
  /** Whether something happens that happens `part` of the time, 0 to 1. */
  some(part: number): boolean;
  /** One of several. @throws RangeError of none */
  pick<Item>(items: readonly Item[]): Item;
  /** One of several; undefined of none. */
  any<Item>(items: readonly Item[]): Item | undefined;
}

/** Mulberry32 (Tommy Ettinger, 2017): 32 bits of state are plenty for a few hundred choices. */
export function chanceOf(seed: number): Chance {
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  const any = <Item>(items: readonly Item[]): Item | undefined => items[below(items.length)];
  return {
    below,
    any,
    some: (part) => next() < part,
    pick: (items) => {
      const [picked] = items.length === 0 ? [] : [any(items)];
      if (picked === undefined) throw new RangeError('there is nothing to pick from');
      return picked;
    },
  };
}
