/** A number with its scale, before sign and unit. Its value is mantissa × 10^exponent. */
export interface NumberRead {
  readonly mantissa: string;
  readonly places: number;
  readonly exponent: number;
  /** Whether a scale word or letter was written. */
  readonly scaled: boolean;
  /** Whether it has no digits. */
  readonly worded: boolean;
  /** Whether it is nothing but digits. */
  readonly plain: boolean;
  /** Whether it is the article or a word that is more often none ("one"). */
  readonly weak: boolean;
  /** Whether separators or scale could be of another convention, so that it has to be read that way too. */
  readonly doubtful: boolean;
  /** A scale letter that is a unit in other hands: m, b, t. */
  readonly letter: string;
  /** Whether "hundred" ends the mantissa: "two to three hundred million" may mean two hundred. */
  readonly hundreds: boolean;
  readonly next: number;
}

type Traits = Partial<Pick<NumberRead, 'scaled' | 'worded' | 'plain' | 'weak' | 'doubtful' | 'letter' | 'hundreds'>>;

/** A number of which nothing is true but what is said. Every field is named, which is fast where a text has many numbers. */
export function numberRead(
  mantissa: string,
  places: number,
  exponent: number,
  next: number,
  traits: Traits,
): NumberRead {
  const { scaled = false, worded = false, plain = false, weak = false } = traits;
  const { doubtful = false, letter = '', hundreds = false } = traits;
  return { mantissa, places, exponent, scaled, worded, plain, weak, doubtful, letter, hundreds, next };
}

/** How many digits a decimal has after the point. */
export function decimalsOf(value: string): number {
  const point = value.indexOf('.');
  return point < 0 ? 0 : value.length - point - 1;
}
