import type { Lexicon } from './compiled-lexicon.js';
import type { FigureKind } from './figure.js';
import { isChangeToldAfter } from './level-told.js';
import type { Hedge } from './lexicon.js';
import type { Found } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { isChangeTold } from './told-change.js';

const MOST_HEDGES = 4;

/**
 * The hedges that stand before a number, and the token after them.
 *
 * @param ends whether a word is no hedge where it stands, but the opener of a range
 */
export function hedgesAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  ends: (at: number) => boolean,
): { hedges: Hedge[]; next: number } {
  const hedges: Hedge[] = [];
  let next = at;
  for (let hedge = hedgeAt(tokens, next, lexicon); hedge && hedges.length < MOST_HEDGES;) {
    if (ends(next)) break;
    hedges.push(hedge.meaning);
    next += hedge.length;
    hedge = hedgeAt(tokens, next, lexicon);
  }
  return { hedges, next };
}

/** A hedge before a number; a word that touches what follows is none (`CA$5`, `ca-5`). */
export function hedgeAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Found<Hedge> | null {
  const hedge = phraseAt(lexicon.hedges, tokens, at);
  if (hedge === undefined) return null;
  // "Bajó hasta los 20 millones" says a level, where "hasta 20 millones" says a bound.
  const level = phraseAt(lexicon.lists.levels, tokens, at);
  if (
    level !== undefined &&
    level.length >= hedge.length &&
    (isChangeTold(tokens, at, lexicon) || isChangeToldAfter(tokens, at + 1, lexicon))
  )
    return null;
  const end = at + hedge.length;
  return tokens[end - 1]?.type === 'word' && tokens[end]?.apart === false ? null : hedge;
}

/** A hedge after a number, unless it begins the next bound ("200 or greater than 190"), or is a plus for itself. */
export function hedgeAfter(tokens: readonly Token[], at: number, lexicon: Lexicon): Found<Hedge> | undefined {
  const after = phraseAt(lexicon.afterwards, tokens, at);
  if (after === undefined || (tokens[at]?.text === '+' && tokens[at].apart)) return undefined;
  const bound = phraseAt(lexicon.hedges, tokens, at + 1);
  return bound !== undefined &&
    bound.length >= after.length &&
    tokens[at + 1 + bound.length]?.type !== 'sign' &&
    tokens[at + 1 + bound.length] !== undefined
    ? undefined
    : after;
}

/** What hedges make of a number together; null where they contradict each other. */
export function kindOf(hedges: readonly Hedge[], range: boolean): FigureKind | null {
  const kinds = new Set(hedges.flatMap(({ kind }) => kind ?? []));
  if (kinds.size > 1 && kinds.has('approximate')) kinds.delete('approximate');
  if (kinds.size > 1) return null;
  const [kind] = kinds;
  const inclusive = hedges.some((hedge) => hedge.inclusive);
  if (inclusive) return kind === 'less_than' ? 'at_most' : kind === 'more_than' ? 'at_least' : null;
  if (!range) return kind ?? 'rounded';
  return kind === undefined || kind === 'approximate' ? 'range' : null;
}
