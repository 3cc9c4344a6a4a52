import type { Figure } from './figure.js';
import type { Derivation } from './records.js';
import type { Sentence } from './sentence.js';

/** Something a reporter should know about a computation. */
export interface Lint extends Sentence {
  /** Names of the inputs it is about. */
  readonly inputs?: readonly string[];
  /** Ids of the claims it is about. */
  readonly claims?: readonly string[];
}

/** What computing a formula gave. */
export interface Computed {
  readonly state: string;
  readonly result: Figure | null;
  /** The interval may be wider than it need be: an input occurs twice. */
  readonly possiblyWide?: boolean;
  readonly lints: readonly Lint[];
  /** Why no number can be given. */
  readonly failure?: Sentence | null;
}

/** What a derivation gave at one time. */
export interface PastResult {
  readonly result: Figure | null;
  readonly state: string;
  readonly computedAt: string | null;
  readonly mismatch?: boolean;
  readonly movedBy?: Moved | null;
}

/** What made a result another one. */
export interface Moved extends Sentence {
  readonly claims?: readonly string[];
}

/** Which value of an input would give a result. */
export interface Solved extends Sentence {
  readonly for: string;
  readonly target: Figure;
  readonly required: Figure | null;
  readonly now: Figure | null;
}

/** An input of a computation that is not recorded. */
export type TriedInput =
  | { readonly claim: string }
  | { readonly constant: string; readonly language?: string; readonly period?: unknown; readonly source?: string };

/** A formula that is computed once and not recorded. */
export interface Trial {
  readonly formula: string;
  readonly inputs: Readonly<Record<string, TriedInput>>;
  readonly claim?: string;
  readonly language?: string;
}

/** A derivation that has a formula. */
export type Formulated = Derivation & { readonly formula: string };
