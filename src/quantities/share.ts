import type { Lexicon } from './compiled-lexicon.js';
import { fractionOf } from './fraction.js';
import { finished, noNumber } from './number-state.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { walkNumber } from './word-number.js';

/** A part of a whole that a denominator after a noun makes of a number, and the token after it. */
export interface Share {
  readonly mantissa: string;
  readonly places: number;
  readonly next: number;
}

/** "Neuf personnes sur dix", "3 italiani su 4": nine tenths, and not nine people; null where no larger whole number follows. */
export function shareAt(tokens: readonly Token[], at: number, top: string, lexicon: Lexicon): Share | null {
  const over = phraseAt(lexicon.lists.over, tokens, at);
  if (over === undefined || !/^[1-9]\d{0,3}$/.test(top)) return null;
  const from = at + over.length;
  const digits = tokens[from]?.type === 'number' ? tokens[from] : undefined;
  const walk = walkNumber(noNumber, tokens, from, lexicon, false);
  const next = digits === undefined ? walk.next : from + 1;
  const words = finished(walk.state);
  const bottom = digits?.text ?? (words?.exponent === 0 ? words.mantissa : '');
  if (!/^[1-9]\d{0,4}$/.test(bottom) || Number(bottom) <= Number(top)) return null;
  const follower = tokens[next];
  if (follower !== undefined && (phraseAt(lexicon.units, tokens, next) || phraseAt(lexicon.scales, tokens, next)))
    return null;
  const { value, places } = fractionOf(0n, BigInt(top), BigInt(bottom));
  return { mantissa: value, places, next };
}
