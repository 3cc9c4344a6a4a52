import { add, canonicalDecimal } from '../kernel/decimal.js';
import type { Lexicon } from './compiled-lexicon.js';
import { partsOf } from './compound.js';
import { FRACTION_SIGNS, fractionOf } from './fraction.js';
import { finished, noNumber } from './number-state.js';
import type { Found } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { isHyphen, morphsAt, numberOf, walkNumber } from './word-number.js';

/** A value in words, with the token after it. */
export interface Value {
  readonly value: string;
  readonly places: number;
  readonly next: number;
}

/** A denominator: one that is listed, or the stem of a glued number with an end that makes it one (millecinquesimi). */
export function fractionAt(tokens: readonly Token[], at: number, lexicon: Lexicon): Found<number> | undefined {
  const listed = phraseAt(lexicon.fractions, tokens, at);
  const token = tokens[at];
  if (listed !== undefined || lexicon.parts === null || token?.type !== 'word') return listed;
  if (phraseAt(lexicon.units, tokens, at) !== undefined) return undefined;
  for (const end of lexicon.denominators) {
    const stem = token.key.endsWith(end) ? token.key.slice(0, -end.length) : '';
    const parts = stem === '' ? null : partsOf(stem, lexicon.parts, true);
    const number = parts && numberOf(parts, lexicon);
    if (number) return { meaning: number, length: 1 };
  }
  return undefined;
}

/** Words after a whole number that make it a fraction: "two thirds", "two and a half", "five halves", "one over twenty". */
export function fractionWords(tokens: readonly Token[], at: number, lexicon: Lexicon, whole: string): Value | null {
  if (!/^\d{1,12}$/.test(whole)) return null;
  const from = isHyphen(tokens, at) ? at + 1 : at;
  const direct = fractionAt(tokens, from, lexicon);
  if (direct !== undefined && whole !== '0') {
    return { ...fractionOf(0n, BigInt(whole), BigInt(direct.meaning)), next: from + direct.length };
  }
  const over = phraseAt(lexicon.lists.over, tokens, at);
  if (over !== undefined) {
    const walk = walkNumber(noNumber, tokens, at + over.length, lexicon, true);
    const bottom = finished(walk.state) ?? digitsOf(tokens, at + over.length, lexicon);
    if (bottom !== null && bottom.exponent === 0 && Number(bottom.mantissa) > Number(whole)) {
      return {
        ...fractionOf(0n, BigInt(whole), BigInt(bottom.mantissa)),
        next: Math.max(walk.next, at + over.length + 1),
      };
    }
  }
  return plusFraction(tokens, at, lexicon, whole);
}

/** "… and a half", "… und zwei Drittel". */
export function plusFraction(tokens: readonly Token[], at: number, lexicon: Lexicon, whole: string): Value | null {
  if (!/^\d{1,12}$/.test(whole)) return null;
  const plus = phraseAt(lexicon.lists.plus, tokens, at);
  if (plus === undefined) return null;
  const from = at + plus.length;
  const article = phraseAt(lexicon.lists.articles, tokens, from)?.length ?? 0;
  const direct = fractionAt(tokens, from + article, lexicon);
  if (direct !== undefined) {
    return { ...fractionOf(BigInt(whole), 1n, BigInt(direct.meaning)), next: from + article + direct.length };
  }
  const part = phraseAt(lexicon.mixed, tokens, from);
  if (part?.meaning.startsWith('0.') === true) {
    const value = add(whole, part.meaning);
    return { value, places: part.meaning.length - 2, next: from + part.length };
  }
  const top = walkNumber(noNumber, tokens, from, lexicon, false);
  const numerator = finished(top.state);
  const bottom = fractionAt(tokens, isHyphen(tokens, top.next) ? top.next + 1 : top.next, lexicon);
  if (bottom === undefined || numerator === null || numerator.exponent > 0) return null;
  if (Number(numerator.mantissa) >= bottom.meaning) return null;
  const next = (isHyphen(tokens, top.next) ? top.next + 1 : top.next) + bottom.length;
  return { ...fractionOf(BigInt(whole), BigInt(numerator.mantissa), BigInt(bottom.meaning)), next };
}

/** "Point five", "Komma zwei fünf": digits one by one, or one number. */
export function spelledDecimal(tokens: readonly Token[], at: number, lexicon: Lexicon, whole: string): Value | null {
  const point = phraseAt(lexicon.lists.point, tokens, at);
  if (point === undefined) return null;
  const from = at + point.length;
  const group = groupAfterPoint(tokens, from, lexicon);
  if (group !== null) return { ...group, value: canonicalDecimal(`${whole}.${group.value}`) };
  let digits = '';
  let next = from;
  for (; digits.length < 20; next++) {
    const part = morphsAt(lexicon, tokens, next);
    const [morph, ...glued] = part?.morphs ?? [];
    if (part !== null && glued.length > 0 && digits === '') {
      const number = numberOf(part.morphs, lexicon) ?? 0;
      if (number < 11 || number > 999) break;
      digits = String(number);
      next += part.length;
      break;
    }
    if (part?.length !== 1 || part.morphs.length !== 1 || morph?.kind !== 'value') break;
    if (morph.value > 9) break;
    digits += String(morph.value);
  }
  const token = tokens[next];
  if (digits === '' && token?.type === 'number' && /^\d{1,20}$/.test(token.text)) {
    digits = token.text;
    next += 1;
  }
  return digits === '' ? null : { value: canonicalDecimal(`${whole}.${digits}`), places: digits.length, next };
}

/** "Point twenty-five", "con quinientos doce": one number above nine after the sign. */
function groupAfterPoint(tokens: readonly Token[], from: number, lexicon: Lexicon): Value | null {
  const walk = walkNumber(noNumber, tokens, from, lexicon, true);
  const end = finished(walk.state);
  if (end === null || !/^[1-9]\d{1,5}$/.test(end.mantissa) || end.exponent > 0) return null;
  return { value: end.mantissa, places: end.mantissa.length, next: walk.next };
}

/** `1/4`, `2 1/4`, `2¾` after digits; "unreadable" for what is no fraction (a date, a score). */
export function fractionAfter(tokens: readonly Token[], at: number, whole: string): Value | 'unreadable' | null {
  const follower = tokens[at + 1];
  const sign = follower && FRACTION_SIGNS[follower.text];
  if (sign !== undefined) return { ...fractionOf(BigInt(whole), ...sign), next: at + 2 };
  const direct = slashed(tokens, at);
  if (direct !== null) {
    if (direct.top > 999n || direct.bottom === 0n || tokens[at - 1]?.text === '/') return 'unreadable';
    return { ...fractionOf(0n, direct.top, direct.bottom), next: at + 3 };
  }
  const mixed = follower?.apart === true ? slashed(tokens, at + 1) : null;
  if (mixed === null || mixed.top >= mixed.bottom || mixed.bottom > 64n) return null;
  return { ...fractionOf(BigInt(whole), mixed.top, mixed.bottom), next: at + 4 };
}

/** `24/7`, `9/11`, `60/40`, `3/2`: what is no part of a whole in a running text. */
export function isIdiom(tokens: readonly Token[], at: number): boolean {
  const direct = slashed(tokens, at);
  return direct !== null && (direct.top >= direct.bottom || (direct.top === 9n && direct.bottom === 11n));
}

function slashed(tokens: readonly Token[], at: number): { top: bigint; bottom: bigint } | null {
  const [top, slash, bottom, after] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (slash?.text !== '/' || slash.apart || bottom?.apart !== false) return null;
  if (!/^\d{1,4}$/.test(top?.text ?? '') || !/^[1-9]\d{0,3}$/.test(bottom.text)) return null;
  if (after?.text === '/' && !after.apart) return null;
  return { top: BigInt(top?.text ?? 0), bottom: BigInt(bottom.text) };
}

/** The plain digits of a denominator: "one over 3", "1 sur 3"; after digits a short one with no unit after it. */
function digitsOf(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { mantissa: string; exponent: number } | null {
  const text = tokens[at]?.text ?? '';
  const worded = tokens[at - 2]?.type === 'word';
  if (!(worded ? /^[1-9]\d{0,5}$/ : /^[1-9]\d{0,2}$/).test(text)) return null;
  const united = phraseAt(lexicon.units, tokens, at + 1) ?? phraseAt(lexicon.scales, tokens, at + 1);
  return worded || united === undefined ? { mantissa: text, exponent: 0 } : null;
}
