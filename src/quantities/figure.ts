/** How a value was given, domain.md §3. */
export type FigureKind =
  | 'exact'
  | 'rounded'
  | 'approximate'
  | 'range'
  | 'at_least'
  | 'more_than'
  | 'at_most'
  | 'less_than'
  | 'just_under'
  | 'order_of_magnitude'
  | 'ratio_change'
  | 'none'
  | 'unknown'
  | 'undisclosed';

/** Two ends of an interval of exact decimals; null is unbounded. */
export interface Bounds {
  readonly lower: string | null;
  readonly upper: string | null;
}

/**
 * What words say about a quantity: an admissible interval of exact decimals, scaled ("13 billion" is `"13000000000"`), in a unit.
 *
 * Decimals are strings in plain notation: no exponent, no leading zeros, no zeros after the last digit of a fraction.
 * The field names are those of the HTTP API.
 */
export interface Figure {
  readonly kind: FigureKind;
  /** The words that were read, and nothing around them. */
  readonly asWritten: string;
  /** The number itself, scaled; null where there is none (a range). */
  readonly point: string | null;
  readonly lower: string | null;
  readonly lowerInclusive: boolean;
  readonly upper: string | null;
  readonly upperInclusive: boolean;
  /** What was said before rounding widened it. */
  readonly stated: Bounds;
  /** The interval without the 5 % cap, where the cap applied; else null. */
  readonly uncapped: Bounds | null;
  /** ISO 4217 code, `percent`, `percentage_point`, `basis_point`, a UCUM-style symbol, or `1` for counts. */
  readonly unit: string;
  /** What is counted, where unit is `1` and the words say it: employees, users. */
  readonly of?: string;
  /** `cap` where the 5 % cap applied, else `implied`; `stated` where no rounding was inferred (bounds, exact). */
  readonly policy: 'implied' | 'cap' | 'stated';
  /** Words that weaken or strengthen: about, well, nearly; `emphatic` for "well more than". */
  readonly hedges: readonly string[];
  /** What the value is said to have done; null where nothing is said. */
  readonly direction: 'up' | 'down' | null;
  /** What was not in the words and had to be assumed: `currency`. */
  readonly assumed: readonly string[];
}

/** What a reader made of words: no reading, one, or several between which a person must choose. */
export interface Readings<Reading> {
  readonly readings: readonly Reading[];
  readonly ambiguous: boolean;
}

/** The fields of a figure, in the order in which they are shown. */
export const FIGURE_FIELDS: readonly (keyof Figure)[] = [
  'kind',
  'asWritten',
  'point',
  'lower',
  'lowerInclusive',
  'upper',
  'upperInclusive',
  'stated',
  'uncapped',
  'unit',
  'of',
  'policy',
  'hedges',
  'direction',
  'assumed',
];

/** Every kind of figure. */
export const FIGURE_KINDS: readonly FigureKind[] = [
  'exact',
  'rounded',
  'approximate',
  'range',
  'at_least',
  'more_than',
  'at_most',
  'less_than',
  'just_under',
  'order_of_magnitude',
  'ratio_change',
  'none',
  'unknown',
  'undisclosed',
];
