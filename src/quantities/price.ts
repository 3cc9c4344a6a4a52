import type { Lexicon } from './compiled-lexicon.js';
import type { NumberRead } from './number-read.js';
import type { Token } from './tokens.js';

const DASH = /^[-–—]$/;

/** The number of a price with a dash in place of its hundredths (`€ 1.250,-`, `Fr. 49.–`), which are none; null where there is no such dash. */
export function dashedPrice(tokens: readonly Token[], number: NumberRead): NumberRead | null {
  const [mark, dash, more] = [0, 1, 2].map((ahead) => tokens[number.next + ahead]);
  if (!number.plain && (number.scaled || number.places > 0)) return null;
  if (mark === undefined || !/^[.,]$/.test(mark.text) || mark.apart) return null;
  if (dash?.apart !== false || !DASH.test(dash.text)) return null;
  const next = number.next + (more?.apart === false && DASH.test(more.text) ? 3 : 2);
  const after = tokens[next];
  if (after?.apart === false && after.type !== 'sign') return null;
  return { ...number, places: 2, plain: false, next };
}

/** The number of a price whose scale letter stands apart (`€ 6 m`): beside money it is no metre; null where there is none. */
export function lettered(tokens: readonly Token[], number: NumberRead, { suffixes }: Lexicon): NumberRead | null {
  const token = tokens[number.next];
  if (number.scaled || number.worded || token?.type !== 'word' || !token.apart) return null;
  const exponent = Object.hasOwn(suffixes, token.text) ? suffixes[token.text] : undefined;
  return exponent === undefined ? null : { ...number, exponent, scaled: true, plain: false, next: number.next + 1 };
}
