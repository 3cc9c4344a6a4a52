import type { Lexicon } from './compiled-lexicon.js';
import { isNumbered, mayLead } from './leading-money.js';
import type { Manner } from './manner.js';
import type { CurrencyWord } from './money.js';
import { dollarSign, isDollarSigned, sharedMoney, yenSign } from './money.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import type { UnitWord } from './unit-word.js';
import { currencyCodes } from './units.js';

/** The units that the words admit (several: `¥`), and whether they had to be assumed. */
export interface UnitRead extends CurrencyWord {
  readonly kind: 'none' | UnitWord['kind'];
  /** Whether anything was said. */
  readonly said: boolean;
  /** What the unit adds to the scale: −2 for cents, 3 for `k€`. */
  readonly exponent: number;
  readonly of?: string;
}

/** A unit that was found, and how many tokens it takes. */
export interface UnitFound {
  readonly read: UnitRead;
  readonly length: number;
}

/** The unit of a number of which nothing is said. */
export const NO_UNIT: UnitRead = { kind: 'none', codes: ['1'], assumed: false, said: false, exponent: 0 };

/** Codes that are words as well: in running text they are read after a number, or touching it, only. */
const CODES_LIKE_WORDS = new Set(
  'AMD ALL TOP CUP MAD PEN TRY SOS SIT ESP FIM ATS CYP GEL ANG LAK MOP BAM BOB CAD COP GIP HNL NIO PAB STN SLE DOP MGA RON BOV VED USN'.split(
    ' ',
  ),
);
/** Codes that are read in lower case. */
const LOWER_CODES = /^(usd|eur|gbp|jpy|chf|cny|cad|aud|nzd|inr|mxn|hkd|sgd)$/;
const CAPITALS_LAST = /[A-Z]{3}$/;
/** Symbols that are letters of many uses: they stand right after digits only. */
const SINGLE = /^\p{L}$/u;

/** The unit that begins at the token, before a number or after it. */
export function unitAt(
  tokens: readonly Token[],
  at: number,
  manner: Manner,
  place: 'before' | 'after',
): UnitFound | null {
  const token = tokens[at];
  if (token === undefined || token.type === 'number') return null;
  const { lexicon } = manner;
  const symbol = place === 'after' ? phraseAt(lexicon.symbols, tokens, at, 'text') : undefined;
  const named = phraseAt(lexicon.units, tokens, at);
  const single = SINGLE.test(token.text);
  const unsure = single && (place === 'before' || tokens[at - 1]?.type !== 'number');
  const own = named?.length === 1 && single && (unsure || token.text !== token.key) ? undefined : named;
  const best =
    symbol !== undefined && !(symbol.length === 1 && unsure) && symbol.length >= (own?.length ?? 0) ? symbol : own;
  const scale = symbol === best && symbol?.length === 1 && single ? prefixedAt(tokens, at, manner) : null;
  if (scale !== null) return scale;
  const free = place === 'after' || manner.whole || best?.meaning.kind !== 'money';
  const led = free || mayLead(tokens, at, best.length, lexicon);
  if (best !== undefined && led && !isCut(tokens, at + best.length, place)) {
    return { read: readOf(best.meaning, manner), length: best.length };
  }
  return codeAt(tokens, at, manner, place) ?? letterAt(tokens, at, manner, place) ?? prefixedAt(tokens, at, manner);
}

/** Whether a word may be a currency code, or end in one: three capitals, or a code that is written in lower case too. */
export function isCurrencyLike(text: string, key: string): boolean {
  return text.length >= 3 && (CAPITALS_LAST.test(text) || LOWER_CODES.test(key));
}

/** Whether letters go on where the unit ends: `$US`, `m2`. */
function isCut(tokens: readonly Token[], end: number, place: 'before' | 'after'): boolean {
  const next = tokens[end];
  const letters = place === 'after' && tokens[end - 1]?.type === 'word';
  return (
    next?.apart === false &&
    ((letters && /^[$€£¥₹]$/.test(next.text)) || /^[²³^]$/.test(next.text) || (letters && next.type === 'number'))
  );
}

function codeAt(
  tokens: readonly Token[],
  at: number,
  { whole, lexicon }: Manner,
  place: 'before' | 'after',
): UnitFound | null {
  const token = tokens[at];
  if (token?.type !== 'word') return null;
  const code = LOWER_CODES.test(token.key) ? token.key.toUpperCase() : token.text;
  if (code.length !== 3 || !currencyCodes.has(code)) return null;
  const dollar = tokens[at + 1]?.text === '$' && !tokens[at + 1]?.apart ? 2 : 1;
  const touching = tokens[at + dollar]?.apart === false;
  const loose = !touching || isNumbered(tokens, at + 1, lexicon);
  if (place === 'before' && !whole && loose && dollar === 1 && CODES_LIKE_WORDS.has(code)) return null;
  return { read: money([code], 0), length: dollar };
}

/** `k€`, `MUSD`, `M$`: a scale and a currency in one. */
function prefixedAt(tokens: readonly Token[], at: number, manner: Manner): UnitFound | null {
  const { moneyPrefixes } = manner.lexicon.words;
  const token = tokens[at];
  if (token?.type !== 'word') return null;
  const whole = Object.hasOwn(moneyPrefixes, token.text) ? moneyPrefixes[token.text] : undefined;
  const sign = tokens[at + 1];
  const link = phraseAt(manner.lexicon.lists.unitLinks, tokens, at + 1)?.length ?? 0;
  if (whole !== undefined && (link > 0 || (sign?.type === 'sign' && !sign.apart))) {
    const word = phraseAt(manner.lexicon.units, tokens, at + 1 + link);
    if (word?.meaning.kind !== 'money') return null;
    const read = readOf(word.meaning, manner);
    return { read: { ...read, exponent: read.exponent + whole }, length: 1 + link + word.length };
  }
  const code = token.text.slice(-3);
  const prefix = token.text.slice(0, -3);
  if (token.text.length < 4 || !currencyCodes.has(code) || !Object.hasOwn(moneyPrefixes, prefix)) return null;
  return { read: money([code], moneyPrefixes[prefix] ?? 0), length: 1 };
}

/** A letter that is money where it touches digits with a scale: `R5 billion`. */
function letterAt(tokens: readonly Token[], at: number, manner: Manner, place: 'before' | 'after'): UnitFound | null {
  const { words, scales, suffixes } = manner.lexicon;
  const [letter, number, scale] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const code = Object.hasOwn(words.letterMoney ?? {}, letter?.text ?? '')
    ? words.letterMoney?.[letter?.text ?? '']
    : '';
  if (!code || place === 'after' || letter?.apart !== true || number?.type !== 'number' || number.apart) return null;
  const suffixed = scale?.apart === false && Object.hasOwn(suffixes, scale.text);
  return suffixed || phraseAt(scales, tokens, at + 2) !== undefined ? { read: money([code], 0), length: 1 } : null;
}

function money(codes: readonly string[], exponent: number): UnitRead {
  return { kind: 'money', codes, assumed: false, said: true, exponent };
}

function readOf({ kind, unit, shared, exponent, of }: UnitWord, { language, country, lexicon }: Manner): UnitRead {
  const own = of === undefined ? {} : { of };
  if (shared === undefined) return { kind, codes: [unit], assumed: false, said: true, exponent, ...own };
  const { codes, assumed } = currencyOf(shared, language, country, lexicon);
  return { kind, codes, assumed, said: true, exponent };
}

function currencyOf(
  shared: NonNullable<UnitWord['shared']>,
  language: string | undefined,
  country: string | undefined,
  { words }: Lexicon,
): CurrencyWord {
  if (shared === '¥') return yenSign(language, country);
  if (shared === '$') return dollarSign(country);
  if (shared !== 'cent') return sharedMoney(shared, country);
  const dollars = sharedMoney('dollar', country);
  return words.language === 'en' || !dollars.assumed ? dollars : { codes: ['EUR'], assumed: true };
}

/** What two units said of one number make together; null where they exclude each other. `$` gives way to a full name. */
export function joinedUnits(before: UnitRead | null, after: UnitRead | null): UnitRead | null {
  if (before === null) return after ?? NO_UNIT;
  if (after === null) return before;
  if (before.kind !== after.kind) return null;
  const exponent = before.exponent + after.exponent;
  if (before.assumed && before.kind === 'money') {
    const sign =
      before.codes[0] === 'JPY' ? /^(JPY|CNY)$/.test(after.codes[0] ?? '') : isDollarSigned(after.codes[0] ?? '');
    return after.assumed || sign ? { ...after, exponent } : null;
  }
  const shared = before.codes.filter((code) => after.codes.includes(code));
  return shared.length > 0 ? { ...before, codes: shared, exponent } : null;
}
