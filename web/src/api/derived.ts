import type { Figure, Period } from './figure.js';
import type { ClaimBrief, Named, Source } from './records.js';
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
  /** Whether what is stated lies outside what the formula gives; `disagreement` says so in words. */
  readonly mismatch?: boolean;
  readonly disagreement?: (Sentence & { readonly claims?: readonly string[] }) | null;
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
  /** Whether it may hold more than there is. */
  readonly possiblyWide?: boolean;
  readonly now: Figure | null;
}

/** An input of a computation that is not recorded. */
export type TriedInput =
  | { readonly claim: string }
  | {
      readonly constant: string;
      readonly language?: string;
      readonly period?: Period | string;
      readonly source?: string;
    };

/** A formula that is computed once and not recorded. */
export interface Trial {
  readonly formula: string;
  readonly inputs: Readonly<Record<string, TriedInput>>;
  readonly claim?: string;
  readonly language?: string;
}

/** A derivation that has a formula. */
export type Formulated = Derivation & { readonly formula: string };

/** One input of a derivation. */
export type Input =
  | {
      readonly claim: Pick<ClaimBrief, 'id' | 'subject' | 'metric' | 'value' | 'period'>;
      readonly version?: number;
      /** What it was worth when the result was computed. */
      readonly figure?: Figure | null;
      /** Id of the claim that took its place and was computed with. */
      readonly instead?: string | null;
    }
  | {
      readonly constant: string;
      readonly language?: string;
      readonly period?: Period | string | null;
      readonly source?: Source | string | null;
      readonly note?: string | null;
    }
  | WholeSource;

/** A document as an input, where no formula is known. */
export interface WholeSource {
  readonly source: Source;
}

/** An input that may have a figure: a claim or a constant. */
export type FiguredInput = Exclude<Input, WholeSource>;

/** How a claim was computed, who says so, and what it gives by now. */
export interface Derivation extends Partial<Computed> {
  readonly id: string;
  /** Id of the claim that was computed. */
  readonly claim?: string;
  readonly method: string;
  readonly formula?: string | null;
  readonly note?: string | null;
  readonly inputs: Readonly<Record<string, Input>>;
  readonly computedAt?: string | null;
  readonly previous?: PastResult | null;
  readonly movedBy?: Moved | null;
  readonly attributedTo?: Named | null;
  /** The case it is in dispute in: one that is open, else that which was decided last. */
  readonly dispute?: { readonly id: string; readonly state: string; readonly upheld: boolean | null } | null;
}
