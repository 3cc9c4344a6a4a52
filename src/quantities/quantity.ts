import { figureOf } from './admissible.js';
import { changeBefore, directionAfter, multipleAt, ratioChange } from './change.js';
import type { Figure } from './figure.js';
import { foldAt } from './fold.js';
import type { Quantity, Wording } from './found-quantity.js';
import { hedgeAfter, hedgeAt, hedgesAt, kindOf } from './hedges.js';
import { isLevel, isThreshold } from './level-told.js';
import { magnitudeAt } from './magnitude.js';
import type { Manner } from './manner.js';
import { isBoundNegated, isNegatedAfter } from './negated-bound.js';
import { phraseAt } from './phrase-book.js';
import { BOUNDS, rangeOfBounds } from './range-of-bounds.js';
import type { Span } from './span.js';
import { pastArticle, spanAt } from './span.js';
import { isYear } from './surroundings.js';
import { isStart } from './told-change.js';

/**
 * Reads a change, or hedges, one number or a range, and what follows it, from the token on.
 *
 * @param negated whether the number stands in the parentheses of accountants
 * @returns null where no quantity begins there; `unreadable` where one does, but not all of it is certain
 */
export function quantityAt(
  wording: Wording,
  at: number,
  manner: Manner,
  negated = false,
): Quantity | 'unreadable' | null {
  const special = multipleAt(wording, at, manner) ?? foldAt(wording, at, manner) ?? magnitudeAt(wording, at, manner);
  if (special !== null) return special;
  const hedged = hedgeAt(wording.tokens, at, manner.lexicon) !== null;
  const change = hedged ? null : changeBefore(wording.tokens, at, manner.lexicon);
  if (change === null) {
    const level = levelAt(wording, at, at, manner, null, negated);
    return level === null || level === 'unreadable' ? level : boundedAt(wording, level, manner);
  }
  if (isThreshold(wording.tokens, change.next, manner.lexicon)) return null;
  const changed = levelAt(wording, at, change.next, manner, change.direction, negated);
  if (changed === 'unreadable' || changed === null || !changed.change) return null;
  // "Rose from 3 to 4 percent" is two levels, and no change by 3 to 4 percent.
  if (changed.range && phraseAt(manner.lexicon.lists.prepositions, wording.tokens, change.next) !== undefined)
    return null;
  if (isStart(wording.tokens, change.next, changed.next, manner.lexicon)) return null;
  const minus = phraseAt(manner.lexicon.lists.negative, wording.tokens, at) !== undefined;
  if (minus) return levelAt(wording, at, at, manner, null, negated);
  // "Rose in 2024": what a plain year stands for is told by its own place.
  return changed.bare && isYear(wording.tokens, change.next, changed.next) ? null : changed;
}

/** "Above 1000 and below 1500": two bounds that make a range. */
function boundedAt(wording: Wording, first: Quantity, manner: Manner): Quantity {
  const [bound, ...others] = first.figures;
  if (bound === undefined || others.length > 0 || !BOUNDS.has(bound.kind)) return first;
  const plus = phraseAt(manner.lexicon.lists.plus, wording.tokens, first.next);
  if (plus === undefined) return first;
  const from = first.next + plus.length;
  const second = levelAt(wording, from, from, manner, null, false);
  const [other, ...more] = second === null || second === 'unreadable' ? [] : second.figures;
  if (second === null || second === 'unreadable' || other === undefined || more.length > 0) return first;
  const range = rangeOfBounds(bound, other, wording, first.from, second.next);
  return range === null
    ? first
    : { ...first, figures: [range], unit: second.unit, range: true, hedged: true, next: second.next };
}

function levelAt(
  wording: Wording,
  from: number,
  at: number,
  manner: Manner,
  direction: 'up' | 'down' | 'either' | null,
  negated: boolean,
): Quantity | 'unreadable' | null {
  const { tokens, text, nonNegative } = wording;
  const { lexicon } = manner;
  if (isBoundNegated(tokens, at, lexicon)) return 'unreadable';
  const { hedges, next: i } = hedgesAt(tokens, at, lexicon, (begin) => opensRange(wording, begin, manner));
  const span = spanAt(wording, hedges.length > 0 || direction !== null ? pastArticle(tokens, i, lexicon) : i, manner);
  if (span === null || span === 'unreadable') return span;
  const taken = hedgeAfter(tokens, span.next, lexicon);
  // "Treinta y pico millones": the scale comes after the hedge.
  if (taken && phraseAt(lexicon.scales, tokens, span.next + taken.length) !== undefined) return 'unreadable';
  if (taken !== undefined) hedges.push(taken.meaning);
  let next = span.next + (taken?.length ?? 0);
  const range = span.amounts.length === 2;
  const kind = kindOf(hedges, range);
  if (kind === null || (negated && kind !== 'rounded')) return 'unreadable';
  if (BOUNDS.has(kind) && isNegatedAfter(tokens, next, lexicon)) return 'unreadable';
  const ratio = span.unit.kind === 'ratio';
  const told = ratio && !isLevel(tokens, at, lexicon) ? directionAfter(tokens, next, lexicon) : null;
  const [first] = span.operands;
  const plus = first.plus && ratio ? 'up' : null;
  if (told !== null) next += told.length;
  const goes = told?.meaning ?? direction ?? plus;
  const asWritten = text.slice(tokens[from]?.start, tokens[next - 1]?.end);
  const kept = hedges.flatMap(({ keep }) => keep ?? []);
  const changed = goes !== null && ratio;
  const figures = meanings(span, negated).flatMap(({ amounts, unit: { codes, of, assumed } }) =>
    codes.flatMap((unit): Figure[] => {
      const made = figureOf({
        kind,
        asWritten,
        amounts,
        unit,
        of,
        hedges: kept,
        assumed: assumed ? ['currency'] : [],
        nonNegative,
        direction: goes === 'either' ? null : goes,
      });
      if (made === null) return [];
      return [changed ? ratioChange(made) : made];
    }),
  );
  if (figures.length === 0 || (first.plus && !changed && !manner.whole && !span.unit.said)) return 'unreadable';
  if (first.plus && !changed) return 'unreadable';
  return {
    figures,
    unit: span.unit,
    bare:
      !span.lent &&
      span.operands.every(({ number, unit }) => number.plain && !number.scaled && !unit.said && unit.of === undefined),
    scaled: span.lent || span.operands.some(({ number }) => number.scaled),
    hedged: hedges.length > 0,
    range,
    change: goes !== null,
    weak: !range && first.number.weak && !span.unit.said,
    open: span.operands.some(({ other }) => other !== null),
    places: span.amounts[0].places,
    doubtful: span.operands.some(({ number }) => number.doubtful),
    from,
    next,
  };
}

/** Whether a hedge is the opener of a range: "vanaf 10 tot 20". */
function opensRange(wording: Wording, at: number, manner: Manner): boolean {
  if (phraseAt(manner.lexicon.ranges, wording.tokens, at) === undefined) return false;
  const span = spanAt(wording, at, manner);
  return span !== null && span !== 'unreadable' && span.opened;
}

/** The span in every sense its words have, mirrored where parentheses say so. */
function meanings(span: Span, negated: boolean): readonly Pick<Span, 'amounts' | 'unit'>[] {
  const all = [{ amounts: span.amounts, unit: span.unit }, ...span.others];
  if (!negated) return all;
  return all.map(({ amounts, unit }) => ({ amounts: [{ ...amounts[0], negative: true }] as const, unit }));
}
