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
  /** null where that is not known. */
  readonly standing: StandingLabel | null;
}

/** The line that a journalist copies into a story. */
export interface Attribution {
  /** null where everything that supports it was said off the record. */
  readonly text: string | null;
  /** Whether something was left out, or a name, because of how it was said. */
  readonly withheld: boolean;
}
