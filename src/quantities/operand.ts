import { add, compare, timesPowerOfTen } from '../kernel/decimal.js';
import type { Amount } from './admissible.js';
import type { Lexicon } from './compiled-lexicon.js';
import { countedAt, measuredAt } from './counted.js';
import { fractionAt } from './fraction-words.js';
import { scaleWords } from './lexicon-shared.js';
import type { Manner } from './manner.js';
import type { NumberRead } from './number-at.js';
import { numberAt } from './number-at.js';
import type { Found } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import { dashedPrice, lettered } from './price.js';
import type { Share } from './share.js';
import { shareAt } from './share.js';
import type { Token } from './tokens.js';
import type { UnitFound, UnitRead } from './unit-at.js';
import { joinedUnits, NO_UNIT, unitAt } from './unit-at.js';
import { isHyphen } from './word-number.js';

/** One number with what belongs to it. */
export interface Operand {
  readonly amount: Amount;
  /** `1` where nothing was said. */
  readonly unit: UnitRead;
  readonly number: NumberRead;
  /** Whether the sign before it was a plus. */
  readonly plus: boolean;
  /** The same number in another sense: metres for `m`, tonnes for `t`. */
  readonly other: { readonly exponent: number; readonly unit: UnitRead } | null;
  /** The index of the token after it. */
  readonly next: number;
}

/** What is read: the text with its own characters. */
export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Letters that stand for a scale in some hands when they stand alone, and the scripts whose scales are single signs. */
const LETTERS = /^((b|m|k|t|mm|bb|mill|bill|bil|tr)$|[\u3400-\u9fff\uac00-\ud7af])/;

/**
 * Reads a number with sign, currency, scale and unit from the token on; null where there is none, `unreadable` where there
 * is one whose scale or unit is not certain.
 *
 * @param afterDash whether a dash of a range stands before it, which is no minus
 * @param links whether "and" may stand inside the number
 */
export function operandAt(
  source: Source,
  at: number,
  manner: Manner,
  afterDash = false,
  links = true,
): Operand | 'unreadable' | null {
  const { tokens } = source;
  const front = frontAt(tokens, at, manner);
  const number = priced(tokens, numberAt(tokens, front.next, manner, links), front.unit, manner);
  if (number === null) return null;
  const first = tokens[front.next];
  const touches = !(afterDash && front.next === at) && isGlued(tokens, front.next, at, front.unit !== null);
  if (number === 'unreadable' || touches) return front.unit === null && !afterDash ? null : 'unreadable';
  const back = backAt(source, number, front.unit, manner);
  const unit = joinedUnits(front.unit, back.unit);
  if (unit === null) return 'unreadable';
  if (isTouched(tokens, back.next, number)) return unit.said ? 'unreadable' : null;
  const letter = letterSense(number, unit, back.letterUnit);
  if (letter === 'unreadable') return letter;
  if (
    (unit.kind === 'ratio' && number.scaled && !number.worded && number.exponent > 3) ||
    isUnfinished(tokens, back.next, number, manner.lexicon)
  ) {
    return 'unreadable';
  }
  const share = back.share ? { ...number, ...back.share, scaled: true, weak: false } : number;
  const whole = back.cents === null ? share : withCents(number, back.cents);
  return {
    amount: {
      mantissa: whole.mantissa,
      places: whole.places,
      exponent: whole.exponent + unit.exponent,
      negative: front.negative,
    },
    unit,
    number: { ...share, plain: number.plain && first?.loose === false && share === number },
    plus: front.plus,
    other: letter ?? sumOfMoney(tokens, number, unit, manner.lexicon),
    next: back.next,
  };
}

/** What a number is where money stands beside it: a price without hundredths, or one whose scale is a letter. */
function priced<Read extends NumberRead | 'unreadable' | null>(
  tokens: readonly Token[],
  number: Read,
  before: UnitRead | null,
  manner: Manner,
): Read | NumberRead {
  if (number === null || number === 'unreadable') return number;
  const price = dashedPrice(tokens, number) ?? lettered(tokens, number, manner.lexicon);
  const money = price && (before ?? suffixUnit(tokens, price.next, manner)?.read);
  return price !== null && money?.kind === 'money' ? price : number;
}

/** Signs and currency before the number, in any order. */
function frontAt(tokens: readonly Token[], at: number, manner: Manner) {
  let next = at;
  let negative = false;
  let plus = false;
  let unit: UnitRead | null = null;
  for (let step = 0; step < 3; step++) {
    const minus = negative || plus ? 0 : minusAt(tokens, next, manner.lexicon);
    const more =
      tokens[next]?.text === '+' &&
      tokens[next + 1]?.apart === false &&
      !negative &&
      next === at &&
      (tokens[next]?.apart === true || tokens[next - 1]?.text === '(');
    const found: UnitFound | null = unit === null ? unitAt(tokens, next, manner, 'before') : null;
    if (minus > 0) negative = true;
    else if (more) plus = true;
    else if (found?.read.kind === 'money' && found.read.exponent >= 0) unit = found.read;
    else break;
    next += minus > 0 ? minus : more ? 1 : (found?.length ?? 1);
  }
  return { next, negative, plus, unit };
}

function minusAt(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const word = phraseAt(lexicon.lists.negative, tokens, at);
  if (word !== undefined) return word.length;
  if (!/^[-–]$/.test(tokens[at]?.text ?? '')) return 0;
  const loose = tokens[at + 1]?.apart === true;
  if (loose) return 0;
  const before = tokens[at - 1];
  return at === 0 || tokens[at]?.apart === true || !/[\p{L}\d]/u.test(before?.text ?? '') ? 1 : 0;
}

/** Whether letters or digits touch the number from the left: `GPT-5`, `Q3`, `2025-11`, `12:30`. */
function isGlued(tokens: readonly Token[], at: number, from: number, currency: boolean): boolean {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.apart === true) return false;
  if (currency && at - 1 >= from) return false;
  if (before.type !== 'sign') return true;
  if (!/[-–/:.#@_\\^*\ufffd]/.test(before.text)) return false;
  if (/^[-–]$/.test(before.text) && at - 1 >= from) return false;
  return at - 1 < from && tokens[at - 2] !== undefined && !before.apart;
}

interface Back {
  readonly unit: UnitRead | null;
  readonly next: number;
  /** Hundredths that follow: "13 dollars and 45 cents". */
  readonly cents: string | null;
  /** What the number is a part of: "nine people out of ten". */
  readonly share?: Share | null;
  /** The unit that a scale letter would be. */
  readonly letterUnit: UnitRead | null;
}

function backAt(source: Source, number: NumberRead, before: UnitRead | null, manner: Manner): Back {
  const { tokens } = source;
  const { lexicon } = manner;
  const from = number.next;
  const letterUnit = number.letter === '' ? null : letterOf(tokens, from - 1, manner);
  const link = number.scaled ? (phraseAt(lexicon.lists.unitLinks, tokens, from)?.length ?? 0) : 0;
  const hyphen = isHyphen(tokens, from) ? 1 : 0;
  const starts = [from, from + link, from + hyphen].filter((start, i) => i === 0 || start !== from);
  for (const start of starts) {
    const found = suffixUnit(tokens, start, manner);
    if (found === null) continue;
    const next = start + found.length;
    const lateScale = found.read.kind === 'money' && !number.scaled ? scaleAfterCode(tokens, next, lexicon) : undefined;
    if (lateScale !== undefined) {
      const unit = { ...found.read, exponent: found.read.exponent + lateScale.meaning };
      return { unit, next: next + lateScale.length, cents: null, letterUnit };
    }
    if (found.read.kind === 'money') return { unit: found.read, ...centsAt(tokens, next, number, manner), letterUnit };
    const of = found.read.kind === 'physical' ? measuredAt(tokens, next, source.text, lexicon) : null;
    const unit = of === null ? found.read : { ...found.read, of: of.of };
    return { unit, next: of?.next ?? next, cents: null, letterUnit };
  }
  if (before?.kind === 'money') return { unit: null, ...centsAt(tokens, from, number, manner), letterUnit };
  const counted = before === null ? countedAt(tokens, from + hyphen, source.text, lexicon) : null;
  const whole = number.exponent === 0 && number.places === 0;
  const share = counted !== null && whole ? shareAt(tokens, counted.next, number.mantissa, lexicon) : null;
  if (counted !== null && (hyphen === 0 || number.scaled) && (share !== null || !number.weak)) {
    const next = share?.next ?? counted.next;
    return { unit: { ...NO_UNIT, of: counted.of }, next, cents: null, share, letterUnit };
  }
  return { unit: null, next: from, cents: null, letterUnit };
}

/** "75 USD million": a scale word after the code of a currency. */
function scaleAfterCode(tokens: readonly Token[], at: number, { scales }: Lexicon): Found<number> | undefined {
  return /^[A-Z]{3}$/.test(tokens[at - 1]?.text ?? '') ? phraseAt(scales, tokens, at) : undefined;
}

/** A unit after a number; a sign or code with a number after it belongs to that one ("in 2025 $13 billion"). */
function suffixUnit(tokens: readonly Token[], at: number, manner: Manner) {
  const unit = unitAt(tokens, at, manner, 'after');
  if (unit === null) return null;
  const follower = tokens[at + unit.length];
  const sign = tokens[at]?.type === 'sign' || /^[A-Z]{2,4}$/.test(tokens[at]?.text ?? '');
  const owned = unitAt(tokens, at + unit.length + 1, manner, 'after')?.read.kind === 'money';
  const cents = follower?.type === 'number' && centsAt(tokens, at + unit.length, null, manner).cents !== null;
  const taken =
    follower?.type === 'number' &&
    unit.read.kind === 'money' &&
    sign &&
    !cents &&
    !(owned && tokens[at]?.type === 'sign');
  return taken && (tokens[at]?.apart === true || !follower.apart) ? null : unit;
}

function centsAt(
  tokens: readonly Token[],
  at: number,
  number: NumberRead | null,
  manner: Manner,
): { next: number; cents: string | null } {
  const none = { next: at, cents: null };
  if (number !== null && (number.exponent > 0 || number.places > 0)) return none;
  const link = phraseAt(manner.lexicon.lists.plus, tokens, at)?.length ?? 0;
  const cents = numberAt(tokens, at + link, manner);
  if (cents === null || cents === 'unreadable' || cents.exponent !== 0 || !/^\d{1,2}$/.test(cents.mantissa))
    return none;
  const unit = unitAt(tokens, cents.next, manner, 'after');
  if (unit?.read.exponent === -2) return { next: cents.next + unit.length, cents: cents.mantissa.padStart(2, '0') };
  // "15 dollars 50": two digits and then nothing; with "and" only where the whole text is an amount.
  const follower = tokens[cents.next];
  const ends = follower === undefined || (follower.type === 'sign' && !/[%$€£-]/.test(follower.text));
  const two = cents.mantissa.length === 2 && tokens[at]?.apart === true;
  // A link that stands in numbers too ("and") may begin something else; "con" does not.
  const certain = link === 0 || manner.whole || phraseAt(manner.lexicon.links, tokens, at) === undefined;
  return ends && two && certain ? { next: cents.next, cents: cents.mantissa } : none;
}

function withCents(number: NumberRead, cents: string): NumberRead {
  return { ...number, mantissa: add(number.mantissa, timesPowerOfTen(cents.replace(/^0(?=\d)/, ''), -2)), places: 2 };
}

function letterOf(tokens: readonly Token[], at: number, manner: Manner): UnitRead | null {
  const word = phraseAt(manner.lexicon.symbols, tokens, at, 'text')?.meaning;
  return word === undefined ? null : { kind: 'physical', codes: [word.unit], assumed: false, said: true, exponent: 0 };
}

/** What a scale letter means: the scale beside money and counts, else the unit too, or nothing certain. */
function letterSense(number: NumberRead, unit: UnitRead, letterUnit: UnitRead | null): Operand['other'] | 'unreadable' {
  if (number.letter === '' || unit.said || unit.of !== undefined) return null;
  if (number.letter === 'b' && number.places > 0) return null;
  return letterUnit === null ? 'unreadable' : { exponent: 0, unit: letterUnit };
}

/** Small numbers of these are said of money as well as of what is weighed. */
const MOST_SUMS = '20';

/** The sum of money that a unit may mean: "twee ton" is 200,000 euros or two tonnes. */
function sumOfMoney(tokens: readonly Token[], number: NumberRead, unit: UnitRead, lexicon: Lexicon): Operand['other'] {
  const sum =
    unit.kind === 'physical' && unit.of === undefined ? phraseAt(lexicon.sumsOfMoney, tokens, number.next) : undefined;
  if (sum === undefined || number.exponent !== 0 || compare(number.mantissa, MOST_SUMS) > 0) return null;
  const { unit: code, exponent } = sum.meaning;
  return { exponent, unit: { kind: 'money', codes: [code], assumed: false, said: true, exponent: 0 } };
}

/** Whether a word touches the number from the right and is no part of it: `5th`, `10G`, `10²`. */
function isTouched(tokens: readonly Token[], at: number, number: NumberRead): boolean {
  const token = tokens[at];
  if (token === undefined || token.apart) return false;
  if (/^[²³\ufffd]$/.test(token.text) || token.type === 'number') return true;
  return token.type !== 'sign' && (tokens[at - 1]?.type === 'number' || at === number.next);
}

/** Whether a scale or number word that was not read follows, so that the number is not whole. */
function isUnfinished(tokens: readonly Token[], at: number, number: NumberRead, lexicon: Lexicon): boolean {
  const { scales } = lexicon;
  const hyphen = isHyphen(tokens, at) ? 1 : 0;
  const next = tokens[at + hyphen];
  const link = number.scaled ? (phraseAt(lexicon.lists.unitLinks, tokens, at)?.length ?? 0) : 0;
  if (link > 0 && phraseAt(scales, tokens, at + link) !== undefined) return true;
  if (next?.type !== 'word') return next?.text === '\ufffd' && !next.apart;
  if (scales.phrases.has(next.key) || scaleWords.has(next.key)) return true;
  if (at === number.next && fractionAt(tokens, at + hyphen, lexicon) !== undefined) return true;
  return !number.worded && at === number.next && LETTERS.test(next.key);
}
