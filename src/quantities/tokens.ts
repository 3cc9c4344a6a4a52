import { isMarkup, MARKUP, plainMarkup } from './markup.js';
import { plainDash } from './plain-dash.js';

/** A piece of a text: a run of letters, a number as written, or one sign. */
export interface Token {
  readonly type: 'word' | 'number' | 'sign';
  /** With full-width forms, exotic spaces and minus signs made plain; case is kept. */
  readonly text: string;
  /** The text in lower case. */
  readonly key: string;
  /** Offsets into the text as given, UTF-16 code units. */
  readonly start: number;
  readonly end: number;
  /** Whether white space, or the beginning of the text, stands before it. */
  readonly apart: boolean;
  /** Whether the groups of the number are parted by plain spaces, as two numbers side by side would be. */
  readonly loose: boolean;
}

const CLUSTER = new RegExp(`${MARKUP}|\\P{M}\\p{M}*|\\p{M}+`, 'gisu');
const LONGEST_CLUSTER = 12;
/** What has to be made plain before it is cut: everything but letters, ASCII and common signs. */
const EXOTIC =
  /[\p{M}\p{Cf}\p{Co}\p{Cs}\u2019\u2044\u207b\u208b\u2212\u2796\u3164\uff01-\uff5e\uffe0-\uffe6]|[^\P{Cc}\t-\r]|[^\P{Zs} ]|[^\P{Pd}\-–—]|[^\P{N}0-9]|<\/?[a-z]|&[#a-z]/iu;
const HARD_SPACES = /^[\u00a0\u2007\u2009\u202f\u2005\u2006\u2008]$/;
const OVERRIDES = /^[\u202a-\u202e]$/;
/** Control characters that are no white space, private ones and halves of pairs: what they touch is torn. */
const TORN = /^(?:[^\P{Cc}\t-\r]|[\p{Co}\p{Cs}])/u;
/** Signs that stay as they are though Unicode counts them as numbers. */
const KEPT = /^[²³¼½¾⅐-⅞↉]$/;
const NUMBER = /[.,]?\d+(?:[.,'_]\d+|\u202f\d{3}(?!\d))*/y;
const LOOSE = /[1-9]\d{0,2}(?: \d{3}(?!\d)){1,10}(?:[.,]\d{1,60})?(?![\d.,]\d)/y;
const WORD = /\p{L}[\p{L}\p{M}]*/uy;
const SPACE = /\s/u;
const LETTER = /\p{L}/u;
/** What is left in place of a digit that is not one: superscripts, other scripts, digits with marks on them. */
const UNREADABLE = '\ufffd';

/**
 * Cuts a text into tokens, keeping the offsets of the text as it was given. Linear in the length of the text.
 *
 * Full-width forms, exotic spaces, apostrophes, dashes and minus signs are read as the plain ones, tags and entities of HTML
 * as what they stand for, and characters without a form of their own (soft hyphens, joiners, direction marks) are passed
 * over. Control characters, digits of other scripts, digits with combining
 * marks and what an override of direction touches become a sign that no reader knows, so that `10²` is never 102.
 */
export function tokensOf(text: string): readonly Token[] {
  const { plain, offsets } = EXOTIC.test(text) ? plainOf(text) : { plain: text, offsets: null };
  const tokens: Token[] = [];
  let apart = true;
  for (let at = 0; at < plain.length;) {
    const code = plain.charCodeAt(at);
    if (code === 32 || (code < 128 ? code < 14 && code > 8 : SPACE.test(plain.charAt(at)))) {
      apart = true;
      at += 1;
      continue;
    }
    const digit = isDigit(code) || ((code === 44 || code === 46) && isDigit(plain.charCodeAt(at + 1)));
    const loose = digit && code !== 44 && code !== 46 ? matched(LOOSE, plain, at) : '';
    const type = digit ? 'number' : isLetter(plain, at, code) ? 'word' : 'sign';
    const piece =
      loose ||
      (digit ? matched(NUMBER, plain, at) : type === 'word' ? matched(WORD, plain, at) : String.fromCharCode(code));
    const end = at + piece.length;
    tokens.push({
      type,
      text: piece,
      key: type === 'word' ? piece.toLowerCase() : piece,
      start: offsets === null ? at : (offsets[at] ?? 0),
      end: offsets === null ? end : (offsets[end] ?? text.length),
      apart,
      loose: loose !== '',
    });
    apart = false;
    at = end;
  }
  return tokens;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLetter(plain: string, at: number, code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
  return LETTER.test(String.fromCodePoint(plain.codePointAt(at) ?? 0));
}

function matched(pattern: RegExp, plain: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(plain)?.[0] ?? '';
}

function plainOf(text: string): { plain: string; offsets: readonly number[] } {
  const pieces: string[] = [];
  const offsets: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const made = isMarkup(cluster) ? plainMarkup(cluster, text, index) : plainCluster(cluster);
    for (let i = 0; i < made.length; i++) offsets.push(index);
    pieces.push(made);
  }
  offsets.push(text.length);
  return { plain: pieces.join(''), offsets };
}

function plainCluster(cluster: string): string {
  const code = cluster.charCodeAt(0);
  if (cluster.length === 1 && code < 128) return TORN.test(cluster) ? UNREADABLE : cluster;
  if (cluster.length > LONGEST_CLUSTER || OVERRIDES.test(cluster)) return UNREADABLE;
  if (/^[\p{Cf}\u3164]$/u.test(cluster)) return '';
  if (cluster === '\u0085') return ' ';
  if (TORN.test(cluster)) return UNREADABLE;
  const dash = plainDash(cluster);
  if (dash !== null) return dash;
  if (HARD_SPACES.test(cluster)) return '\u202f';
  if (/^\p{Zs}$/u.test(cluster)) return ' ';
  if (/^[\uff01-\uff5e\uffe0-\uffe6]$/.test(cluster)) return cluster.normalize('NFKC');
  if (cluster === '\u2019') return "'";
  if (cluster === '\u2044') return '/';
  if (KEPT.test(cluster)) return cluster;
  if (/^\p{N}/u.test(cluster)) return UNREADABLE;
  return cluster.normalize('NFC');
}
