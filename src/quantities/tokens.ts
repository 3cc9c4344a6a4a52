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

const CLUSTER = /\P{M}\p{M}*|\p{M}+/gsu;
const HARD_SPACES = /[\u00a0\u2007\u2009\u202f]/;
const NUMBER = /^[.,]?\d+(?:[.,'\u2019_]\d+|\u202f\d{3}(?!\d))*/;
const LOOSE = /^[1-9]\d{0,2}(?: \d{3}(?!\d))+(?:[.,]\d+)?(?![\d.,]\d)/;
const WORD = /^\p{L}[\p{L}\p{M}]*/u;
/** What is left in place of a digit that is not one: superscripts, other scripts, digits with marks on them. */
const UNREADABLE = '\ufffd';

/**
 * Cuts a text into tokens, keeping the offsets of the text as it was given.
 *
 * Full-width forms, exotic spaces and minus signs are read as the plain ones. Digits of other scripts, superscripts and
 * digits with combining marks become a sign that no reader knows, so that `10²` is never 102.
 */
export function tokensOf(text: string): readonly Token[] {
  const { plain, offsets } = plainOf(text);
  const tokens: Token[] = [];
  let at = 0;
  while (at < plain.length) {
    const rest = plain.slice(at, at + 600);
    const space = /^\s+/u.exec(rest)?.[0];
    if (space !== undefined && space !== '') {
      at += space.length;
      continue;
    }
    const apart = at === 0 || /\s/u.test(plain.charAt(at - 1));
    const loose = LOOSE.exec(rest)?.[0];
    const number = loose ?? NUMBER.exec(rest)?.[0];
    const word = number === undefined ? WORD.exec(rest)?.[0] : undefined;
    const piece = number ?? word ?? rest.charAt(0);
    tokens.push({
      type: number === undefined ? (word === undefined ? 'sign' : 'word') : 'number',
      text: piece,
      key: piece.toLowerCase(),
      start: offsets[at] ?? 0,
      end: offsets[at + piece.length] ?? text.length,
      apart,
      loose: loose !== undefined,
    });
    at += piece.length;
  }
  return tokens;
}

function plainOf(text: string): { plain: string; offsets: readonly number[] } {
  let plain = '';
  const offsets: number[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const made = plainCluster(cluster);
    for (let i = 0; i < made.length; i++) offsets.push(index);
    plain += made;
  }
  offsets.push(text.length);
  return { plain, offsets };
}

function plainCluster(cluster: string): string {
  if (/^\d$/.test(cluster)) return cluster;
  if (HARD_SPACES.test(cluster)) return '\u202f';
  if (/^[\uff01-\uff5e\uffe0-\uffe6]$/.test(cluster)) return cluster.normalize('NFKC');
  if (cluster === '\u2212') return '-';
  if (/^[\p{N}]/u.test(cluster)) return UNREADABLE;
  return cluster.normalize('NFC');
}
