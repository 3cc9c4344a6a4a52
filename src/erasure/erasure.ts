/** What is erased as a whole; everything else by the words in it. */
export const ERASED_KINDS = ['entity', 'source', 'user'] as const;
export type ErasedKind = (typeof ERASED_KINDS)[number];

/** What becomes of an erasure that somebody asked for. */
export const ERASURE_STATES = ['requested', 'done', 'withdrawn'] as const;

/** What can be kept from being erased; with a claim everything that is said about it. */
export const HELD_KINDS = ['claim', 'statement', 'entity', 'source', 'user'] as const;
export type HeldKind = (typeof HELD_KINDS)[number];
