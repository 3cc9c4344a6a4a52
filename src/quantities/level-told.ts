import type { Lexicon } from './compiled-lexicon.js';
import type { Operand } from './operand.js';
import { phraseAt, phraseEndsAt } from './phrase-book.js';
import type { Token } from './tokens.js';

const REACH = 6;
const CLAUSE_END = /^[.!?;:,]$/;

/**
 * Whether a bound that stands there says a level in spite of a change: "fell below 2 percent", "fiel unter 2 Prozent", but
 * not "um über 5 Prozent", where a word of amount stands before it.
 */
export function isThreshold(tokens: readonly Token[], at: number, { hedges, lists }: Lexicon): boolean {
  if (phraseEndsAt(lists.by, tokens, at)) return false;
  const end = at + (phraseAt(hedges, tokens, at)?.length ?? 0);
  for (let i = at; i < end; i++) {
    if (phraseAt(lists.thresholds, tokens, i) !== undefined) return !phraseEndsAt(lists.by, tokens, i);
  }
  return false;
}

/** Whether a word right before the number, or a bound of it, says that it is a level. */
export function isLevel(tokens: readonly Token[], at: number, lexicon: Lexicon): boolean {
  return phraseEndsAt(lexicon.lists.levels, tokens, at) || isThreshold(tokens, at, lexicon);
}

/** Whether the clause after a word tells a change: "tot 5 procent gestegen". */
export function isChangeToldAfter(tokens: readonly Token[], at: number, { lists }: Lexicon): boolean {
  for (let i = at; i < at + REACH; i++) {
    const token = tokens[i];
    if (token === undefined || CLAUSE_END.test(token.text)) return false;
    if (phraseAt(lists.closing, tokens, i) !== undefined) return true;
  }
  return false;
}

/** Whether two percentages are a change and a level: a word of change before the first, a word of level before the second. */
export function isLed(
  tokens: readonly Token[],
  at: number,
  first: Operand,
  second: Operand,
  lexicon: Lexicon,
): boolean {
  const { by, levels } = lexicon.lists;
  const told = lexicon.changeWords.has(tokens[at - 1]?.key ?? '') || phraseEndsAt(by, tokens, at);
  const leads = phraseAt(levels, tokens, first.next) !== undefined;
  return told && leads && first.unit.kind === 'ratio' && second.unit.kind === 'ratio';
}
