/** What a source can be. */
export const SOURCE_KINDS = [
  'article',
  'filing',
  'podcast',
  'video',
  'broadcast',
  'social_post',
  'press_release',
  'dataset',
  'interview',
  'document',
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What one source does with another. */
export const RELATION_KINDS = ['cites', 'syndicates', 'translates', 'rewrites', 'quotes'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** What a relation rests on; similarity is a suggestion only. */
export const RELATION_BASES = ['declared', 'byline', 'similarity', 'reviewer'] as const;
export type RelationBasis = (typeof RELATION_BASES)[number];
