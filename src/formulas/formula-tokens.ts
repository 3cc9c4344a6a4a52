import { Refusal } from '../kernel/refusal.js';

/** One sign, number or name of a formula. */
export interface Token {
  readonly kind: 'number' | 'name' | 'sign' | 'end';
  /** Signs in their plain form: `×` is `*`. */
  readonly text: string;
  /** Where it begins, in characters, 0 for the first. */
  readonly at: number;
}

/** Longer formulas are no formulas of the news. */
export const LONGEST_FORMULA = 2000;
/** As many digits as a figure has. */
const MOST_DIGITS = 100;
const LONGEST_NAME = 50;

/** Signs that are written in several ways. Dashes are minus signs, for that is what keyboards and word processors make of them. */
const PLAIN: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'×·⋅∙∗'].map((sign) => [sign, '*'])),
  ...Object.fromEntries([...'÷∕⁄'].map((sign) => [sign, '/'])),
  ...Object.fromEntries([...'−–‐‑‒﹣'].map((sign) => [sign, '-'])),
};
const SIGNS = '+-*/^%(),=';
/** Names that mean something to the language that this is written in: refused, so that nobody ever has to think about them. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * The tokens of a formula, the last of which is its end. Reads every character once.
 *
 * @throws Refusal `invalid-formula` naming the place
 */
export function tokensOf(text: string): readonly Token[] {
  if (text.length > LONGEST_FORMULA) {
    throw new Refusal(
      'invalid-formula',
      `A formula has at most ${LONGEST_FORMULA} characters; this has ${text.length}.`,
    );
  }
  const plain = Array.from({ length: text.length }, (_, at) => plainSign(text.charAt(at)));
  const tokens: Token[] = [];
  for (let at = 0; at < plain.length;) {
    const sign = plain[at] ?? '';
    if (/\s/.test(sign)) {
      at += 1;
      continue;
    }
    const token = tokenAt(plain, at, sign, text);
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: 'end', text: '', at: text.length });
  return tokens;
}

/** A refusal that says where, counted from 1 as people do. */
export function refusedAt(at: number, detail: string): Refusal {
  return new Refusal('invalid-formula', `${detail} (character ${at + 1} of the formula).`);
}

function tokenAt(plain: readonly string[], at: number, sign: string, text: string): Token {
  if (isDigit(sign)) return { kind: 'number', text: numberAt(plain, at), at };
  if (/[A-Za-z_]/.test(sign)) return { kind: 'name', text: nameAt(plain, at), at };
  if (SIGNS.includes(sign)) return { kind: 'sign', text: sign, at };
  if (sign === '.') throw refusedAt(at, 'A point stands only inside a number, after its first digit');
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (/\p{L}/u.test(found))
    throw refusedAt(at, `Names are made of the letters a to z, digits and _; “${found}” is none`);
  throw refusedAt(at, `${described(found)} has no place in a formula`);
}

function numberAt(plain: readonly string[], start: number): string {
  let end = runEnd(plain, start, isDigit);
  if (plain[end] === '.') {
    if (!isDigit(plain[end + 1] ?? '')) throw refusedAt(end, 'Expected a digit after the point');
    end = runEnd(plain, end + 1, isDigit);
  }
  const number = plain.slice(start, end).join('');
  if (number.replace('.', '').length > MOST_DIGITS) {
    throw refusedAt(start, `A number has at most ${MOST_DIGITS} digits`);
  }
  return number;
}

function nameAt(plain: readonly string[], start: number): string {
  const name = plain
    .slice(
      start,
      runEnd(plain, start, (sign) => /[A-Za-z0-9_]/.test(sign)),
    )
    .join('');
  if (name.length > LONGEST_NAME) throw refusedAt(start, `A name has at most ${LONGEST_NAME} characters`);
  if (RESERVED.has(name)) throw refusedAt(start, `“${name}” cannot be a name`);
  return name;
}

function runEnd(plain: readonly string[], start: number, belongs: (sign: string) => boolean): number {
  let end = start;
  while (end < plain.length && belongs(plain[end] ?? '')) end += 1;
  return end;
}

const isDigit = (sign: string): boolean => /^[0-9]$/.test(sign);

/** Full-width signs stand for the narrow ones. */
function plainSign(sign: string): string {
  const code = sign.charCodeAt(0);
  const narrow = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : sign;
  return Object.hasOwn(PLAIN, narrow) ? (PLAIN[narrow] ?? narrow) : narrow;
}

/** What cannot be seen is named by its number. */
function described(sign: string): string {
  if (/^[\p{S}\p{P}\p{N}]$/u.test(sign)) return `“${sign}”`;
  return `The character U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
