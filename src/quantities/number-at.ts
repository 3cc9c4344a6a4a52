import { canonicalDecimal, multiply } from '../kernel/decimal.js';
import type { Lexicon } from './compiled-lexicon.js';
import { FRACTION_SIGNS, fractionOf } from './fraction.js';
import type { Manner } from './manner.js';
import { digitsFirst, finished, noNumber } from './number-state.js';
import { numeralOf } from './numeral.js';
import { phraseAt } from './phrase-book.js';
import { scientificAt } from './scientific.js';
import type { Token } from './tokens.js';
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

const PLAIN = {
  places: 0,
  scaled: false,
  worded: true,
  plain: false,
  weak: false,
  doubtful: false,
  letter: '',
  hundreds: false,
};

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
  if (power !== null) return power === 'unreadable' ? power : { ...PLAIN, ...power, worded: false };
  const plain = /^\d+$/.test(token.text);
  const fraction = plain ? fractionAfter(tokens, at, numeral.value) : null;
  if (fraction === 'unreadable') return fraction;
  if (fraction !== null) return scaled(tokens, fraction.next, lexicon, fraction, { worded: false });
  const doubtful = numeral.foreign || isOpenGroup(token.text, manner);
  const base = {
    ...PLAIN,
    mantissa: numeral.value,
    places: numeral.places,
    exponent: 0,
    worded: false,
    plain,
    doubtful,
  };
  const letter = suffixAt(tokens, at + 1, lexicon);
  if (letter !== null) {
    const unsure = UNSURE_LETTERS.test(letter.text) ? letter.text : '';
    return { ...base, plain: false, scaled: true, exponent: letter.exponent, letter: unsure, next: at + 2 };
  }
  if (numeral.places === 0) {
    const more = fractionWords(tokens, at + 1, lexicon, numeral.value);
    if (more !== null) return scaled(tokens, scaleFrom(tokens, more.next, lexicon), lexicon, more, { worded: false });
  }
  const walk = walkNumber(digitsFirst(numeral.value), tokens, at + 1, lexicon, links);
  if (walk.next === at + 1) return { ...base, next: at + 1 };
  const end = finished(walk.state);
  if (end === null) return 'unreadable';
  const rounded = end.mantissa === numeral.value ? numeral.places : decimalsOf(end.mantissa);
  const read = { ...base, ...end, places: rounded, plain: false, scaled: true, next: walk.next };
  const confusable =
    isConfusable(walk.word, numeral.foreign, numeral.value, lexicon.words.language) ||
    hasRival(tokens, at + 1, walk.next, lexicon);
  return withTail(tokens, { ...read, doubtful: doubtful || confusable }, lexicon);
}

function wordsAt(
  tokens: readonly Token[],
  at: number,
  { lexicon }: Manner,
  links: boolean,
): NumberRead | 'unreadable' | null {
  const mixed = phraseAt(lexicon.mixed, tokens, at);
  if (mixed !== undefined) {
    return scaled(tokens, at + mixed.length, lexicon, mixedValue(mixed.meaning), { worded: true });
  }
  const article = phraseAt(lexicon.lists.articles, tokens, at);
  const part = article === undefined ? partOfScale(tokens, at, lexicon) : null;
  if (part !== null) return part;
  if (article !== undefined) {
    const more = at + article.length;
    const portion = partOfScale(tokens, more, lexicon) ?? articleTimes(tokens, more, lexicon, links);
    if (portion !== null || morphsAt(lexicon, tokens, at) === null) return portion;
  }
  const walk = walkNumber(noNumber, tokens, at, lexicon, links);
  if (walk.next === at) return null;
  const end = finished(walk.state);
  if (end === null) return null;
  const { mantissa, exponent } = end;
  const confusable =
    isConfusable(walk.word, false, mantissa, lexicon.words.language) || hasRival(tokens, at, walk.next, lexicon);
  const read: NumberRead = {
    ...PLAIN,
    mantissa,
    exponent,
    places: decimalsOf(mantissa),
    scaled: exponent > 0 || mantissa.length > 3,
    weak: mantissa === '1' && exponent === 0,
    doubtful: confusable,
    hundreds: /^[1-9]00$/.test(mantissa),
    next: walk.next,
  };
  if (exponent === 0) {
    const spelled = spelledDecimal(tokens, walk.next, lexicon, mantissa);
    if (spelled !== null) return scaled(tokens, spelled.next, lexicon, spelled, { worded: true });
    const more = fractionWords(tokens, walk.next, lexicon, mantissa);
    if (more !== null) return scaled(tokens, scaleFrom(tokens, more.next, lexicon), lexicon, more, { worded: true });
  }
  return withTail(tokens, read, lexicon);
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
  const fraction = phraseAt(lexicon.fractions, tokens, at);
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
  const fraction = phraseAt(lexicon.fractions, tokens, at);
  if (fraction !== undefined) {
    const value = fractionOf(0n, 1n, BigInt(fraction.meaning));
    return scaled(tokens, at + fraction.length, lexicon, value, { worded: true });
  }
  const walk = walkNumber(digitsFirst('1'), tokens, at, lexicon, links);
  const end = finished(walk.state);
  const read = { ...PLAIN, mantissa: '1', exponent: 0, ...end, scaled: walk.next > at, next: walk.next };
  const doubtful = hasRival(tokens, at, walk.next, lexicon);
  const tail = withTail(tokens, { ...read, doubtful }, lexicon);
  return tail.scaled ? { ...tail, hundreds: false } : null;
}

/** Where the scale of a fraction begins: "three quarters of a million", "trois quarts de million". */
function scaleFrom(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const link = phraseAt(lexicon.lists.fractionOf, tokens, at)?.length ?? 0;
  return phraseAt(lexicon.scales, tokens, at + link) === undefined ? at : at + link;
}

/** What a value becomes with the scale words or dozens after it. */
function scaled(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
  { value, places }: { value: string; places: number },
  traits: { worded: boolean },
): NumberRead {
  const base = { ...PLAIN, ...traits, mantissa: value, places, exponent: 0, next: at };
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
  if (dozen !== null) return { ...read, ...timesDozen(read.mantissa, dozen), plain: false };
  if (read.exponent === 0 || read.places > 0) return read;
  const more = plusFraction(tokens, read.next, lexicon, read.mantissa);
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

function timesDozen(value: string, { count, exponent, next }: Dozen) {
  return { mantissa: multiply(value, String(count)), exponent, scaled: true, next };
}

interface Value {
  readonly value: string;
  readonly places: number;
  readonly next: number;
}

/** Words after a whole number that make it a fraction: "two thirds", "two and a half", "five halves", "one over twenty". */
function fractionWords(tokens: readonly Token[], at: number, lexicon: Lexicon, whole: string): Value | null {
  if (!/^\d{1,12}$/.test(whole)) return null;
  const from = isHyphen(tokens, at) ? at + 1 : at;
  const direct = phraseAt(lexicon.fractions, tokens, from);
  if (direct !== undefined && whole !== '0') {
    return { ...fractionOf(0n, BigInt(whole), BigInt(direct.meaning)), next: from + direct.length };
  }
  const over = phraseAt(lexicon.lists.over, tokens, at);
  if (over !== undefined) {
    const walk = walkNumber(noNumber, tokens, at + over.length, lexicon, true);
    const bottom = finished(walk.state);
    if (bottom !== null && bottom.exponent === 0 && Number(bottom.mantissa) > Number(whole)) {
      return { ...fractionOf(0n, BigInt(whole), BigInt(bottom.mantissa)), next: walk.next };
    }
  }
  return plusFraction(tokens, at, lexicon, whole);
}

/** "… and a half", "… und zwei Drittel". */
function plusFraction(tokens: readonly Token[], at: number, lexicon: Lexicon, whole: string): Value | null {
  if (!/^\d{1,12}$/.test(whole)) return null;
  const plus = phraseAt(lexicon.lists.plus, tokens, at);
  if (plus === undefined) return null;
  const from = at + plus.length;
  const article = phraseAt(lexicon.lists.articles, tokens, from)?.length ?? 0;
  const direct = phraseAt(lexicon.fractions, tokens, from + article);
  if (direct !== undefined) {
    return { ...fractionOf(BigInt(whole), 1n, BigInt(direct.meaning)), next: from + article + direct.length };
  }
  const top = morphsAt(lexicon, tokens, from);
  const [part] = top?.morphs ?? [];
  if (top?.morphs.length !== 1 || part?.kind !== 'value') return null;
  const bottom = phraseAt(lexicon.fractions, tokens, from + top.length);
  if (bottom === undefined || part.value >= bottom.meaning) return null;
  return {
    ...fractionOf(BigInt(whole), BigInt(part.value), BigInt(bottom.meaning)),
    next: from + top.length + bottom.length,
  };
}

/** "Point five", "Komma zwei fünf": digits one by one, or one number. */
function spelledDecimal(tokens: readonly Token[], at: number, lexicon: Lexicon, whole: string): Value | null {
  const point = phraseAt(lexicon.lists.point, tokens, at);
  if (point === undefined) return null;
  let digits = '';
  let next = at + point.length;
  for (; digits.length < 20; next++) {
    const part = morphsAt(lexicon, tokens, next);
    const [morph] = part?.morphs ?? [];
    if (part?.length !== 1 || part.morphs.length !== 1 || morph?.kind !== 'value') break;
    if (morph.value > 9 && digits !== '') break;
    digits += String(morph.value);
    if (morph.value > 9) {
      const unit = morphsAt(lexicon, tokens, next + (isHyphen(tokens, next + 1) ? 2 : 1));
      const [second] = unit?.morphs ?? [];
      if (morph.value % 10 === 0 && second?.kind === 'value' && second.value < 10 && second.value > 0) {
        digits = String(morph.value + second.value);
        next += isHyphen(tokens, next + 1) ? 2 : 1;
      }
    }
  }
  const token = tokens[next];
  if (digits === '' && token?.type === 'number' && /^\d{1,20}$/.test(token.text)) {
    digits = token.text;
    next += 1;
  }
  return digits === '' ? null : { value: canonicalDecimal(`${whole}.${digits}`), places: digits.length, next };
}

/** `1/4`, `2 1/4`, `2¾` after digits; "unreadable" for what is no fraction (a date, a score). */
function fractionAfter(tokens: readonly Token[], at: number, whole: string): Value | 'unreadable' | null {
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

function slashed(tokens: readonly Token[], at: number): { top: bigint; bottom: bigint } | null {
  const [top, slash, bottom, after] = [tokens[at], tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (slash?.text !== '/' || slash.apart || bottom?.apart !== false) return null;
  if (!/^\d{1,4}$/.test(top?.text ?? '') || !/^[1-9]\d{0,3}$/.test(bottom.text)) return null;
  if (after?.text === '/' && !after.apart) return null;
  return { top: BigInt(top?.text ?? 0), bottom: BigInt(bottom.text) };
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
function hasRival(tokens: readonly Token[], from: number, to: number, { rivals }: Lexicon): boolean {
  return tokens
    .slice(from, to)
    .some(({ key, text, apart }) => (rivals.has(key) || rivals.has(text)) && (text.length > 1 || !apart));
}
