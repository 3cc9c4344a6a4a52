import { add, multiply, subtract, timesPowerOfTen } from '../kernel/decimal.js';
import type { Lexicon } from './compiled-lexicon.js';
import { fractionOf } from './fraction.js';
import { plusFraction } from './fraction-words.js';
import { fractionAt } from './fraction-words.js';
import type { NumberRead } from './number-read.js';
import { decimalsOf, numberRead } from './number-read.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { isHyphen } from './word-number.js';

/** Where the scale of a fraction begins: "three quarters of a million", "trois quarts de million". */
export function scaleFrom(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const link = phraseAt(lexicon.lists.fractionOf, tokens, at)?.length ?? 0;
  return phraseAt(lexicon.scales, tokens, at + link) === undefined ? at : at + link;
}

/** What a value becomes with the scale words or dozens after it. */
export function scaled(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  { value, places }: { value: string; places: number },
  traits: { worded: boolean },
): NumberRead {
  const base = numberRead(value, places, 0, at, traits);
  const letter = traits.worded ? null : suffixAt(tokens, at, lexicon);
  if (letter !== null) return { ...base, exponent: letter.exponent, scaled: true, next: at + 1 };
  const found = phraseAt(lexicon.scales, tokens, at) ?? null;
  const dozen = dozenAt(tokens, at, lexicon);
  if (dozen !== null) return { ...base, ...timesDozen(value, dozen) };
  if (found === null) {
    const hyphen = isHyphen(tokens, at) ? phraseAt(lexicon.scales, tokens, at + 1) : undefined;
    if (hyphen === undefined) return base;
    return { ...base, exponent: hyphen.meaning, scaled: true, next: at + 1 + hyphen.length };
  }
  const second = phraseAt(lexicon.scales, tokens, at + found.length);
  const twice = second !== undefined && found.meaning <= 3 && second.meaning > found.meaning;
  return {
    ...base,
    exponent: found.meaning + (twice ? second.meaning : 0),
    scaled: true,
    next: at + found.length + (twice ? second.length : 0),
  };
}

/** "3 million and a half", "five dozen". */
export function withTail(tokens: readonly Token[], read: NumberRead, lexicon: Lexicon): NumberRead {
  const dozen = read.exponent === 0 ? dozenAt(tokens, read.next, lexicon) : null;
  if (dozen !== null) return { ...read, ...timesDozen(read.mantissa, dozen, read.worded), plain: false };
  if (read.exponent === 0 || read.places > 0) return read;
  const more = plusFraction(tokens, read.next, lexicon, read.mantissa);
  const own = more && phraseAt(lexicon.scales, tokens, more.next);
  if (own && own.meaning < read.exponent) {
    // "One billion and a half million"
    const part = plusFraction(tokens, read.next, lexicon, '0')?.value ?? '0';
    const mantissa = add(timesPowerOfTen(read.mantissa, read.exponent), timesPowerOfTen(part, own.meaning));
    return { ...read, mantissa, places: decimalsOf(mantissa), exponent: 0, next: more.next + own.length };
  }
  return more === null
    ? read
    : { ...read, mantissa: more.value, places: more.places, hundreds: false, next: more.next };
}

interface Dozen {
  readonly count: number;
  readonly exponent: number;
  readonly next: number;
}

/** A dozen, and the scale it is of: "dozen", "dizaine de milliers". */
function dozenAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Dozen | null {
  const dozen = phraseAt(lexicon.dozens, tokens, at);
  if (dozen === undefined) return null;
  const after = at + dozen.length;
  const link = phraseAt(lexicon.lists.unitLinks, tokens, after)?.length ?? 0;
  const scale = phraseAt(lexicon.scales, tokens, after + link);
  if (scale === undefined) return { count: dozen.meaning, exponent: 0, next: after };
  return { count: dozen.meaning, exponent: scale.meaning, next: after + link + scale.length };
}

function timesDozen(value: string, { count, exponent, next }: Dozen, worded = false) {
  // "Three hundred and two dozen": of words, what is below a hundred is counted in dozens.
  const few = worded && /^\d+(?!00)\d\d$/.test(value) ? value.slice(-2) : value;
  const mantissa = add(subtract(value, few), multiply(few, String(count)));
  return { mantissa, exponent, scaled: true, next };
}

/** A scale letter that touches the digits: `13bn`, `5k`; thousands may stand apart. */
export function suffixAt(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { text: string; exponent: number } | null {
  const token = tokens[at];
  if (token?.type !== 'word' || phraseAt(lexicon.symbols, tokens, at, 'text')?.length === 3) return null;
  const { suffixes } = lexicon;
  const exponent = Object.hasOwn(suffixes, token.text) ? suffixes[token.text] : undefined;
  if (exponent === undefined || (token.apart && !/^[kKM]$/.test(token.text))) return null;
  if (tokens[at + 1]?.apart === false && /[\d/²³]/.test(tokens[at + 1]?.text ?? '')) return null;
  return { text: token.text, exponent };
}

/** "Half a million", "a quarter of a million", "medio millón": a part of a scale word or dozen. */
export function partOfScale(tokens: readonly Token[], at: number, lexicon: Lexicon): NumberRead | null {
  const fraction = fractionAt(tokens, at, lexicon);
  if (fraction === undefined) return null;
  const after = at + fraction.length;
  const value = fractionOf(0n, 1n, BigInt(fraction.meaning));
  for (const skip of [
    phraseAt(lexicon.lists.fractionOf, tokens, after)?.length ?? 0,
    isHyphen(tokens, after) ? 1 : 0,
    0,
  ]) {
    const read = scaled(tokens, after + skip, lexicon, value, { worded: true });
    if (read.scaled) return read;
  }
  return null;
}
