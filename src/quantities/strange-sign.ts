import type { Manner } from './manner.js';
import type { Token } from './tokens.js';
import { unitAt } from './unit-at.js';

const SIGN = /^[$£]$/;

/**
 * Whether letters that no currency has are glued to a `$` or `£` beside a number (`$AB 13`, `QQ$13`, `13 $QQ`), so that nobody
 * knows whose money it is.
 *
 * @param from where the sign before the number may stand
 * @param to where the sign after the number may end
 */
export function hasStrangeSign(
  tokens: readonly Token[],
  [start, from, to]: readonly [number, number, number],
  manner: Manner,
): boolean {
  const [sign, before] = [tokens[start], tokens[start - 1]];
  if (SIGN.test(sign?.text ?? '') && sign?.apart === false && before?.type === 'word') return true;
  const glued = tokens[from - 1];
  const signed = tokens[from - 2];
  if (glued?.type === 'word' && !glued.apart && SIGN.test(signed?.text ?? '') && from === start) return true;
  const [last, after] = [tokens[to - 1], tokens[to]];
  return (
    SIGN.test(last?.text ?? '') &&
    to - 1 > from &&
    after?.type === 'word' &&
    !after.apart &&
    unitAt(tokens, to - 1, manner, 'after')?.length === 1
  );
}
