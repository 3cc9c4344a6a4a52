import { entries, split } from './compiled-units.js';
import type { FigureKind } from './figure.js';
import type { Hedge, Words } from './lexicon.js';
import type { Phrases } from './phrase-book.js';

/** What a bound is when a negation stands before it. */
const TURNED: Partial<Record<FigureKind, FigureKind>> = { more_than: 'at_most', less_than: 'at_least' };

/** Every plain bound of a language with every negation before it: "never more than" is at most. */
export function negatedHedges({ negations, hedges }: Words): Phrases<Hedge> {
  const turned = entries(hedges).flatMap(([phrase, { kind, keep }]) => {
    const opposite = kind === undefined || keep !== undefined ? undefined : TURNED[kind];
    if (opposite === undefined) return [];
    return split(negations).map((negation): [string, Hedge] => [`${negation} ${phrase}`, { kind: opposite }]);
  });
  return Object.fromEntries(turned);
}
