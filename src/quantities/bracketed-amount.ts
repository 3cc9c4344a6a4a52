import type { Manner } from './manner.js';
import { numberAt } from './number-at.js';
import type { NumberRead } from './number-read.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

/** The negative amount of accountants after a currency, with the scale behind its bracket: the 2.3 million of `$(2.3) million`; null where there is none. */
export function bracketedAmount(tokens: readonly Token[], at: number, manner: Manner): NumberRead | null {
  if (tokens[at]?.text !== '(' || tokens[at + 1]?.type !== 'number') return null;
  const number = numberAt(tokens, at + 1, manner, false);
  if (number === null || number === 'unreadable' || tokens[number.next]?.text !== ')') return null;
  const next = number.next + 1;
  const scale = number.scaled ? undefined : phraseAt(manner.lexicon.scales, tokens, next);
  if (scale === undefined) return { ...number, plain: false, next };
  return { ...number, exponent: scale.meaning, scaled: true, plain: false, next: next + scale.length };
}
