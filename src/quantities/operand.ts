import { compare } from '../kernel/decimal.js';
import type { Amount } from './admissible.js';
import { bracketedAmount } from './bracketed-amount.js';
import type { Lexicon } from './compiled-lexicon.js';
import { fractionAt } from './fraction-words.js';
import { scaleWords, UNSURE_SYMBOLS } from './lexicon-shared.js';
import type { Manner } from './manner.js';
import { numberAt } from './number-at.js';
import type { Source } from './number-back.js';
import { backAt, suffixUnit, withCents } from './number-back.js';
import { frontAt, isGlued } from './number-front.js';
import type { NumberRead } from './number-read.js';
import { phraseAt } from './phrase-book.js';
import { dashedPrice, lettered } from './price.js';
import { hasStrangeSign } from './strange-sign.js';
import type { Token } from './tokens.js';
import { toleranceAt } from './tolerance.js';
import { isTorn } from './torn-scale.js';
import type { UnitRead } from './unit-at.js';
import { joinedUnits } from './unit-at.js';
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
  const loss = front.unit?.kind === 'money' ? bracketedAmount(tokens, front.next, manner) : null;
  const number = loss ?? priced(tokens, numberAt(tokens, front.next, manner, links), front.unit, manner);
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
    isUnfinished(tokens, back.next, number, manner.lexicon) ||
    toleranceAt(tokens, back.next) > 0 ||
    hasStrangeSign(tokens, [at, front.next, back.next], manner) ||
    isTorn(tokens, number, unit, [number.next, back.next], manner.lexicon)
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
      negative: front.negative || loss !== null,
    },
    unit,
    number: { ...share, plain: number.plain && first?.loose === false && share === number },
    plus: front.plus,
    other: letter ?? sumOfMoney(tokens, number, unit, manner.lexicon) ?? otherMoney(tokens, number, manner),
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

/** The currency that a name of hundredths may be: Rappen or rupiah. */
function otherMoney(
  tokens: readonly Token[],
  number: NumberRead,
  { lexicon: { words }, country }: Manner,
): Operand['other'] {
  const name = tokens[number.next]?.text ?? '';
  const code = Object.hasOwn(words.otherMoney ?? {}, name) ? words.otherMoney?.[name] : undefined;
  if (code === undefined || country === 'CH' || country === 'LI') return null;
  return {
    exponent: number.exponent,
    unit: { kind: 'money', codes: [code], assumed: false, said: true, exponent: 0 },
  };
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
  if (!number.scaled && UNSURE_SYMBOLS.has(next.text)) return true;
  if (scales.phrases.has(next.key) || scaleWords.has(next.key)) return true;
  if (at === number.next && fractionAt(tokens, at + hyphen, lexicon) !== undefined) return true;
  return !number.worded && at === number.next && LETTERS.test(next.key);
}
