import { add, multiply, negate, subtract } from '../kernel/decimal.js';
import { figureOf } from './admissible.js';
import type { Lexicon } from './compiled-lexicon.js';
import type { Bounds, Figure } from './figure.js';
import type { Quantity, Wording } from './found-quantity.js';
import { hedgesAt, kindOf } from './hedges.js';
import type { Manner } from './manner.js';
import { numberAt } from './number-at.js';
import type { Found } from './phrase-book.js';
import { phraseAt } from './phrase-book.js';
import type { Token } from './tokens.js';
import { NO_UNIT } from './unit-at.js';

/** Words of a change right before a number: "up", "rose by", "um". */
export function changeBefore(
  tokens: readonly Token[],
  at: number,
  lexicon: Lexicon,
): { direction: 'up' | 'down' | 'either'; next: number } | null {
  const direction = lexicon.changeWords.get(tokens[at]?.key ?? '');
  if (direction === undefined) return null;
  const by = phraseAt(lexicon.lists.by, tokens, at + 1);
  return { direction, next: at + 1 + (by?.length ?? 0) };
}

/** Words of a change right after a percentage: "more", "weniger". */
export function directionAfter(tokens: readonly Token[], at: number, lexicon: Lexicon): Found<'up' | 'down'> | null {
  return phraseAt(lexicon.changesAfter, tokens, at) ?? null;
}

/** A percentage that is a change: its interval is that of the percentage, its kind says what it is. */
export function ratioChange(figure: Figure): Figure {
  return { ...figure, kind: 'ratio_change' };
}

/**
 * Reads a change or a comparison by a factor.
 *
 * A verb ("doubled", "halbiert") is a change in percent: doubling is 100 percent up, tripling 200, halving 50 down. Its
 * interval is that of the factor, rounded as a round number is: a doubling is 1.9 to 2.1 times, that is 90 to 110 percent up.
 * A comparison ("twice as much as", "3x") says no change: unit `1`, the factor is the point, and no direction.
 */
export function multipleAt({ tokens, text }: Wording, at: number, manner: Manner): Quantity | null {
  const { lexicon } = manner;
  const { hedges, next: from } = hedgesAt(tokens, at, lexicon, () => false);
  const kind = kindOf(hedges, false);
  const verb = phraseAt(lexicon.multiples, tokens, from);
  const found = verb ?? factorAt(tokens, from, manner);
  if (found === null || kind === null) return null;
  const { meaning } = found;
  const next = from + found.length;
  const point = meaning.indexOf('.');
  const made = figureOf({
    kind,
    amounts: [{ mantissa: meaning, places: point < 0 ? 0 : meaning.length - point - 1, exponent: 0, negative: false }],
    asWritten: text.slice(tokens[at]?.start, tokens[next - 1]?.end),
    unit: '1',
    hedges: hedges.flatMap(({ keep }) => keep ?? []),
    assumed: [],
    nonNegative: false,
    direction: null,
  });
  if (made === null) return null;
  // "Almost halved" is a fall of almost 50 percent, and no factor of almost a half.
  const fall = verb !== undefined && meaning.startsWith('0.') && kind !== 'rounded';
  const figure = verb === undefined ? ratioChange(made) : fall ? fallOf(made) : percentOf(made);
  return {
    ...{
      figures: [figure],
      unit: { ...NO_UNIT, said: true },
      bare: false,
      scaled: true,
      hedged: hedges.length > 0,
      range: false,
    },
    ...{ change: true, weak: false, open: false, places: 0, doubtful: false, from: at, next },
  };
}

/**
 * "Twice as much as", "3.2 times as many as": a factor where words of comparison follow it, where it is the whole text, or
 * where what makes it one touches the digits ("3x").
 */
function factorAt(tokens: readonly Token[], at: number, manner: Manner): Found<string> | null {
  const { factors, lists } = manner.lexicon;
  // "MI300X" is a name.
  if (tokens[at]?.type === 'number' && tokens[at].apart === false && tokens[at - 1]?.type === 'word') return null;
  const factor = phraseAt(factors, tokens, at) ?? numberOfTimes(tokens, at, manner);
  if (factor === null) return null;
  const end = at + factor.length;
  const asMuch = phraseAt(lists.asMuch, tokens, end);
  if (asMuch !== undefined) return { meaning: factor.meaning, length: factor.length + asMuch.length };
  const alone = manner.whole && at === 0 && end === tokens.length;
  return alone || (tokens[at]?.type === 'number' && isJoined(tokens, at, end)) ? factor : null;
}

/** "3 times", "3x", "3-fold". */
function numberOfTimes(tokens: readonly Token[], at: number, manner: Manner): Found<string> | null {
  if (tokens[at]?.type !== 'number') return null;
  const number = numberAt(tokens, at, manner, false);
  if (number === null || number === 'unreadable' || number.exponent !== 0 || number.doubtful) return null;
  const times = phraseAt(manner.lexicon.lists.times, tokens, number.next);
  return times === undefined ? null : { meaning: number.mantissa, length: number.next + times.length - at };
}

/** Whether digits and what follows them are one word, and no measure ("3x4 m", "2x 50 g"). */
function isJoined(tokens: readonly Token[], at: number, end: number): boolean {
  for (let i = at + 1; i < end; i++) if (tokens[i]?.apart === true) return false;
  const follower = tokens[end];
  return (
    follower === undefined || (follower.type !== 'number' && (follower.apart || /^[.,;:!?)]$/.test(follower.text)))
  );
}

/** The fall in percent, of the kind that the hedges make, that a factor below one is. */
function fallOf(figure: Figure): Figure {
  const { kind, point, asWritten, hedges } = figure;
  const mantissa = multiply(subtract('1', point ?? '0'), '100');
  const amount = { mantissa, places: 0, exponent: 0, negative: false };
  const described = { asWritten, hedges, assumed: [], nonNegative: true, direction: 'down' as const };
  const made = figureOf({ kind, amounts: [amount], unit: 'percent', ...described });
  return made === null ? percentOf(figure) : ratioChange(made);
}

/** The change in percent that a factor is. */
function percentOf(figure: Figure): Figure {
  const down = figure.point !== null && figure.point.startsWith('0.');
  const change = (factor: string) => {
    const percent = multiply(subtract(factor, '1'), '100');
    return down ? negate(percent) : add(percent, '0');
  };
  const changed = ({ lower, upper }: Bounds): Bounds => {
    const [a, b] = [lower && change(lower), upper && change(upper)];
    return down ? { lower: b, upper: a } : { lower: a, upper: b };
  };
  return {
    ...figure,
    ...changed(figure),
    kind: 'ratio_change',
    point: figure.point && change(figure.point),
    lowerInclusive: down ? figure.upperInclusive : figure.lowerInclusive,
    upperInclusive: down ? figure.lowerInclusive : figure.upperInclusive,
    stated: changed(figure.stated),
    uncapped: figure.uncapped && changed(figure.uncapped),
    unit: 'percent',
    direction: down ? 'down' : 'up',
  };
}
