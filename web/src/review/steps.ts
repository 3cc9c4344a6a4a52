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

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The id in what was typed or pasted: an id itself, or the address of a claim's page; what was typed where there is none. */
export const idIn = (text: string): string => ID.exec(text)?.[0].toLowerCase() ?? text.trim();
