import type { ReviewState, ReviewVerdict } from '../claims/review.js';
import type { Attribution, Stance } from '../claims/statement.js';
import type { Value } from '../quantities/value.js';
import type { EntityKind } from '../vocabulary/entity.js';

/** What each record that is written as PROV says of its recording. Moments are RFC 3339, UTC. */
interface Recorded {
  readonly id: string;
  readonly ownerId: string;
  readonly recordedAt: string;
}

/** A named entity; nothing of it is anything that not everybody may know who reads it. */
export interface NamedRow extends Recorded {
  readonly kind: EntityKind | null;
  readonly names: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly identifiers: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly confidential: boolean;
  /** What it turned out to be; null for all others. */
  readonly sameAsId: string | null;
  /** Whether they only ever spoke so that they may not be named, and nothing else is known of them. */
  readonly nameless: boolean;
}

/** A source with what it has to do with others. */
export interface SourceRow extends Recorded {
  readonly kind: string;
  readonly title: string | null;
  readonly url: string | null;
  /** After merging; null also where naming them would tell who spoke without a name. */
  readonly publisherId: string | null;
  readonly publishedOn: string | null;
  readonly publishedAt: string | null;
  readonly language: string | null;
  readonly description: string | null;
  readonly confidential: boolean;
  readonly relations: readonly { readonly kind: string; readonly toId: string; readonly basis: string }[];
}

/** A claim. */
export interface ClaimRow extends Recorded {
  readonly subjectId: string;
  readonly metric: string;
  readonly value: Value;
  readonly language: string | null;
  readonly basis: string;
  readonly measure: string;
  readonly periodStart: string | null;
  readonly periodEnd: string | null;
  readonly periodLabel: string | null;
  readonly text: string | null;
  readonly reviewState: ReviewState;
  readonly reviewVerdict: ReviewVerdict | null;
  readonly scope: Readonly<Record<string, { readonly entityId: string | null; readonly word: string | null }>>;
  /** Whether everybody who says it did so off the record. */
  readonly untold: boolean;
}

/** A statement; its speaker is who it is after merging. */
export interface StatementRow extends Recorded {
  readonly claimId: string;
  readonly speaker: { readonly id: string; readonly confidential: boolean } | null;
  readonly stance: Stance;
  readonly mode: string | null;
  readonly attribution: Attribution | null;
  readonly evidence: string | null;
  readonly statedOn: string | null;
  readonly statedAt: string | null;
  readonly wording: string | null;
  readonly language: string | null;
  readonly locator: Readonly<Record<string, unknown>> | null;
  readonly sourceId: string | null;
  readonly relaysId: string | null;
  readonly alternativeId: string | null;
}

/** How a claim was worked out. */
export interface DerivationRow extends Recorded {
  readonly claimId: string;
  readonly method: string;
  readonly formula: string | null;
  /** After merging; null also where they spoke about it without a name. */
  readonly attributedToId: string | null;
  readonly inputs: readonly {
    readonly name: string;
    readonly claimId: string | null;
    readonly constant: string | null;
    readonly sourceId: string | null;
  }[];
}

/** A step that a review took. */
export interface StepRow {
  readonly id: string;
  readonly claimId: string;
  readonly from: ReviewState;
  readonly to: ReviewState;
  readonly verdict: ReviewVerdict | null;
  readonly at: string;
  readonly actorId: string;
  readonly evidence: readonly { readonly kind: string; readonly id: string }[];
}

/** A case, with its decision where one is in force. */
export interface CaseRow extends Recorded {
  readonly question: string | null;
  readonly outcome: string | null;
  readonly decidedById: string | null;
  readonly decidedAt: string | null;
  readonly candidates: readonly { readonly claimId: string; readonly chosen: boolean | null }[];
  readonly derivationIds: readonly string[];
}

/** A claim that took the place of another. */
export interface SupersededRow {
  readonly id: string;
  readonly newerId: string;
  readonly olderId: string;
}

/** A user or program. */
export interface UserRow {
  readonly id: string;
  readonly kind: 'person' | 'service' | 'software';
  readonly name: string;
}
