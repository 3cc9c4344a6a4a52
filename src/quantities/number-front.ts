import type { Lexicon } from './compiled-lexicon.js';
import type { Manner } from './manner.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import type { UnitFound, UnitRead } from './unit-at.js';
import { unitAt } from './unit-at.js';

/** Signs and currency before the number, in any order. */
export function frontAt(tokens: readonly Token[], at: number, manner: Manner) {
  let next = at;
  let negative = false;
  let plus = false;
  let unit: UnitRead | null = null;
  for (let step = 0; step < 3; step++) {
    const minus = negative || plus ? 0 : minusAt(tokens, next, manner.lexicon, unit !== null);
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

/** @param money whether a currency stands before it: `$—2.3bn` */
function minusAt(tokens: readonly Token[], at: number, lexicon: Lexicon, money: boolean): number {
  const word = phraseAt(lexicon.lists.negative, tokens, at);
  if (word !== undefined) return word.length;
  if (!/^[-–]$/.test(tokens[at]?.text ?? '') && !(money && tokens[at]?.text === '—' && !tokens[at].apart)) return 0;
  const loose = tokens[at + 1]?.apart === true;
  if (loose) return 0;
  const before = tokens[at - 1];
  return at === 0 || tokens[at]?.apart === true || !/[\p{L}\d]/u.test(before?.text ?? '') ? 1 : 0;
}

/** Whether letters or digits touch the number from the left: `GPT-5`, `Q3`, `2025-11`, `12:30`. */
export function isGlued(tokens: readonly Token[], at: number, from: number, currency: boolean): boolean {
  const before = tokens[at - 1];
  if (before === undefined || tokens[at]?.apart === true) return false;
  if (currency && at - 1 >= from) return false;
  if (before.type !== 'sign') return true;
  if (!/[-–/:.#@_\\^*\ufffd]/.test(before.text)) return false;
  if (/^[-–]$/.test(before.text) && at - 1 >= from) return false;
  return at - 1 < from && tokens[at - 2] !== undefined && !before.apart;
}
