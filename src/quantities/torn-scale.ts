import type { Lexicon } from './compiled-lexicon.js';
import { scaleWords } from './lexicon-shared.js';
import type { NumberRead } from './number-read.js';
import { phraseAt } from './phrase-book.js';
import { isLikeScale } from './scale-likeness.js';
import type { Token } from './tokens.js';
import type { UnitRead } from './unit-at.js';

/** Signs that may part a number from its scale: dashes, quotes, brackets, and those of markup. */
const BETWEEN = /^[-–—"'“”„‚‘’«»‹›()[\]{}*_~`<>|&;#\\\ufffd]$/;
const MOST_BETWEEN = 24;
/** Short forms of scale words in some languages, and no words of others. */
const SHORT = /^(?:mill|bill|trill|bil|tril)$/;

/**
 * Whether a number without a scale has one that was not understood, so that it would be read too small: a scale word behind
 * dashes, quotes, brackets or markup ("$13 (billion)"), or a word that only looks like one ("13 Miliarden").
 *
 * @param ends where the number, and its unit, ends
 */
export function isTorn(
  tokens: readonly Token[],
  number: NumberRead,
  unit: UnitRead,
  ends: readonly number[],
  lexicon: Lexicon,
): boolean {
  if (number.scaled || number.exponent !== 0 || number.weak || !(unit.kind === 'money' || unit.kind === 'none')) {
    return false;
  }
  return ends.some((end) => {
    const at = pastSigns(tokens, end);
    const token = tokens[at];
    if (token?.type !== 'word') return false;
    if (at > end && isScale(tokens, at, token, unit, lexicon)) return true;
    return (
      !isKnown(tokens, at, lexicon) &&
      ((at === number.next && SHORT.test(token.key)) || isLikeScale(token.text, lexicon))
    );
  });
}

function pastSigns(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at < from + MOST_BETWEEN) {
    const entity = tokens[at]?.text === '&' && tokens[at + 2]?.text === ';' ? 3 : 0;
    if (entity === 0 && !BETWEEN.test(tokens[at]?.text ?? '')) break;
    at += Math.max(1, entity);
  }
  return at;
}

/** Whether a number stands before a word, with nothing but such signs between them: the word is no quantity of its own. */
export function isAfterNumber(tokens: readonly Token[], at: number): boolean {
  let before = at - 1;
  while (before > at - 1 - MOST_BETWEEN && BETWEEN.test(tokens[before]?.text ?? '')) before -= 1;
  return tokens[before]?.type === 'number';
}

function isScale(tokens: readonly Token[], at: number, token: Token, unit: UnitRead, lexicon: Lexicon): boolean {
  if (token.text.length === 1)
    return unit.kind === 'money' && !token.apart && Object.hasOwn(lexicon.suffixes, token.text);
  return phraseAt(lexicon.scales, tokens, at) !== undefined || scaleWords.has(token.key);
}

function isKnown(tokens: readonly Token[], at: number, { scales, units, dozens, fractions, lists }: Lexicon): boolean {
  return [scales, units, dozens, fractions, lists.fillers].some(
    (book) => phraseAt<unknown>(book, tokens, at) !== undefined,
  );
}
