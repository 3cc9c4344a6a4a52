import type { ClaimBrief } from '../claims/claim-brief.js';
import type { StandingLabel } from '../claims/standing.js';
import type { Method } from '../derivations/derivation.js';
import type { OriginFacts, Party, Publication } from './origin-facts.js';

/** What a derivation computes with, as the line for a story names it. */
export interface WorkedInput {
  readonly claim: ClaimBrief | null;
  /** As written: `27%`. */
  readonly constant: string | null;
  readonly source: Publication | null;
}

/** How a claim was worked out, and who says so. */
export interface Worked {
  readonly id: string;
  readonly method: Method;
  readonly attributedTo: Party | null;
  /** Whether it computes with a figure that is contested. */
  readonly contested: boolean;
  readonly inputs: readonly WorkedInput[];
}

/** Why a claim can no longer be printed as it is; the first that holds. */
export type Fallen = 'superseded' | 'retracted' | 'rejected';

/** All that a line for a story is made of. */
export interface AttributionFacts extends OriginFacts {
  readonly claim: ClaimBrief;
  /** Alternatives that statements name, by id. */
  readonly claims: ReadonlyMap<string, ClaimBrief>;
  readonly derivations: readonly Worked[];
  /** What has taken its place; null where nothing has. */
  readonly supersededBy: ClaimBrief | null;
  /** What a detector takes for the same figure, restated; null where there is none. */
  readonly restatedAs: ClaimBrief | null;
  /** Claims of which somebody decided that they do not contradict this one. */
  readonly dismissed: ReadonlySet<string>;
  /** Whether it is contested by more than what was said off the record. */
  readonly isOpenlyContested: boolean;
  /** Whether what it is computed from is contested, superseded or taken back by more than what was said off the record. */
  readonly restsOpenly: boolean;
  /** Whether a figure that it is computed from was rejected. */
  readonly restsOnRejected: boolean;
  /** null where that is not known. */
  readonly standing: StandingLabel | null;
}

/** The same with what may be told of it: without what was taken back off the record. */
export interface TellableFacts extends AttributionFacts {
  /** Ids of those who spoke about one of the claims, but never so that they may be named: nothing else that they did names them. */
  readonly nameless: ReadonlySet<string>;
}

/** The line that a journalist copies into a story. */
export interface Attribution {
  /** null where everything that supports it was said off the record. */
  readonly text: string | null;
  /** Whether something was left out, or a name, because of how it was said. */
  readonly withheld: boolean;
}
