import type { Basis, Measure } from '../claims/claim.js';
import type { ComparedMetric } from '../comparison/comparand.js';
import type { Formula } from '../formulas/formula.js';
import type { Figure } from '../quantities/figure.js';
import type { Period } from '../quantities/period.js';
import type { Method } from './derivation.js';

/** One sentence in the languages of the product. */
export interface Texts {
  readonly en: string;
  readonly de: string;
}

/** A sentence for a person, and what it is called where programs look for it. */
export interface Remark {
  readonly code: string;
  /** The English one. */
  readonly text: string;
  readonly texts: Texts;
}

/** What a reporter has to know of a derivation (domain rules §6). */
export interface Lint extends Remark {
  /** Names of the formula that it is about. */
  readonly inputs: readonly string[];
  /** Ids of the claims that it is about. */
  readonly claims: readonly string[];
}

/** That what is stated and what the derivation gives have no point in common. */
export interface Disagreement {
  /** The English sentence: what is stated, and what it gives. */
  readonly text: string;
  readonly texts: Texts;
  /** Ids of every claim involved. */
  readonly claims: readonly string[];
}

/** What is known of a claim or an input, to judge whether it may be computed with. */
export interface Known {
  /** What it is worth; null where it has no number (unknown, undisclosed, a whole source). */
  readonly figure: Figure | null;
  /** How sentences call it: `share (loss from an equity-method investment of Microsoft)`. */
  readonly label: Texts;
  /** Whether what it is worth was only said off the record, or rests on what was: then no sentence tells that, nor what is computed with it. */
  readonly isUntold?: boolean;
  readonly subjectId: string | null;
  readonly metric: ComparedMetric | null;
  readonly basis: Basis | null;
  readonly measure: Measure | null;
  readonly period: Period | null;
  /** By dimension; words as text, entities by id. */
  readonly scope: ReadonlyMap<string, string>;
}

/** One input as a computation sees it. */
export interface KnownInput extends Known {
  readonly name: string;
  /**
   * Of the claim that is computed with, after following corrections; two names for one claim are one variable. Null for a
   * constant or a source.
   */
  readonly claimId: string | null;
  /** A constant that somebody can look up: it names a source. Claims are always sourced. */
  readonly sourced: boolean;
  readonly contested: ContestedAs | null;
}

/** What is wrong with the standing of a claim that is computed with. */
export type Doubt = 'contested' | 'rejected' | 'rests-on-contested';

/** The same of an input: it was superseded, by something that itself may be in doubt. */
export type ContestedAs = Doubt | 'superseded' | `superseded-${Doubt}`;

/** The claim that is derived. */
export interface DerivedClaim extends Known {
  /** Null where it is not recorded yet. */
  readonly claimId: string | null;
  /** Ids of the claims of which somebody said that they are the same. */
  readonly sameAs?: readonly string[];
  /** Whether somebody reports it from knowledge of their own. */
  readonly reported?: boolean;
}

/** A derivation as a computation sees it. */
export interface Derivable {
  readonly method: Method | null;
  readonly formula: string | null;
  readonly inputs: readonly KnownInput[];
  /** Null in a dry run. */
  readonly claim: DerivedClaim | null;
}

/** Why a formula gives no number, by code. */
export type FailureCode =
  | 'invalid_formula'
  | 'missing_input'
  | 'no_number'
  | 'unit_mismatch'
  | 'division_by_zero_interval'
  | 'too_large';

/** Why a formula gives no number. */
export interface Failure extends Remark {
  readonly code: FailureCode;
  /** Names of the formula that are the reason, where it is known which. */
  readonly inputs: readonly string[];
}

/** What evaluating a formula gave. */
export interface Evaluated {
  /** Null where it cannot be read. */
  readonly formula: Formula | null;
  /** Kind `range`, policy `stated`; `point` is the formula over the points. Null where it failed. */
  readonly result: Figure | null;
  /** Whether a tighter result may be possible: a name occurs twice, and the formula is not monotone in it. */
  readonly possiblyWide: boolean;
  readonly failure: Failure | null;
  /** The unit of the result that could not be brought into the claim's unit; null where it could, or nothing was asked. */
  readonly misfit: { readonly unit: string; readonly wanted: string } | null;
}

/** What a derivation was computed with, by the names of its inputs. */
export type ComputedInputs = Readonly<
  Record<
    string,
    {
      /** Id of the claim that was computed with, which may have taken the place of the one that is named; null for a constant. */
      readonly claim: string | null;
      /** What it was worth; null where it has no number. */
      readonly figure: Figure | null;
      /** What was wrong with the standing of what it names, and of what took its place. */
      readonly contested?: ContestedAs | null;
      /** Whether no sentence tells what it was worth: it was only said off the record, or rests on what was. */
      readonly untold?: true;
    }
  >
>;

/** What a derivation gives, and what is to be said of it. */
export interface Computation {
  readonly state: 'current' | 'failed' | 'unevaluated';
  /** In the unit of the claim where it can be; null unless `current`. */
  readonly result: Figure | null;
  readonly possiblyWide: boolean;
  readonly mismatch: boolean;
  /** With `mismatch`. */
  readonly disagreement: Disagreement | null;
  /** With `failed`. */
  readonly failure: Failure | null;
  readonly lints: readonly Lint[];
}
