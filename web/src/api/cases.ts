import type { Derivation } from './derived.js';
import type { Figure } from './figure.js';
import type { Claim, ClaimBrief, Link, Named, Statement } from './records.js';
import type { Sentence } from './sentence.js';
import type { Standing } from './standing.js';

/** What a case came to. */
export interface CaseDecision {
  readonly outcome: string;
  /** Ids of candidates, and of disputed derivations that were upheld. */
  readonly chosen: readonly string[];
  readonly rationale: string;
  readonly dissent: string | null;
  readonly reopenWhen: string | null;
  readonly decidedBy: Named;
  readonly decidedAt: string;
  /** Whether it holds: not where the case was opened again. */
  readonly inForce: boolean;
}

/** A case in a list. */
export interface CaseBrief {
  readonly id: string;
  /** Null where the software opened it. */
  readonly question: string | null;
  readonly origin: string;
  readonly state: string;
  readonly candidates: readonly ClaimBrief[];
  readonly decision: CaseDecision | null;
  readonly reopened: { readonly by: Named; readonly at: string; readonly reason: string | null } | null;
  readonly audience: string;
  readonly desk: Named;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdBy: Named;
  readonly version: number;
}

/** A case whole. */
export interface Dispute extends CaseBrief {
  readonly candidates: readonly Claim[];
  /** Derivations that are in dispute; absent from an instance that does not know of them. */
  readonly derivations?: readonly DisputedDerivation[];
  /** All that were made, the oldest first. */
  readonly decisions?: readonly PastDecision[];
  readonly arguments: readonly Argument[];
  readonly links: readonly Link[];
  readonly whatChanged: readonly CaseChange[];
}

/** A derivation that is in dispute. */
export type DisputedDerivation = Pick<Derivation, 'id' | 'method'> & {
  /** Id of the claim it derives. */
  readonly claim: string;
  readonly formula: string | null;
  readonly attributedTo: Named | null;
  /** Whether the decision in force upholds it; null while the case is open, and where nobody could decide. */
  readonly upheld: boolean | null;
};

/** A record that an argument rests on. */
export interface CaseEvidence {
  readonly kind: string;
  readonly id: string;
}

/** Something said for or against a candidate. */
export interface Argument {
  readonly id: string;
  /** Id of the candidate; null where it is about all. */
  readonly candidate: string | null;
  readonly stance: string;
  readonly text: string;
  readonly evidence: readonly CaseEvidence[];
  readonly createdAt: string;
  readonly createdBy: Named;
}

/** An argument that is to be made. */
export interface NewArgument {
  readonly candidate: string | null;
  readonly stance: string;
  readonly text: string;
  readonly evidence: readonly CaseEvidence[];
}

/** Something that happened to a candidate since the last decision. */
export interface CaseChange extends Sentence {
  readonly kind: string;
  /** Id of the candidate. */
  readonly claim: string;
  /** Id of the statement, derivation or other claim by which it happened. */
  readonly id: string | null;
  /** The statement, what is derived before and now, or the other claim; one of them, if any. */
  readonly statement?: ToldStatement | null;
  readonly result?: { readonly before: Figure | null; readonly now: Figure | null } | null;
  readonly other?: ClaimBrief | null;
}

/** Who said what. */
export type ToldStatement = Pick<Statement, 'id' | 'speaker' | 'stance' | 'statedAt' | 'wording' | 'language'>;

/** A decision, and how it came to be opened again; null where it was not. */
export interface PastDecision extends CaseDecision {
  readonly reopened: CaseBrief['reopened'];
}

/** A decision that is to be made. */
export interface Resolution {
  readonly outcome: string;
  readonly chosen: readonly string[];
  readonly rationale: string;
  readonly dissent?: string;
  readonly reopenWhen?: string;
}

/** What a decision would change. */
export interface Forecast {
  readonly links: readonly {
    readonly id: string;
    readonly a: string;
    readonly b: string;
    readonly kind: string;
    /** Null where it would be drawn. */
    readonly before: string | null;
    readonly after: string;
  }[];
  readonly standings: readonly { readonly claim: string; readonly before: Standing; readonly after: Standing }[];
  /** What hangs on the candidates and would stand otherwise, the nearest first. */
  readonly dependents?: readonly { readonly claim: ClaimBrief; readonly before: Standing; readonly after: Standing }[];
  readonly moreDependents?: boolean;
}
