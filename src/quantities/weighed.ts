import type { Lexicon } from './compiled-lexicon.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

/**
 * The unit of mass that the name of a currency is where what is weighed follows it: "200 pounds of cocaine", but not
 * "200 pounds of debt". Undefined where it is money.
 */
export function weighedAt(tokens: readonly Token[], at: number, lexicon: Lexicon): string | undefined {
  const mass = phraseAt(lexicon.weighed, tokens, at);
  const link = mass && phraseAt(lexicon.lists.measured, tokens, at + mass.length);
  if (mass === undefined || link === undefined) return undefined;
  const what = at + mass.length + link.length;
  const word = tokens[what]?.type === 'word' && phraseAt(lexicon.lists.fillers, tokens, what) === undefined;
  return word && phraseAt(lexicon.lists.moneyNouns, tokens, what) === undefined ? mass.meaning : undefined;
}
