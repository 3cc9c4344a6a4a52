import type { Lexicon } from './compiled-lexicon.js';
import type { Found } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';

const QUOTES: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '„': '“', '«': '»', '‘': "'" };

/** A scale word after digits that is written otherwise than usual: `$13–billion`, `$13 "billion"`, "$13 grand"; undefined where there is none. */
export function joinedScale(tokens: readonly Token[], at: number, lexicon: Lexicon): Found<number> | undefined {
  const [sign, word] = [tokens[at], tokens[at + 1]];
  if (sign === undefined) return undefined;
  if (sign.type === 'word') return colloquialAt(tokens, at, lexicon);
  if (word?.type !== 'word' || word.apart || word.text.length < 2) return undefined;
  const scale = phraseAt(lexicon.scales, tokens, at + 1);
  if (scale === undefined) return undefined;
  if (sign.text === '–' && !sign.apart) return { meaning: scale.meaning, length: 1 + scale.length };
  const close = Object.hasOwn(QUOTES, sign.text) ? QUOTES[sign.text] : undefined;
  const ends = sign.apart && close !== undefined && tokens[at + 1 + scale.length]?.text === close;
  return ends ? { meaning: scale.meaning, length: 2 + scale.length } : undefined;
}

/** A word that is a scale only where nothing is counted: "$13 grand", not "13 grand pianos". */
function colloquialAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Found<number> | undefined {
  const found = phraseAt(lexicon.colloquial, tokens, at);
  if (found === undefined) return undefined;
  const next = tokens[at + found.length];
  const ends = next?.type !== 'word' || phraseAt(lexicon.lists.fillers, tokens, at + found.length) !== undefined;
  return ends && !/^\p{Lu}/u.test(tokens[at]?.text ?? '') ? found : undefined;
}
