import type { Figure } from '../api/figure.js';
import { compact, formatDecimal } from './decimal.js';
import { phrases } from './phrases.js';
import type { Reader } from './reader.js';
import { unitWord } from './unit.js';

/** A space that does not break: a number and its unit stay on one line. */
const TIED = '\u00a0';

/**
 * A figure as a reader would say it: `13 billion USD`, `well more than 13 billion USD`, `27%`. What bounds or hedges the
 * number is always part of it, since a bare "13 billion" would say something else.
 */
export function headline(figure: Figure, reader: Reader): string {
  const words = phrases[reader.language];
  const { lower, upper } = figure.stated;
  if (figure.kind === 'none' || figure.kind === 'unknown' || figure.kind === 'undisclosed') return words[figure.kind];
  if (figure.point === null && lower !== null && upper !== null && lower !== upper) {
    return directed(figure, words.range(...pair(lower, upper, figure, reader)), reader);
  }
  const number = figure.point ?? lower ?? upper;
  if (number === null) return figure.asWritten;
  const said = words.kinds[figure.kind](quantity(number, figure, reader), figure.hedges.includes('emphatic'));
  return directed(figure, said, reader);
}

/** What allows some values and no others. */
export type Interval = Pick<Figure, 'lower' | 'lowerInclusive' | 'upper' | 'upperInclusive' | 'unit' | 'of'>;

/** The admissible interval in words: `between 12.5 and 13.5 billion USD`, `more than 13 billion USD`; null where there is none. */
export function intervalInWords(figure: Interval, reader: Reader): string | null {
  const words = phrases[reader.language];
  const { lower, upper } = figure;
  if (lower === null && upper === null) return null;
  if (lower === null) return words.atMost(quantity(upper ?? '', figure, reader), figure.upperInclusive);
  if (upper === null) return words.atLeast(quantity(lower, figure, reader), figure.lowerInclusive);
  if (lower === upper) return words.exactly(quantity(lower, figure, reader));
  return words.between(...pair(lower, upper, figure, reader));
}

/** The same interval to the digit, as mathematicians write it: `[12,500,000,000; 13,500,000,000) USD`. */
export function intervalInSymbols(figure: Interval, reader: Reader): string | null {
  const { lower, upper, lowerInclusive, upperInclusive } = figure;
  if (lower === null && upper === null) return null;
  const from = lower === null ? '−∞' : formatDecimal(lower, reader);
  const to = upper === null ? '∞' : formatDecimal(upper, reader);
  const open = lowerInclusive && lower !== null ? '[' : '(';
  const close = upperInclusive && upper !== null ? ']' : ')';
  return `${open}${from}; ${to}${close}${TIED}${unitName(figure, reader)}`.trim();
}

/** One number of a figure's unit, compact where no digit is lost by it: `13 billion USD`. */
export function quantity(decimal: string, figure: Pick<Figure, 'unit' | 'of'>, reader: Reader): string {
  const { numbers, scale } = compact([decimal], reader);
  return withUnit(scaled(numbers[0] ?? decimal, scale), figure, reader);
}

/** Two ends in one scale, the scale and the unit said once, after the second. */
function pair(lower: string, upper: string, figure: Pick<Figure, 'unit' | 'of'>, reader: Reader): [string, string] {
  const { numbers, scale } = compact([lower, upper], reader);
  return [numbers[0] ?? lower, withUnit(scaled(numbers[1] ?? upper, scale), figure, reader)];
}

function scaled(number: string, scale: string): string {
  return scale ? `${number}${TIED}${scale}` : number;
}

/** What a unit is called: `USD`, `%`, `percentage points`; of counts, what is counted. */
export function unitName({ unit, of }: Pick<Figure, 'unit' | 'of'>, { language }: Reader, one = false): string {
  return unit === '1' ? (of ?? '') : unitWord(unit, language, one);
}

function withUnit(number: string, figure: Pick<Figure, 'unit' | 'of'>, reader: Reader): string {
  if (figure.unit === 'percent') return reader.language === 'de' ? `${number}${TIED}%` : `${number}%`;
  const name = unitName(figure, reader, number === '1');
  return name ? `${number}${TIED}${name}` : number;
}

function directed(figure: Figure, said: string, reader: Reader): string {
  return figure.direction ? phrases[reader.language][figure.direction](said) : said;
}
