import { compare } from '../kernel/decimal.js';
import type { Amount } from './admissible.js';
import { valueOf } from './admissible.js';
import type { Lexicon } from './compiled-lexicon.js';
import { isLed } from './level-told.js';
import type { Listed } from './list-scale.js';
import { listedWith } from './list-scale.js';
import type { Manner } from './manner.js';
import type { Source } from './number-back.js';
import type { Operand } from './operand.js';
import { operandAt } from './operand.js';
import type { PhraseBook } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { isChangeTold, startAt } from './told-change.js';
import type { UnitRead } from './unit-at.js';

/** One number or a range, before its hedges are applied. */
export interface Span {
  readonly operands: readonly [Operand] | readonly [Operand, Operand];
  readonly amounts: readonly [Amount] | readonly [Amount, Amount];
  /** The same in other senses, between which the words do not decide. */
  readonly others: readonly { readonly amounts: Span['amounts']; readonly unit: UnitRead }[];
  readonly unit: UnitRead;
  /** Whether a word such as "between" opened it. */
  readonly opened: boolean;
  /** Whether the number after it lent it scale or unit: 2.1 of "fell from 2.1 to 1.8 billion". */
  readonly lent: boolean;
  readonly next: number;
}

/** Reads a number or a range from the token on, both ends scaled by the common scale word. */
export function spanAt(source: Source, at: number, manner: Manner): Span | 'unreadable' | null {
  const { tokens } = source;
  const { lexicon } = manner;
  const opener = phraseAt(lexicon.ranges, tokens, at);
  if (opener !== undefined) {
    const preposition = phraseAt(lexicon.lists.prepositions, tokens, at) !== undefined;
    if (preposition && !manner.whole && isChangeTold(tokens, at, lexicon)) return null;
    const from = pastArticle(tokens, at + opener.length, lexicon);
    for (const links of [false, true]) {
      const range = closedRange(source, from, manner, links, opener.meaning);
      if (range !== null) return { ...range, opened: true };
    }
    return preposition || operandAt(source, from, manner) === null ? null : 'unreadable';
  }
  const first = operandAt(source, at, manner);
  if (first === null || first === 'unreadable') return first;
  const dash = /^[-–—]$/.test(tokens[first.next]?.text ?? '');
  const start = startAt(tokens, at, first.next, lexicon);
  const worded =
    start ?? phraseAt(lexicon.lists.to, tokens, first.next) ?? phraseAt(lexicon.lists.or, tokens, first.next);
  // "Zwei- bis dreihundert"
  const hanging = dash ? phraseAt(lexicon.lists.to, tokens, first.next + 1) : undefined;
  const length = hanging !== undefined ? 1 + hanging.length : dash ? 1 : (worded?.length ?? 0);
  if (length === 0) {
    const listed = listedWith(source, first, at, manner);
    return listed === null ? single(first) : sharing(first, listed);
  }
  const second = operandAt(source, first.next + length, manner, dash && hanging === undefined);
  if (second === null) return single(first);
  if (second === 'unreadable') return 'unreadable';
  // "Fell 2 percent to 5 percent": a change, and the level to which it led.
  if (isLed(tokens, at, first, second, lexicon)) return single(first);
  const range = joined(first, second, hanging !== undefined);
  // "Redujo sus pérdidas de 5.000 a 3.100 millones": two levels, the first with the scale of the second.
  if (start !== undefined) {
    const lent = range !== null && (range.unit.said || second.number.scaled);
    return lent ? { ...single(first), amounts: [range.amounts[0]], unit: range.unit, lent } : single(first);
  }
  if (range !== null && !isPoint(range)) return range;
  // "3 to 3 million": three, or three million?
  if (range !== null && second.number.scaled) return 'unreadable';
  const alternatives = worded !== undefined || tokens[first.next]?.apart === true;
  return alternatives && (first.unit.said || first.number.scaled || worded !== undefined)
    ? single(first)
    : 'unreadable';
}

/** A number of a list with the scale of its last one, or where that is not sure without it. */
function sharing(first: Operand, { last, sure }: Listed): Span {
  const range = joined(first, last);
  if (range === null) return single(first);
  const [amount] = range.amounts;
  const others = sure ? [] : [{ amounts: [first.amount] as const, unit: first.unit }];
  return { ...single(first), amounts: [amount], others, unit: range.unit, lent: true };
}

/** Where a number begins that an article stands before: "más de un 16 %", "entre un 3 % y un 5 %". */
export function pastArticle(tokens: readonly Token[], at: number, lexicon: Lexicon): number {
  const article = phraseAt(lexicon.lists.articles, tokens, at) ?? phraseAt(lexicon.lists.definite, tokens, at);
  return article !== undefined && tokens[at + article.length]?.type === 'number' ? at + article.length : at;
}

function closedRange(
  source: Source,
  from: number,
  manner: Manner,
  links: boolean,
  middles: PhraseBook<true>,
): Span | null {
  const first = operandAt(source, from, manner, false, links);
  if (first === null || first === 'unreadable') return null;
  const middle = phraseAt(middles, source.tokens, first.next);
  if (middle === undefined) return null;
  const second = operandAt(source, pastArticle(source.tokens, first.next + middle.length, manner.lexicon), manner);
  if (second === null || second === 'unreadable') return null;
  const range = joined(first, second);
  return range !== null && isAscending(range) ? range : null;
}

function isAscending({ amounts: [low, high = low] }: Span): boolean {
  return compare(valueOf(low), valueOf(high)) < 0;
}

/** Whether both ends are one number, which is no range: "1000 or 1000". */
function isPoint({ amounts: [low, high = low] }: Span): boolean {
  return compare(valueOf(low), valueOf(high)) === 0;
}

function single(operand: Operand): Span {
  const { other, amount } = operand;
  const others =
    other === null ? [] : [{ amounts: [{ ...amount, exponent: other.exponent }] as const, unit: other.unit }];
  return {
    operands: [operand],
    amounts: [amount],
    others,
    unit: operand.unit,
    opened: false,
    lent: false,
    next: operand.next,
  };
}

/** @param hanging whether the first number lacks the end of its word: "zwei- bis dreihundert" */
function joined(first: Operand, second: Operand, hanging = false): Span | null {
  const unit = sharedUnit(first, second);
  if (unit === null || (first.number.scaled && !second.number.scaled && !second.unit.said && second.number.plain))
    return null;
  if (second.amount.negative && !first.amount.negative) return null;
  const ascends = compare(first.amount.mantissa, second.amount.mantissa) <= 0;
  const shares = !first.number.scaled && second.number.exponent !== 0 && (ascends || first.amount.mantissa.length <= 4);
  const base = first.unit.said ? first.unit.exponent : second.unit.exponent;
  const lift = (by: number) => ({ ...first.amount, exponent: by + base });
  const hundreds = second.number.hundreds && (shares || !first.number.scaled) && /^[1-9]$/.test(first.amount.mantissa);
  const scale = shares ? second.number.exponent : first.number.exponent;
  const low = lift(hundreds && hanging ? scale + 2 : scale);
  const high = second.unit.said
    ? second.amount
    : { ...second.amount, exponent: second.amount.exponent + unit.exponent };
  const thousands = first.number.exponent === 3 && second.number.exponent === 9 && ascends;
  const operands = [first, second] as const;
  const { other } = second;
  const sums = other !== null && other.unit.kind === 'money' && !first.unit.said ? other : null;
  return {
    operands,
    amounts: [low, high],
    others: [
      ...(hundreds && !hanging ? [{ amounts: [{ ...low, exponent: low.exponent + 2 }, high] as const, unit }] : []),
      ...(sums
        ? [
            {
              amounts: [low, high].map((end) => ({ ...end, exponent: sums.exponent })) as [Amount, Amount],
              unit: sums.unit,
            },
          ]
        : []),
      // "12 mil y 14 mil millones": the last scale may be meant of both.
      ...(thousands ? [{ amounts: [lift(second.number.exponent), high] as const, unit }] : []),
    ],
    unit,
    opened: false,
    lent: false,
    next: second.next,
  };
}

/** The unit of a range: what both ends say, or a currency before the first, or whatever stands after the second. */
function sharedUnit({ unit: first }: Operand, { unit: second }: Operand): UnitRead | null {
  if (!first.said && first.of === undefined) return second;
  if (!second.said && second.of === undefined) return first.kind === 'money' ? { ...first, exponent: 0 } : null;
  const codes = first.codes.filter((code) => second.codes.includes(code));
  if (codes.length === 0 || (first.of !== undefined && first.of !== second.of)) return null;
  return { ...second, codes, assumed: first.assumed && second.assumed };
}
