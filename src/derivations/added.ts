import type { Sum } from '../formulas/formula-shape.js';
import type { Known, KnownInput } from './computation.js';
import type { Seen } from './seen.js';
import { scopeOf } from './seen.js';

/** An input that is added to others, or taken away from them. */
export interface Added {
  readonly input: KnownInput;
  readonly sign: 1 | -1;
}

/** The plain inputs of a sum, by name. */
export function addedIn({ inputs }: Seen, { terms }: Pick<Sum, 'terms'>): readonly Added[] {
  return terms
    .flatMap(({ name, sign }) => {
      const input = name === null ? undefined : inputs.get(name);
      return input === undefined ? [] : [{ input, sign }];
    })
    .toSorted((a, b) => (a.input.name < b.input.name ? -1 : a.input.name > b.input.name ? 1 : 0));
}

/** A text that is equal exactly where subject, metric and scope are. */
export function scopeKey(known: Known): string {
  const scope = [...scopeOf(known)].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([known.subjectId, known.metric?.id ?? null, scope]);
}

/** What has one key together, in the order in which the keys first appear. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): readonly (readonly Item[])[] {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
