import type { Lexicon } from './compiled-lexicon.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

/** How far back a word of change is looked for. */
const NEAR = 12;

/** Whether a word that bounds elsewhere names the level that a change led to: Dutch "steeg tot 5", Spanish "subió hasta 5". */
export function isLevel(tokens: readonly Token[], at: number, length: number, lexicon: Lexicon): boolean {
  if ((phraseAt(lexicon.lists.levels, tokens, at)?.length ?? 0) < length) return false;
  return followsChange(tokens, at, lexicon);
}

/** Whether a word of change stands not far before the token in its sentence. */
export function followsChange(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  for (let i = at - 1; i >= 0 && i >= at - NEAR; i--) {
    const token = tokens[i];
    if (token === undefined || /^[.!?;:]$/.test(token.text)) return false;
    if (lexicon.changeWords.has(token.key)) return true;
  }
  return false;
}
