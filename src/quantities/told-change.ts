import type { Lexicon } from './compiled-lexicon.js';
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
  }
  return false;
}

/** Whether a number is the level from which a change starts: "subió del 2,1 % al 3,4 %". */
export function isStart(tokens: readonly Token[], from: number, next: number, lexicon: Lexicon): boolean {
  const { prepositions, to, levels } = lexicon.lists;
  if (!phraseEndsAt(prepositions, tokens, from)) return false;
  return phraseAt(to, tokens, next) !== undefined || phraseAt(levels, tokens, next) !== undefined;
}
