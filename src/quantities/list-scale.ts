import type { Manner } from './manner.js';
import type { Source } from './number-back.js';
import type { Operand } from './operand.js';
import { operandAt } from './operand.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { unitAt } from './unit-at.js';

const MOST_LISTED = 10;

/** The last number of a list whose scale the earlier ones may share. */
export interface Listed {
  readonly last: Operand;
  /** Whether they surely do: of "12 and 14 billion" and "12, 14 billion" the first may be meant without it. */
  readonly sure: boolean;
}

/**
 * The end of the list that a number without a scale begins: 14 billion of "12, 13 and 14 billion"; null where there is none.
 *
 * It is sure where a word such as "and" stands before the last of at least three; a comma may part anything.
 */
export function listedWith(source: Source, first: Operand, at: number, manner: Manner): Listed | null {
  const { tokens } = source;
  const { number, unit, next } = first;
  if (
    number.next !== next ||
    number.scaled ||
    number.worded ||
    unit.of !== undefined ||
    !(unit.kind === 'none' || unit.kind === 'money')
  )
    return null;
  if (unit.kind === 'none' && isYearLike(tokens[at])) return null;
  let from = next;
  const earlier = tokens[at - 1]?.text === ',' && tokens[at - 2]?.type === 'number' ? 1 : 0;
  for (let listed = 2; listed <= MOST_LISTED; listed++) {
    const comma = tokens[from]?.text === ',' ? 1 : 0;
    const word =
      phraseAt(manner.lexicon.lists.plus, tokens, from + comma) ??
      phraseAt(manner.lexicon.links, tokens, from + comma) ??
      phraseAt(manner.lexicon.lists.or, tokens, from + comma);
    const start = from + comma + (word?.length ?? 0);
    if (start === from) return null;
    const currency = unitAt(tokens, start, manner, 'before');
    const money = currency?.read.kind === 'money' ? currency.length : 0;
    if (tokens[start + money]?.type !== 'number') return null;
    if (word !== undefined) {
      const last = operandAt(source, start, manner, false, false);
      return last === null || last === 'unreadable' || !last.number.scaled || last.number.worded
        ? null
        : { last, sure: listed + earlier > 2 };
    }
    const bare = tokens[start + money];
    if (bare === undefined || isYearLike(bare)) return null;
    from = start + money + 1;
    if (tokens[from]?.text === ',') continue;
    const last = operandAt(source, start, manner, false, false);
    if (last === null || last === 'unreadable' || last.number.worded) return null;
    if (last.number.scaled) return { last, sure: false };
  }
  return null;
}

function isYearLike(token: Token | undefined): boolean {
  return /^(1[5-9]|2[01])\d\d$/.test(token?.text ?? '');
}
