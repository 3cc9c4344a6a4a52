import { add, multiply, timesPowerOfTen } from '../kernel/decimal.js';
import type { Lexicon } from './compiled-lexicon.js';
import { hasRival, isConfusable, isOpenGroup } from './doubts.js';
import { FRACTION_SIGNS, fractionOf } from './fraction.js';
import { fractionAfter, fractionAt, fractionWords, isIdiom, spelledDecimal } from './fraction-words.js';
import { joinedScale } from './joined-scale.js';
import type { Manner } from './manner.js';
import type { NumberRead } from './number-read.js';
import { decimalsOf, numberRead } from './number-read.js';
import type { NumberState } from './number-state.js';
import { digitsFirst, finished, noNumber } from './number-state.js';
import { numeralOf } from './numeral.js';
import { phraseAt } from './phrase-book.js';
import { scaled, scaleFrom, suffixAt, withTail } from './scaled-number.js';
import { partOfScale } from './scaled-number.js';
import { scientificAt } from './scientific.js';
import type { Token } from './tokens.js';
import type { Walk } from './word-number.js';
import { isHyphen, morphsAt, walkNumber } from './word-number.js';

const UNSURE_LETTERS = /^[mbt]$/;

/**
 * Reads a number from the token on: digits or words, fractions, spelled decimals, dozens, powers of ten, and scale words.
 *
 * @param links whether "and" may stand inside
 * @returns null where there is none, `unreadable` where there is one that no convention reads
 */
export function numberAt(
  tokens: readonly Token[],
  at: number,
  manner: Manner,
  links = true,
): NumberRead | 'unreadable' | null {
  const token = tokens[at];
  if (token === undefined) return null;
  if (token.type === 'number') return digitsAt(tokens, at, token, manner, links);
  if (token.type === 'sign') {
    const sign = FRACTION_SIGNS[token.text];
    return sign ? scaled(tokens, at + 1, manner.lexicon, fractionOf(0n, ...sign), { worded: false }) : null;
  }
  return wordsAt(tokens, at, manner, links);
}

function digitsAt(
  tokens: readonly Token[],
  at: number,
  token: Token,
  manner: Manner,
  links: boolean,
): NumberRead | 'unreadable' {
  const { lexicon, decimal } = manner;
  const numeral = numeralOf(token.text, decimal);
  if (numeral === null) return 'unreadable';
  const power = scientificAt(tokens, at, numeral);
  if (power === 'unreadable') return power;
  if (power !== null) return numberRead(power.mantissa, power.places, power.exponent, power.next, { scaled: true });
  const plain = /^\d+$/.test(token.text);
  const fraction = plain ? fractionAfter(tokens, at, numeral.value) : null;
  if (fraction === 'unreadable' || (fraction !== null && !manner.whole && isIdiom(tokens, at))) return 'unreadable';
  if (fraction !== null) return scaled(tokens, fraction.next, lexicon, fraction, { worded: false });
  const doubtful = numeral.foreign || isOpenGroup(token.text, manner);
  const { value: mantissa, places } = numeral;
  const letter = suffixAt(tokens, at + 1, lexicon);
  if (letter !== null) {
    const unsure = UNSURE_LETTERS.test(letter.text) ? letter.text : '';
    const rival = lexicon.rivals.phrases.has(letter.text);
    const traits = { scaled: true, doubtful: doubtful || rival, letter: rival ? '' : unsure };
    return numberRead(mantissa, places, letter.exponent, at + 2, traits);
  }
  if (places === 0) {
    const more = spelledDecimal(tokens, at + 1, lexicon, mantissa) ?? fractionWords(tokens, at + 1, lexicon, mantissa);
    if (more !== null) return scaled(tokens, scaleFrom(tokens, more.next, lexicon), lexicon, more, { worded: false });
  }
  const walk = walkNumber(digitsFirst(mantissa), tokens, at + 1, lexicon, links);
  if (walk.next === at + 1) {
    const joined = joinedScale(tokens, at + 1, lexicon);
    if (joined !== undefined) {
      return numberRead(mantissa, places, joined.meaning, at + 1 + joined.length, { scaled: true, doubtful });
    }
    return withTail(tokens, numberRead(mantissa, places, 0, at + 1, { plain, doubtful }), lexicon);
  }
  const end = finished(walk.state);
  if (end === null) return 'unreadable';
  const rounded = end.mantissa === mantissa ? places : decimalsOf(end.mantissa);
  const confusable =
    isConfusable(walk.word, numeral.foreign, mantissa, manner) || hasRival(tokens, at + 1, walk.next, lexicon);
  const traits = { scaled: true, doubtful: doubtful || confusable };
  return withTail(tokens, numberRead(end.mantissa, rounded, end.exponent, walk.next, traits), lexicon);
}

function wordsAt(
  tokens: readonly Token[],
  at: number,
  manner: Manner,
  links: boolean,
): NumberRead | 'unreadable' | null {
  const { lexicon } = manner;
  const mixed = phraseAt(lexicon.mixed, tokens, at);
  if (mixed !== undefined) {
    const read = scaled(tokens, at + mixed.length, lexicon, mixedValue(mixed.meaning), { worded: true });
    return { ...read, scaled: read.scaled || /^\d{4,}$/.test(mixed.meaning) };
  }
  const article = phraseAt(lexicon.lists.articles, tokens, at);
  const part = article === undefined ? partOfScale(tokens, at, lexicon) : null;
  if (part !== null) return part;
  if (article !== undefined) {
    const more = at + article.length;
    const ordinal = fractionAt(tokens, more, lexicon);
    if (ordinal !== undefined && isOrdinal(tokens, more + ordinal.length, lexicon)) return null;
    const portion = partOfScale(tokens, more, lexicon) ?? articleTimes(tokens, more, lexicon, links);
    if (portion !== null || morphsAt(lexicon, tokens, at) === null) return portion;
  }
  const walk = walkToFraction(noNumber, tokens, at, lexicon, links);
  if (walk.next === at) return null;
  const end = finished(walk.state);
  if (end === null) return null;
  const { mantissa, exponent } = end;
  const confusable = isConfusable(walk.word, false, mantissa, manner) || hasRival(tokens, at, walk.next, lexicon);
  const read = numberRead(mantissa, decimalsOf(mantissa), exponent, walk.next, {
    scaled: exponent > 0 || mantissa.length > 3,
    worded: true,
    weak: mantissa === '1' && exponent === 0,
    doubtful: confusable,
    hundreds: /^[1-9]00$/.test(mantissa),
  });
  if (exponent === 0) {
    const more =
      fractionWords(tokens, walk.next, lexicon, mantissa) ?? spelledDecimal(tokens, walk.next, lexicon, mantissa);
    if (more !== null) return scaled(tokens, scaleFrom(tokens, more.next, lexicon), lexicon, more, { worded: true });
  }
  const { parts, group } = walk.state;
  const dozen = parts.length > 0 && group !== null ? phraseAt(lexicon.dozens, tokens, walk.next) : undefined;
  if (dozen === undefined || group === null) return withTail(tokens, read, lexicon);
  // "Dos mil y cuatro docenas": two thousand, and four dozen.
  const sum = add(mantissa, multiply(group, String(dozen.meaning - 1)));
  return { ...read, mantissa: sum, next: walk.next + dozen.length };
}

/** A walk that leaves "and" to a fraction where one follows: "two hundred and fifty-four hundredths" is 200.54. */
function walkToFraction(
  start: NumberState,
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  links: boolean,
): Walk {
  const walk = walkNumber(start, tokens, at, lexicon, links);
  const next = isHyphen(tokens, walk.next) ? walk.next + 1 : walk.next;
  if (!links || fractionAt(tokens, next, lexicon) === undefined) return walk;
  const short = walkNumber(start, tokens, at, lexicon, false);
  // "Ciento treinta y dos quintos" is 132/5: there the word stands between tens and units, in Portuguese (1) anywhere.
  const least = phraseAt(lexicon.links, tokens, short.next)?.meaning ?? 100;
  const inside = short.state.room > 10 ? least === 1 : least < 100;
  const ends = short.next < walk.next && !inside && phraseAt(lexicon.lists.plus, tokens, short.next) !== undefined;
  return ends ? short : walk;
}

/** A decimal, or a fraction that has none: `2/3`. */
function mixedValue(written: string): { value: string; places: number } {
  const [top = '', bottom] = written.split('/');
  return bottom === undefined
    ? { value: written, places: decimalsOf(written) }
    : fractionOf(0n, BigInt(top), BigInt(bottom));
}

/** "A million", "a dozen", "a third". */
function articleTimes(tokens: readonly Token[], at: number, lexicon: Lexicon, links: boolean): NumberRead | null {
  const fraction = fractionAt(tokens, at, lexicon);
  if (fraction !== undefined) {
    const value = fractionOf(0n, 1n, BigInt(fraction.meaning));
    return scaled(tokens, at + fraction.length, lexicon, value, { worded: true });
  }
  const walk = walkToFraction(digitsFirst('1'), tokens, at, lexicon, links);
  const end = finished(walk.state);
  // "A million and a half" is half a million more, which the tail knows; "a million fifths" is a part of all of it.
  const added = end !== null && end.exponent > 0 && phraseAt(lexicon.lists.plus, tokens, walk.next) !== undefined;
  const whole = end === null || added ? '' : timesPowerOfTen(end.mantissa, end.exponent);
  const more = fractionWords(tokens, walk.next, lexicon, whole);
  if (more !== null && walk.next > at)
    return scaled(tokens, scaleFrom(tokens, more.next, lexicon), lexicon, more, { worded: true });
  const traits = { scaled: walk.next > at, worded: true, doubtful: hasRival(tokens, at, walk.next, lexicon) };
  const read = numberRead(end?.mantissa ?? '1', 0, end?.exponent ?? 0, walk.next, traits);
  const tail = withTail(tokens, read, lexicon);
  return tail.scaled ? { ...tail, hundreds: false } : null;
}

/** "Un cinquième mandat": a noun right after it, where the language has a word between a part and its whole. */
function isOrdinal(tokens: readonly Token[], at: number, { words, lists, units, scales }: Lexicon): boolean {
  const token = tokens[at];
  if (words.unitLinks === '' || token?.type !== 'word' || !words.counted.noun.test(token.text)) return false;
  const known = [lists.fillers, lists.unitLinks, lists.plus, units, scales];
  return known.every((book) => phraseAt<unknown>(book, tokens, at) === undefined);
}
