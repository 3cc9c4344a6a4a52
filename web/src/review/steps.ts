/** Steps with which nothing has to be said (domain.md §9). */
const SILENT: readonly string[] = ['draft submitted', 'submitted in_review', 'reviewed published'];

/** Whether a step of a review needs a reason. */
export const needsReason = (from: string, to: string): boolean => !SILENT.includes(`${from} ${to}`);

/** What a review can find. */
export const verdicts = ['confirmed', 'refuted', 'misleading', 'outdated', 'unverifiable', 'unresolved'] as const;

/** The states of a review, in the order in which a claim goes through them. */
export const states = [
  'draft',
  'submitted',
  'in_review',
  'returned',
  'reviewed',
  'published',
  'corrected',
  'retracted',
] as const;
