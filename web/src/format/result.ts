import type { Figure } from '../api/figure.js';
import { headline, intervalInSymbols, intervalInWords, quantity } from './figure.js';
import type { Reader } from './reader.js';
import { roundedOutward, roundedWithin } from './rounding.js';

/** A computed figure: as short as is true, the number itself, and the exact ends. */
export interface ResultWords {
  /** `between 11.09 and 11.89 billion USD`. */
  readonly interval: string;
  /** `11.48 billion USD`: the formula over the numbers as given; null where one of them has none. */
  readonly point: string | null;
  /** To the last digit, as mathematicians write it. */
  readonly exact: string | null;
}

/** Names what a formula gave. Its ends have up to 50 digits: they are shown rounded outward, so that nothing is excluded. */
export function resultWords(figure: Figure, reader: Reader): ResultWords {
  const interval = intervalInWords(roundedOutward(figure), reader);
  const point = figure.point === null ? null : quantity(roundedWithin(figure.point, figure), figure, reader);
  return { interval: interval ?? headline(figure, reader), point, exact: intervalInSymbols(figure, reader) };
}

/** A figure in a few words: as it was stated, or, of a computed one, the interval. */
export function shortly(figure: Figure, reader: Reader): string {
  const isComputed = figure.kind === 'range' && figure.point !== null;
  return isComputed ? resultWords(figure, reader).interval : headline(figure, reader);
}
