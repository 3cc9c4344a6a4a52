import type { FigureKind } from '../api/figure.js';
import type { Language } from './reader.js';

/** The kinds that carry a number. */
type NumberKind = Exclude<FigureKind, 'none' | 'unknown' | 'undisclosed'>;

/** How a language says what a figure is. */
interface Phrases extends Readonly<Record<'none' | 'unknown' | 'undisclosed', string>> {
  readonly kinds: Readonly<Record<NumberKind, (number: string, emphatic: boolean) => string>>;
  readonly range: (from: string, to: string) => string;
  readonly between: (from: string, to: string) => string;
  readonly exactly: (number: string) => string;
  readonly atLeast: (number: string, inclusive: boolean) => string;
  readonly atMost: (number: string, inclusive: boolean) => string;
  readonly up: (number: string) => string;
  readonly down: (number: string) => string;
}

/** The words around numbers, by language. */
export const phrases: Readonly<Record<Language, Phrases>> = {
  en: {
    kinds: {
      exact: (x) => x,
      rounded: (x) => x,
      approximate: (x) => `about ${x}`,
      range: (x) => x,
      at_least: (x) => `at least ${x}`,
      more_than: (x, emphatic) => `${emphatic ? 'well more' : 'more'} than ${x}`,
      at_most: (x) => `at most ${x}`,
      less_than: (x, emphatic) => `${emphatic ? 'well less' : 'less'} than ${x}`,
      just_under: (x) => `nearly ${x}`,
      order_of_magnitude: (x) => `on the order of ${x}`,
      ratio_change: (x) => x,
    },
    range: (from, to) => `${from} to ${to}`,
    between: (from, to) => `between ${from} and ${to}`,
    exactly: (x) => `exactly ${x}`,
    atLeast: (x, inclusive) => `${inclusive ? 'at least' : 'more than'} ${x}`,
    atMost: (x, inclusive) => `${inclusive ? 'at most' : 'less than'} ${x}`,
    up: (x) => `up ${x}`,
    down: (x) => `down ${x}`,
    none: 'none',
    unknown: 'unknown',
    undisclosed: 'not disclosed',
  },
  de: {
    kinds: {
      exact: (x) => x,
      rounded: (x) => x,
      approximate: (x) => `rund ${x}`,
      range: (x) => x,
      at_least: (x) => `mindestens ${x}`,
      more_than: (x, emphatic) => `${emphatic ? 'deutlich mehr' : 'mehr'} als ${x}`,
      at_most: (x) => `höchstens ${x}`,
      less_than: (x, emphatic) => `${emphatic ? 'deutlich weniger' : 'weniger'} als ${x}`,
      just_under: (x) => `knapp ${x}`,
      order_of_magnitude: (x) => `in der Größenordnung von ${x}`,
      ratio_change: (x) => x,
    },
    range: (from, to) => `${from} bis ${to}`,
    between: (from, to) => `zwischen ${from} und ${to}`,
    exactly: (x) => `genau ${x}`,
    atLeast: (x, inclusive) => `${inclusive ? 'mindestens' : 'mehr als'} ${x}`,
    atMost: (x, inclusive) => `${inclusive ? 'höchstens' : 'weniger als'} ${x}`,
    up: (x) => `plus ${x}`,
    down: (x) => `minus ${x}`,
    none: 'keine',
    unknown: 'unbekannt',
    undisclosed: 'nicht veröffentlicht',
  },
};
