import type { Lexicon } from './compiled-lexicon.js';
import type { DecimalSign } from './numeral.js';

/** How a text is to be read: the words, the decimal sign, and whose money and scales are meant. */
export interface Manner {
  readonly lexicon: Lexicon;
  readonly decimal: DecimalSign;
  /** As said of the text, not as tried; undefined where nothing was said. */
  readonly language: string | undefined;
  readonly country: string | undefined;
  /** Whether the whole text is said to be a quantity: bare numbers and rare codes are one then. */
  readonly whole: boolean;
}
