import type { Figure } from './figure.js';
import type { Source } from './operand.js';
import type { UnitRead } from './unit-at.js';

/** A quantity that was found in a text. */
export interface Quantity {
  /** One figure for every meaning that the words admit. */
  readonly figures: readonly Figure[];
  readonly unit: UnitRead;
  /** Whether nothing but digits was written: no scale, unit or separators. */
  readonly bare: boolean;
  readonly scaled: boolean;
  readonly hedged: boolean;
  readonly range: boolean;
  /** Whether it is a change that the words before it tell. */
  readonly change: boolean;
  /** Whether it is a word that is more often no number ("one", "ein"). */
  readonly weak: boolean;
  /** Whether a scale letter left the unit open: 13m. */
  readonly open: boolean;
  /** Digits after the decimal sign of the first number. */
  readonly places: number;
  /** Whether it must be read by another convention too. */
  readonly doubtful: boolean;
  /** The indices of its first token and of the one after it. */
  readonly from: number;
  readonly next: number;
}

/** What a text is read for. */
export interface Wording extends Source {
  readonly nonNegative: boolean;
}
