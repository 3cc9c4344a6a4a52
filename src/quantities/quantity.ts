import type { Amount } from './admissible.js';
import { figureOf } from './admissible.js';
import type { Figure, FigureKind } from './figure.js';
import type { Hedge } from './lexicon.js';
import { phraseAt } from './lexicon.js';
import type { Manner, Operand, UnitRead } from './operand.js';
import { operandAt } from './operand.js';
import type { Token } from './tokens.js';
import { currencyCodes } from './units.js';

/** A quantity that was found in a text. */
export interface Quantity {
  /** One figure for every unit that the words admit. */
  readonly figures: readonly Figure[];
  readonly unit: UnitRead;
  /** Whether nothing but digits was written: no scale, unit or separators. */
  readonly bare: boolean;
  readonly scaled: boolean;
  readonly hedged: boolean;
  readonly range: boolean;
  /** Digits after the decimal sign of the first number. */
  readonly places: number;
  /** See {@link Operand.doubtful}. */
  readonly doubtful: boolean;
  /** The index of the token after it. */
  readonly next: number;
}

/** What a text is read for: its own characters, and whether the metric cannot be negative. */
export interface Wording {
  readonly text: string;
  readonly nonNegative: boolean;
}

/** One number or a range, before its hedges are applied. */
interface Span {
  readonly operands: readonly [Operand] | readonly [Operand, Operand];
  readonly amounts: readonly [Amount] | readonly [Amount, Amount];
  readonly unit: UnitRead;
  readonly next: number;
}

/**
 * Reads hedges, one number or a range, and what follows it, from the token on.
 *
 * @param negated whether the number stands in the parentheses of accountants
 * @returns null where no quantity begins there; `unreadable` where one does, but not all of it is certain
 */
export function quantityAt(
  tokens: readonly Token[],
  at: number,
  manner: Manner,
  wording: Wording,
  negated = false,
): Quantity | 'unreadable' | null {
  const hedges: Hedge[] = [];
  let i = at;
  for (let hedge = phraseAt(manner.lexicon.hedges, tokens, i); hedge;) {
    hedges.push(hedge.meaning);
    i += hedge.length;
    hedge = phraseAt(manner.lexicon.hedges, tokens, i);
  }
  const span = spanAt(tokens, i, manner);
  if (span === null || span === 'unreadable') return span;
  const after = phraseAt(manner.lexicon.afterwards, tokens, span.next);
  const taken =
    after !== undefined && !(tokens[span.next]?.text === '+' && tokens[span.next]?.apart) ? after : undefined;
  if (taken !== undefined) hedges.push(taken.meaning);
  const range = span.amounts.length === 2;
  const kind = kindOf(hedges, range);
  if (kind === null || (negated && kind !== 'rounded')) return 'unreadable';

  const next = span.next + (taken?.length ?? 0);
  const reading = {
    kind,
    amounts: negated ? ([{ ...span.amounts[0], negative: true }] as const) : span.amounts,
    asWritten: wording.text.slice(tokens[at]?.start, tokens[next - 1]?.end),
    hedges: hedges.flatMap(({ keep }) => keep ?? []),
    assumed: span.unit.assumed ? ['currency'] : [],
    nonNegative: wording.nonNegative,
    ...(span.unit.of !== undefined && { of: span.unit.of }),
  };
  const figures = span.unit.codes.flatMap((unit) => figureOf({ ...reading, unit }) ?? []);
  if (figures.length === 0) return 'unreadable';
  return {
    figures,
    unit: span.unit,
    bare: span.operands.every(({ bare }) => bare),
    scaled: span.operands.some(({ scaled }) => scaled),
    hedged: hedges.length > 0,
    range,
    places: span.amounts[0].places,
    doubtful: span.operands.some(({ doubtful }) => doubtful),
    next,
  };
}

function spanAt(tokens: readonly Token[], at: number, manner: Manner): Span | 'unreadable' | null {
  const range = phraseAt(manner.lexicon.ranges, tokens, at);
  const first = operandAt(tokens, at + (range?.length ?? 0), manner);
  if (first === null || first === 'unreadable') return first;
  const dash = /^[-–—]$/.test(tokens[first.next]?.text ?? '');
  const to = phraseAt(manner.lexicon.to, tokens, first.next);
  const closed = range !== undefined && tokens[first.next]?.key === range.meaning;
  // "Von" and "from" are prepositions too: the number is read by itself.
  if (range !== undefined && !closed) return /^(to|bis)$/.test(range.meaning) ? null : 'unreadable';
  if (!closed && to === undefined) return single(first);
  // "From 3 to 4" is as often a change as a range.
  if (range?.meaning === 'to' && !manner.whole) return 'unreadable';
  const from = first.next + (closed ? 1 : (to?.length ?? 1));
  const second = operandAt(tokens, from, manner, dash);
  if (second === null && !closed) return single(first);
  if (second === null || second === 'unreadable') return 'unreadable';
  const unit = sharedUnit(first.unit, second.unit);
  if (unit === null || (first.scaled && !second.scaled) || second.amount.negative !== first.amount.negative) {
    return dash && tokens[first.next]?.apart ? single(first) : 'unreadable';
  }
  const exponent = first.scaled ? first.amount.exponent : second.amount.exponent;
  const amounts = [{ ...first.amount, exponent }, second.amount] as const;
  return { operands: [first, second], amounts, unit, next: second.next };
}

function single(operand: Operand): Span {
  return { operands: [operand], amounts: [operand.amount], unit: operand.unit, next: operand.next };
}

/** The unit of a range: what both ends say, or a currency before the first, or whatever stands after the second. */
function sharedUnit(first: UnitRead, second: UnitRead): UnitRead | null {
  if (!first.said) return second;
  if (!second.said) return currencyCodes.has(first.codes[0] ?? '') ? first : null;
  const codes = first.codes.filter((code) => second.codes.includes(code));
  if (codes.length === 0 || first.of !== second.of) return null;
  return { ...second, codes, assumed: first.assumed && second.assumed };
}

/** What hedges make of a number together; null where they contradict each other. */
function kindOf(hedges: readonly Hedge[], range: boolean): FigureKind | null {
  const kinds = new Set(hedges.flatMap(({ kind }) => kind ?? []));
  if (kinds.size > 1) return null;
  const [kind] = kinds;
  if (!range) return kind ?? 'rounded';
  return kind === undefined || kind === 'approximate' ? 'range' : null;
}
