/** How far the review of a claim is (domain §9). */
export const REVIEW_STATES = [
  'draft',
  'submitted',
  'in_review',
  'returned',
  'reviewed',
  'published',
  'corrected',
  'retracted',
] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];

/** What a review can find. */
export const REVIEW_VERDICTS = [
  'confirmed',
  'refuted',
  'misleading',
  'outdated',
  'unverifiable',
  'unresolved',
] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

/** Somebody in few words. */
interface Person {
  readonly id: string;
  readonly name: string;
}

/** What everybody who reads a claim is told of its review. */
export interface Review {
  readonly state: ReviewState;
  /** null where it does not count: before one was given, and while the claim is in review again. */
  readonly verdict: ReviewVerdict | null;
  /** Whether what the claim says, or for whom it is, has changed since the verdict was given. */
  readonly changedSince: boolean;
  /** Who has it in review, then who gave the verdict. */
  readonly reviewer: Person | null;
  readonly assignee: Person | null;
}
