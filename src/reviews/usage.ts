/** What can use a claim. */
export const USAGE_KINDS = ['story', 'graphic', 'post'] as const;
export type UsageKind = (typeof USAGE_KINDS)[number];

/** `current` as long as nothing has become of the claim; then `open` until somebody has corrected it, or stands by it. */
export const USAGE_STATES = ['current', 'open', 'corrected', 'stands_by'] as const;
export type UsageState = (typeof USAGE_STATES)[number];

/** What opens a usage. */
export const USAGE_OPENERS = ['corrected', 'retracted', 'changed', 'superseded', 'rejected'] as const;

/** What can be decided about a usage that is open. */
export const USAGE_DECISIONS = ['corrected', 'stands_by'] as const;
export type UsageDecision = (typeof USAGE_DECISIONS)[number];
