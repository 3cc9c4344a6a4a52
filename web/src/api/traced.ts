import type { Figure } from './figure.js';
import type { ClaimBrief } from './records.js';
import type { Sentence } from './sentence.js';

/** Where a figure was made: a person, a document, a derivation, or nobody who is named. */
export interface Root {
  readonly kind: string;
  readonly label: string;
  readonly id: string | null;
  /** It is not said that the figure comes from there: the source only cites it. */
  readonly presumed?: boolean;
  readonly onRecord?: boolean;
  /** Who it is from has taken it back, while others still pass it on. */
  readonly retracted?: boolean;
}

/** Roots, not articles. */
export interface Origins extends Sentence {
  readonly articles: number;
  readonly roots: readonly Root[];
  /** Statements that relay each other in a circle, by id. */
  readonly circular: readonly (readonly string[])[];
  readonly onRecord?: boolean;
  readonly truncated?: boolean;
}

/** The line for a story, in one language. */
export interface AttributionLine {
  readonly language: string;
  /** Null where nothing of what supports the claim may be printed. */
  readonly text: string | null;
  /** What was left out of the line and why, or whether anything was. */
  readonly withheld?: unknown;
}

/** What would become of a claim. */
export interface Fallen extends Sentence {
  readonly claim: ClaimBrief;
  readonly depth: number;
  readonly standing: { readonly now: string; readonly then: string } | null;
  readonly result: { readonly now: Figure | null; readonly then: Figure | null } | null;
  /** How many roots it has; null where that stays. */
  readonly roots?: { readonly now: number; readonly then: number } | null;
}

/** Everything downstream of what falls. */
export interface Impact {
  readonly items: readonly Fallen[];
  readonly truncated?: boolean;
}

/** What is supposed to fall: this claim, one of its sources, or only its value. */
export interface Supposition {
  readonly claim: string;
  readonly source?: string;
  readonly value?: string;
  readonly language?: string;
}

/** A record that lies behind a claim; what its kind does not have is absent. */
export interface ProvenanceNode {
  readonly id: string;
  readonly kind: string;
  readonly depth: number;
  /** In English where it is words of the instance. */
  readonly label?: string;
  readonly claim?: ClaimBrief;
  readonly stance?: string;
  readonly attribution?: string | null;
  readonly evidence?: string | null;
  readonly method?: string;
  readonly formula?: string | null;
  readonly sourceKind?: string;
  readonly url?: string | null;
}

/** From what rests on something to what it rests on. */
export interface ProvenanceEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

/** Everything upstream of a claim. */
export interface Provenance {
  /** Id of the claim that was asked about. */
  readonly claim: string;
  readonly nodes: readonly ProvenanceNode[];
  readonly edges: readonly ProvenanceEdge[];
  readonly truncated?: boolean;
}
