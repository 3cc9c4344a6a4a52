import { add, multiply, subtract, timesPowerOfTen } from '../kernel/decimal.js';
import type { Lexicon } from './compiled-lexicon.js';
import { FRACTION_SIGNS, fractionOf } from './fraction.js';
import { fractionAfter, fractionAt, fractionWords, plusFraction, spelledDecimal } from './fraction-words.js';
import type { Manner } from './manner.js';
import type { NumberState } from './number-state.js';
import { digitsFirst, finished, noNumber } from './number-state.js';
import { numeralOf } from './numeral.js';
import { phraseAt } from './phrase-book.js';
import { scientificAt } from './scientific.js';
import type { Token } from './tokens.js';
import type { Walk } from './word-number.js';
import { isHyphen, morphsAt, walkNumber } from './word-number.js';

/** A number with its scale, before sign and unit. Its value is mantissa × 10^exponent. */
export interface NumberRead {
  readonly mantissa: string;
  readonly places: number;
  readonly exponent: number;
  /** Whether a scale word or letter was written. */
  readonly scaled: boolean;
  /** Whether it has no digits. */
  readonly worded: boolean;
  /** Whether it is nothing but digits. */
  readonly plain: boolean;
  /** Whether it is the article or a word that is more often none ("one"). */
  readonly weak: boolean;
  /** Whether separators or scale could be of another convention, so that it has to be read that way too. */
  readonly doubtful: boolean;
  /** A scale letter that is a unit in other hands: m, b, t. */
  readonly letter: string;
  /** Whether "hundred" ends the mantissa: "two to three hundred million" may mean two hundred. */
  readonly hundreds: boolean;
  readonly next: number;
}

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

type Traits = Partial<Pick<NumberRead, 'scaled' | 'worded' | 'plain' | 'weak' | 'doubtful' | 'letter' | 'hundreds'>>;

/** A number of which nothing is true but what is said. Every field is named, which is fast where a text has many numbers. */
function numberRead(mantissa: string, places: number, exponent: number, next: number, traits: Traits): NumberRead {
  const { scaled = false, worded = false, plain = false, weak = false } = traits;
  const { doubtful = false, letter = '', hundreds = false } = traits;
  return { mantissa, places, exponent, scaled, worded, plain, weak, doubtful, letter, hundreds, next };
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
  if (fraction === 'unreadable') return fraction;
  if (fraction !== null) return scaled(tokens, fraction.next, lexicon, fraction, { worded: false });
  const doubtful = numeral.foreign || isOpenGroup(token.text, manner);
  const { value: mantissa, places } = numeral;
  const letter = suffixAt(tokens, at + 1, lexicon);
  if (letter !== null) {
    const unsure = UNSURE_LETTERS.test(letter.text) ? letter.text : '';
    return numberRead(mantissa, places, letter.exponent, at + 2, { scaled: true, doubtful, letter: unsure });
  }
  if (places === 0) {
    const more = spelledDecimal(tokens, at + 1, lexicon, mantissa) ?? fractionWords(tokens, at + 1, lexicon, mantissa);
    if (more !== null) return scaled(tokens, scaleFrom(tokens, more.next, lexicon), lexicon, more, { worded: false });
  }
  const walk = walkNumber(digitsFirst(mantissa), tokens, at + 1, lexicon, links);
  if (walk.next === at + 1) {
    return withTail(tokens, numberRead(mantissa, places, 0, at + 1, { plain, doubtful }), lexicon);
  }
  const end = finished(walk.state);
  if (end === null) return 'unreadable';
  const rounded = end.mantissa === mantissa ? places : decimalsOf(end.mantissa);
  const confusable =
    isConfusable(walk.word, numeral.foreign, mantissa, lexicon.words.language) ||
    hasRival(tokens, at + 1, walk.next, lexicon);
  const traits = { scaled: true, doubtful: doubtful || confusable };
  return withTail(tokens, numberRead(end.mantissa, rounded, end.exponent, walk.next, traits), lexicon);
}

function wordsAt(
  tokens: readonly Token[],
  at: number,
  { lexicon }: Manner,
  links: boolean,
): NumberRead | 'unreadable' | null {
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
  const confusable =
    isConfusable(walk.word, false, mantissa, lexicon.words.language) || hasRival(tokens, at, walk.next, lexicon);
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

/** "Half a million", "a quarter of a million", "medio millón": a part of a scale word or dozen. */
function partOfScale(tokens: readonly Token[], at: number, lexicon: Lexicon): NumberRead | null {
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

/** Where the scale of a fraction begins: "three quarters of a million", "trois quarts de million". */
function scaleFrom(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const link = phraseAt(lexicon.lists.fractionOf, tokens, at)?.length ?? 0;
  return phraseAt(lexicon.scales, tokens, at + link) === undefined ? at : at + link;
}

/** "Un cinquième mandat": a noun right after it, where the language has a word between a part and its whole. */
function isOrdinal(tokens: readonly Token[], at: number, { words, lists, units, scales }: Lexicon): boolean {
  const token = tokens[at];
  if (words.unitLinks === '' || token?.type !== 'word' || !words.counted.noun.test(token.text)) return false;
  const known = [lists.fillers, lists.unitLinks, lists.plus, units, scales];
  return known.every((book) => phraseAt<unknown>(book, tokens, at) === undefined);
}

/** What a value becomes with the scale words or dozens after it. */
function scaled(
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
function withTail(tokens: readonly Token[], read: NumberRead, lexicon: Lexicon): NumberRead {
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

function suffixAt(tokens: readonly Token[], at: number, lexicon: Lexicon): { text: string; exponent: number } | null {
  const token = tokens[at];
  if (token?.type !== 'word' || phraseAt(lexicon.symbols, tokens, at, 'text')?.length === 3) return null;
  const { suffixes } = lexicon.words;
  const exponent = Object.hasOwn(suffixes, token.text) ? suffixes[token.text] : undefined;
  if (exponent === undefined || (token.apart && !/^[kKM]$/.test(token.text))) return null;
  if (tokens[at + 1]?.apart === false && /[\d/²³]/.test(tokens[at + 1]?.text ?? '')) return null;
  return { text: token.text, exponent };
}

function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}

/**
 * Whether a single group of three is parted by a sign with which the language does not group (`1.234` in French), or by
 * either sign where its countries do not agree.
 */
function isOpenGroup(written: string, { decimal, country, lexicon: { words } }: Manner): boolean {
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(written)) return false;
  const own = decimal === words.decimal;
  if (words.mixedSigns === true && written.includes(decimal)) return country === undefined || !own;
  const group = decimal === '.' ? ',' : '.';
  return written.includes(group) && !words.groups.includes(own ? group : decimal);
}

/**
 * Whether a scale word may be of the other scale than its text's language says: a German text that writes "billion" as
 * English does, an English one that writes `1,4 billion` as German does, any that writes "2 billion" where its own plural has
 * another form.
 */
function isConfusable(word: Token | undefined, foreign: boolean, value: string, language: string): boolean {
  if (word === undefined || !/^(billion|trillion)$/.test(word.key)) return false;
  if (language === 'en') return foreign;
  return foreign || isPlural(value, language) || (language === 'de' && word.text === word.key);
}

const plurals = new Map<string, Intl.PluralRules>();

function isPlural(value: string, language: string): boolean {
  const rules = plurals.get(language) ?? new Intl.PluralRules(language);
  plurals.set(language, rules);
  return rules.select(Number(value)) !== 'one';
}

/** Whether one of the scale words has another power with others; a single letter is doubted only where it touches the number. */
function hasRival(tokens: readonly Token[], from: number, to: number, { rivals: { phrases } }: Lexicon): boolean {
  if (phrases.size === 0) return false;
  for (let at = from; at < to; at++) {
    const token = tokens[at];
    if (token === undefined || (token.text.length === 1 && token.apart)) continue;
    if (phrases.has(token.key) || phrases.has(token.text)) return true;
  }
  return false;
}
