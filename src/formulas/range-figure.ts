import { numberWords, unitWords } from '../comparison/words.js';
import type { Figure, FigureKind } from '../quantities/figure.js';
import type { Exact } from './exact.js';
import { exactOf, order } from './exact.js';
import { decimalText, roundedResult, roundedTo } from './exact-rounding.js';
import type { Range } from './range.js';
import { between, pointRange } from './range.js';

/** Kinds that say that there is no number to be had. */
const WITHOUT_NUMBER: readonly FigureKind[] = ['none', 'unknown', 'undisclosed'];
/** Digits of an end in words. */
const SHOWN_DIGITS = 6;

/** The range of a figure and the number itself, null where that is none; null where it has no number at all. */
export function numbersOf(figure: Figure | null): { readonly range: Range; readonly point: Exact | null } | null {
  if (figure === null || WITHOUT_NUMBER.includes(figure.kind)) return null;
  const { lower, lowerInclusive, upper, upperInclusive, point } = figure;
  if (lower !== null && lower === upper) {
    const at = exactOf(lower);
    return { range: pointRange(at), point: point === null ? null : point === lower ? at : exactOf(point) };
  }
  const range = between(
    { at: lower === null ? null : exactOf(lower), closed: lowerInclusive },
    { at: upper === null ? null : exactOf(upper), closed: upperInclusive },
  );
  return { range, point: point === null ? null : exactOf(point) };
}

/** The range as a claim keeps it: ends rounded outward to 50 significant digits. @throws TooLarge */
export function keptRange({ lower, lowerClosed, upper, upperClosed }: Range): Range {
  const low = lower && roundedResult(lower, -1);
  if (lower === upper && low === lower) return { lower, lowerClosed, upper, upperClosed };
  return { lower: low, lowerClosed, upper: upper && roundedResult(upper, 1), upperClosed };
}

/** The figure of a range that was computed and {@link keptRange kept}, and of the point, rounded likewise, that was computed with it. */
export function figureOfRange(
  { lower, lowerClosed, upper, upperClosed }: Range,
  point: Exact | null,
  { unit, of, assumed }: { readonly unit: string; readonly of?: string; readonly assumed: readonly string[] },
): Figure {
  const [low, high] = [lower && decimalText(lower), upper && decimalText(upper)];
  return {
    kind: 'range',
    asWritten: rangeWords({ lower, lowerClosed, upper, upperClosed }, of === undefined ? unitWords(unit) : ` ${of}`),
    point: point && decimalText(point),
    lower: low,
    lowerInclusive: lowerClosed,
    upper: high,
    upperInclusive: upperClosed,
    stated: { lower: low, upper: high },
    uncapped: null,
    unit,
    ...(of !== undefined && { of }),
    policy: 'stated',
    hedges: [],
    direction: null,
    assumed,
  };
}

function rangeWords({ lower, lowerClosed, upper, upperClosed }: Range, unit: string): string {
  const [from, to] = [lower && shown(lower, -1), upper && shown(upper, 1)];
  if (from === null && to === null) return 'any number';
  if (lower === null) return `${upperClosed ? 'at most' : 'less than'} ${to}${unit}`;
  if (upper === null) return `${lowerClosed ? 'at least' : 'more than'} ${from}${unit}`;
  return order(lower, upper) === 0 ? `${from}${unit}` : `${from} to ${to}${unit}`;
}

function shown(at: Exact, direction: -1 | 1): string {
  return numberWords(decimalText(roundedTo(at, SHOWN_DIGITS, direction)));
}
