import { add, timesPowerOfTen } from '../kernel/decimal.js';
import type { Lexicon } from './compiled-lexicon.js';
import { countedAt, measuredAt } from './counted.js';
import type { Manner } from './manner.js';
import { numberAt } from './number-at.js';
import type { NumberRead } from './number-read.js';
import type { Found } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import type { Share } from './share.js';
import { shareAt } from './share.js';
import type { Token } from './tokens.js';
import type { UnitRead } from './unit-at.js';
import { NO_UNIT, unitAt } from './unit-at.js';
import { weighedAt } from './weighed.js';
import { isHyphen } from './word-number.js';

/** What is read: the text with its own characters. */
export interface Source {
  readonly text: string;
  readonly tokens: readonly Token[];
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

/** What follows a number and belongs to it: unit, hundredths, what is counted, what it is a part of. */
export function backAt(source: Source, number: NumberRead, before: UnitRead | null, manner: Manner): Back {
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
    const mass = number.scaled || before !== null ? undefined : weighedAt(tokens, start, lexicon);
    if (mass !== undefined) {
      const of = measuredAt(tokens, next, source.text, lexicon);
      const unit: UnitRead = { ...NO_UNIT, kind: 'physical', codes: [mass], said: true, ...(of && { of: of.of }) };
      return { unit, next: of?.next ?? next, cents: null, letterUnit };
    }
    if (found.read.kind === 'money') return { unit: found.read, ...centsAt(tokens, next, number, manner), letterUnit };
    const of = found.read.kind === 'physical' ? measuredAt(tokens, next, source.text, lexicon) : null;
    const unit = of === null ? found.read : { ...found.read, of: of.of };
    return { unit, next: of?.next ?? next, cents: null, letterUnit };
  }
  if (before?.kind === 'money') return { unit: null, ...centsAt(tokens, from, number, manner), letterUnit };
  const counted = before === null ? countedAt(tokens, from + hyphen, lexicon) : null;
  const whole = number.exponent === 0 && number.places === 0;
  const share = counted !== null && whole ? shareAt(tokens, counted.next, number.mantissa, lexicon) : null;
  if (counted !== null && (hyphen === 0 || number.scaled) && (share !== null || !number.weak)) {
    const next = share?.next ?? counted.next;
    return { unit: { ...NO_UNIT, of: counted.of }, next, cents: null, share, letterUnit };
  }
  return { unit: null, next: from, cents: null, letterUnit };
}

/** A unit after a number; a sign or code with a number after it belongs to that one ("in 2025 $13 billion"). */
export function suffixUnit(tokens: readonly Token[], at: number, manner: Manner) {
  const unit = unitAt(tokens, at, manner, 'after');
  if (unit === null || isTimeWord(tokens, at, unit.length, manner.lexicon)) return null;
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

/** "5 p.m." is no price in pence. */
function isTimeWord(tokens: readonly Token[], at: number, length: number, { lists }: Lexicon): boolean {
  return (phraseAt(lists.timeWords, tokens, at)?.length ?? 0) > length;
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

/** The number with the hundredths that follow it. */
export function withCents(number: NumberRead, cents: string): NumberRead {
  return { ...number, mantissa: add(number.mantissa, timesPowerOfTen(cents.replace(/^0(?=\d)/, ''), -2)), places: 2 };
}

function letterOf(tokens: readonly Token[], at: number, manner: Manner): UnitRead | null {
  const word = phraseAt(manner.lexicon.symbols, tokens, at, 'text')?.meaning;
  return word === undefined ? null : { kind: 'physical', codes: [word.unit], assumed: false, said: true, exponent: 0 };
}

/** "75 USD million": a scale word after the code of a currency. */
export function scaleAfterCode(tokens: readonly Token[], at: number, { scales }: Lexicon): Found<number> | undefined {
  return /^[A-Z]{3}$/.test(tokens[at - 1]?.text ?? '') ? phraseAt(scales, tokens, at) : undefined;
}
