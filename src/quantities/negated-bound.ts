import type { Lexicon } from './compiled-lexicon.js';
import type { FigureKind } from './figure.js';
import { phraseAt, phraseEndsAt } from './phrase-book.js';
import type { Token } from './tokens.js';

const BOUNDS: ReadonlySet<FigureKind | undefined> = new Set(['more_than', 'less_than', 'at_least', 'at_most']);

/** Whether a bound stands there that a negation turns in a way no phrase of the lexicon says: "not much more than". */
export function isBoundNegated(tokens: readonly Token[], at: number, { hedges, lists }: Lexicon): boolean {
  return phraseEndsAt(lists.negations, tokens, at) && BOUNDS.has(phraseAt(hedges, tokens, at)?.meaning.kind);
}

/** Whether a bound stands there. */
export function isBoundAt(tokens: readonly Token[], at: number, { hedges }: Lexicon): boolean {
  return BOUNDS.has(phraseAt(hedges, tokens, at)?.meaning.kind);
}

/** Whether a negation ends the clause after a bound: "übersteigt 5 Prozent nicht". */
export function isNegatedAfter(tokens: readonly Token[], next: number, { lists }: Lexicon): boolean {
  const negation = phraseAt(lists.negations, tokens, next);
  if (negation === undefined) return false;
  const follower = tokens[next + negation.length];
  return follower === undefined || /^[.,;:!?)]$/.test(follower.text);
}

/** The number after a bound that was not understood, which must not be read without it. */
export function numberAfterBound(tokens: readonly Token[], at: number, { hedges, lists }: Lexicon): number {
  let next = at;
  for (let hedge = phraseAt(hedges, tokens, next); hedge !== undefined; hedge = phraseAt(hedges, tokens, next)) {
    next += hedge.length;
  }
  const article = phraseAt(lists.articles, tokens, next) ?? phraseAt(lists.definite, tokens, next);
  return next + (article?.length ?? 0);
}
