import type { Amount } from './admissible.js';
import type { Lexicon, UnitWord } from './lexicon.js';
import { phraseAt } from './lexicon.js';
import { scaleWords } from './lexicon-shared.js';
import type { DecimalSign } from './numeral.js';
import { isDoubtfulScale, numeralOf } from './numeral.js';
import type { Token } from './tokens.js';
import type { CurrencyWord } from './units.js';
import { commonCurrencies, currencyCodes, signOf } from './units.js';

/** How a text is to be read: the words, the decimal sign, and what `$` means. */
export interface Manner {
  readonly lexicon: Lexicon;
  readonly decimal: DecimalSign;
  readonly language: string | undefined;
  readonly country: string | undefined;
  /** Whether the whole text is said to be a quantity: loosely spaced groups and bare numbers are one then. */
  readonly whole: boolean;
}

/** One number with what belongs to it. */
export interface Operand {
  readonly amount: Amount;
  /** `1` where nothing was said. */
  readonly unit: UnitRead;
  /** Whether a scale word was written. */
  readonly scaled: boolean;
  /** Whether a number word, groups or a scale show that it is no label. */
  readonly bare: boolean;
  /** Whether the separators were of the other convention, or the scale word could be another language's. */
  readonly doubtful: boolean;
  /** The index of the token after it. */
  readonly next: number;
}

/** The units that the words admit (several: `¥`), and whether they had to be assumed. */
export interface UnitRead extends CurrencyWord {
  readonly said: boolean;
  readonly of?: string;
}

/** Letters that stand for a scale in some hands when they stand alone, and the scripts whose scales are single signs. */
const LETTERS = /^((b|m|k|t|mm|bb|mill|bill|bil|tr)$|[\u3400-\u9fff\uac00-\ud7af])/;

const NO_UNIT: UnitRead = { codes: ['1'], assumed: false, said: false };

/**
 * Reads a number with sign, currency, scale and unit from the token on; null where there is none, `unreadable` where there
 * is one whose scale or unit is not certain.
 */
export function operandAt(
  tokens: readonly Token[],
  at: number,
  manner: Manner,
  afterDash = false,
): Operand | 'unreadable' | null {
  const { lexicon } = manner;
  let i = at;
  let negative = false;
  let before: UnitRead | null = null;
  for (let step = 0; step < 3; step++) {
    const sign = signAt(tokens, i);
    const unit: UnitFound | null = before === null ? unitAt(tokens, i, manner) : null;
    if (sign && !negative) negative = true;
    else if (unit !== null && currencyCodes.has(unit.read.codes[0] ?? '')) before = unit.read;
    else break;
    i += sign ? 1 : (unit?.length ?? 1);
  }
  const number = tokens[i];
  if (number === undefined) return null;
  const worded = phraseAt(lexicon.numerals, tokens, i);
  if (number.type !== 'number' && worded === undefined) return null;
  const numeral =
    worded === undefined ? numeralOf(number.text, manner.decimal) : numeralOf(worded.meaning, manner.decimal);
  if (numeral === null || (!(afterDash && i === at) && glued(tokens, i, at, before !== null))) {
    return before === null && !afterDash ? null : 'unreadable';
  }
  if (number.loose && !manner.whole) return 'unreadable';
  i += worded?.length ?? 1;

  const scale = scaleAt(tokens, i, manner);
  i = scale.next;
  const hyphen = tokens[i]?.key === '-' && tokens[i]?.apart === false ? 1 : 0;
  const after = suffixUnitAt(tokens, i, manner) ?? suffixUnitAt(tokens, i + hyphen, manner, hyphen);
  const unit = joined(before, after?.read ?? null);
  if (unit === null || (scale.letter && !unit.said)) return 'unreadable';
  i = after?.next ?? i;
  if (tokens[i]?.type === 'word' && !tokens[i]?.apart && number === tokens[i - 1])
    return unit.said ? 'unreadable' : null;
  if (worded !== undefined && !scale.found && !unit.said) return null;
  if (number.key === 'a' && !scale.found) return null;
  const ratio = unit.said && !currencyCodes.has(unit.codes[0] ?? '') && unit.of === undefined;
  if ((ratio && scale.found) || unfinished(tokens, i, lexicon)) return 'unreadable';
  return {
    amount: { mantissa: numeral.value, places: numeral.places, exponent: scale.exponent, negative },
    unit,
    scaled: scale.found,
    bare: worded === undefined && !scale.found && !unit.said && !/[,.'\u2019\u202f]/.test(number.text),
    doubtful: isDoubtfulScale(numeral, scale.word, lexicon.language),
    next: i,
  };
}

function signAt(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.key === 'minus') return true;
  if (tokens[at + 1]?.apart) return false;
  return (
    /^[-–]$/.test(token?.text ?? '') && (at === 0 || token?.apart || !/[\p{L}\d]/u.test(tokens[at - 1]?.text ?? ''))
  );
}

/** Whether letters or digits touch the number from the left: `GPT-5`, `Q3`, `2025-11`, `12:30`. */
function glued(tokens: readonly Token[], at: number, from: number, currency: boolean): boolean {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.apart) return false;
  if (currency && at - 1 >= from) return false;
  if (before.type !== 'sign') return true;
  if (!/[-–/:.#@_\\^*\ufffd]/.test(before.text)) return false;
  if (/^[-–]$/.test(before.text) && at - 1 >= from) return false;
  return at - 1 < from && tokens[at - 2] !== undefined && !before.apart;
}

function scaleAt(tokens: readonly Token[], from: number, { lexicon }: Manner) {
  let [next, exponent, last, word] = [from, 0, 0, ''];
  const touching = tokens[from];
  const letters = touching?.apart === false ? lexicon.suffixes[touching.text] : undefined;
  if (letters !== undefined && phraseAt(lexicon.scales, tokens, from) === undefined) {
    return { next: from + 1, exponent: letters, found: true, word, letter: /^[mbtT]$/.test(touching?.text ?? '') };
  }
  for (;;) {
    const hyphen = tokens[next]?.text === '-' && !tokens[next]?.apart && !tokens[next + 1]?.apart ? 1 : 0;
    const scale = phraseAt(lexicon.scales, tokens, next + hyphen);
    if (scale === undefined || scale.meaning <= last) break;
    word = tokens[next + hyphen]?.text ?? '';
    next += hyphen + scale.length;
    exponent += scale.meaning;
    last = scale.meaning;
  }
  return { next, exponent, found: exponent > 0, word, letter: false };
}

interface UnitFound {
  readonly read: UnitRead;
  readonly length: number;
}

function unitAt(tokens: readonly Token[], at: number, manner: Manner): UnitFound | null {
  const token = tokens[at];
  if (token === undefined) return null;
  const found = phraseAt(manner.lexicon.units, tokens, at);
  if (found !== undefined) return { read: unitOf(found.meaning, manner), length: found.length };
  const codes = manner.whole ? currencyCodes : commonCurrencies;
  if (token.type !== 'word' || !codes.has(token.text)) return null;
  return { read: { codes: [token.text], assumed: false, said: true }, length: 1 };
}

function unitOf({ currency, sign, unit, of }: UnitWord, { language, country }: Manner): UnitRead {
  if (sign !== undefined) return { ...signOf(sign, language, country), said: true };
  if (currency !== undefined) return { codes: currency, assumed: false, said: true };
  return { codes: [unit ?? '1'], assumed: false, said: true, ...(of !== undefined && { of }) };
}

/** A unit after a number; a sign or code with a number after it belongs to that one ("in 2025 $13 billion"). */
function suffixUnitAt(tokens: readonly Token[], at: number, manner: Manner, skipped = 0) {
  const unit = unitAt(tokens, at, manner);
  if (unit === null) return null;
  if (tokens[at + unit.length]?.type === 'number' && currencyCodes.has(unit.read.codes[0] ?? '')) return null;
  if (skipped > 0 && tokens[at]?.apart) return null;
  return { read: unit.read, next: at + unit.length };
}

/** What two units said of one number make together; null where they exclude each other. `$` gives way to a full name. */
function joined(before: UnitRead | null, after: UnitRead | null): UnitRead | null {
  if (before === null) return after ?? NO_UNIT;
  if (after === null) return before;
  if (before.assumed && currencyCodes.has(after.codes[0] ?? '')) {
    return after.assumed || /USD|AUD|CAD|NZD|HKD|SGD|TWD|MXN/.test(after.codes[0] ?? '') ? after : null;
  }
  const shared = before.codes.filter((code) => after.codes.includes(code));
  return shared.length > 0 ? { ...before, codes: shared } : null;
}

/** Whether a scale or number word that was not read follows, so that the number is not whole. */
function unfinished(tokens: readonly Token[], at: number, { unread, scales }: Lexicon): boolean {
  const hyphen = tokens[at]?.text === '-' && !tokens[at]?.apart ? 1 : 0;
  const next = tokens[at + hyphen];
  const second = tokens[at + hyphen + 1];
  if (next === undefined) return false;
  if (next.text === '\ufffd' && !next.apart) return tokens[at - 1]?.type === 'number';
  const counts = (token: Token | undefined) =>
    token !== undefined &&
    (scaleWords.has(token.key) || LETTERS.test(token.key) || unread.test(token.key) || scales.has(token.key));
  return counts(next) || (['and', 'und'].includes(next.key) && unread.test(second?.key ?? ''));
}
