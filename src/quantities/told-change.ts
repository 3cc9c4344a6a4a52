import type { Lexicon } from './compiled-lexicon.js';
import type { Found } from './phrase-book.js';
import { phraseAt, phraseEndsAt } from './phrase-book.js';
import type { Token } from './tokens.js';

const REACH = 7;
const CLAUSE_END = /^[.!?;:]$/;

/** Whether the clause before the token says that something rose, fell or went from one level to another. */
export function isChangeTold(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  for (let i = at - 1; i >= 0 && i >= at - REACH; i--) {
    const token = tokens[i];
    if (token === undefined || CLAUSE_END.test(token.text)) return false;
    if (lexicon.changeWords.has(token.key) || phraseAt(lexicon.lists.moves, tokens, i) !== undefined) return true;
    if (phraseAt(lexicon.multiples, tokens, i) !== undefined) return true;
  }
  return false;
}

/**
 * Whether a number is the level from which a change starts: "subió del 2,1 % al 3,4 %". What it goes to is of the same kind:
 * "a augmenté de 16 % à 13 milliards d'euros" is a change of 16 %.
 */
export function isStart(tokens: readonly Token[], from: number, next: number, lexicon: Lexicon): boolean {
  const { prepositions, to, levels } = lexicon.lists;
  if (!phraseEndsAt(prepositions, tokens, from)) return false;
  const way = phraseAt(to, tokens, next) ?? phraseAt(levels, tokens, next);
  return way !== undefined && isOfOneKind(tokens, next, next + way.length, lexicon);
}

/** "Down from 32.5 percent": what stood there before, where the preposition is none that may say how much ("Anstieg von 3 %"). */
export function isFormerLevel(tokens: readonly Token[], from: number, lexicon: Lexicon): boolean {
  const { prepositions, by } = lexicon.lists;
  return (
    phraseEndsAt(prepositions, tokens, from) &&
    !phraseEndsAt(by, tokens, from) &&
    lexicon.changeWords.has(tokens[from - 2]?.key ?? '')
  );
}

function isOfOneKind(tokens: readonly Token[], end: number, from: number, { units }: Lexicon): boolean {
  const kind = [1, 2, 3, 4]
    .map((length) => ({ length, unit: phraseAt(units, tokens, end - length) }))
    .find(({ length, unit }) => unit?.length === length)?.unit?.meaning.kind;
  for (let i = from; kind !== undefined && i < from + REACH; i++) {
    if (CLAUSE_END.test(tokens[i]?.text ?? '.')) return true;
    const unit = phraseAt(units, tokens, i);
    if (unit !== undefined) return unit.meaning.kind === kind;
  }
  return true;
}

/** The word to the level to which a change led, where the number before it is the level from which it started. */
export function startAt(tokens: readonly Token[], at: number, next: number, lexicon: Lexicon): Found<true> | undefined {
  const { prepositions, levels, to } = lexicon.lists;
  const level = phraseEndsAt(prepositions, tokens, at) ? phraseAt(levels, tokens, next) : undefined;
  const range = level !== undefined && phraseAt(to, tokens, next) !== undefined;
  return range && !isChangeTold(tokens, at, lexicon) ? undefined : level;
}
