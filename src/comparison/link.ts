/** How two claims stand to each other. */
export const LINK_KINDS = [
  'contradicts',
  'tension',
  'supports',
  'refines',
  'supersedes',
  'same_as',
  'context',
  'not_comparable',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

/** Kinds in which it matters which claim is `a`: a supports, refines or supersedes b. */
export const DIRECTED: readonly LinkKind[] = ['supports', 'refines', 'supersedes'];

export const LINK_ORIGINS = ['detector', 'statement', 'person', 'import'] as const;
export type LinkOrigin = (typeof LINK_ORIGINS)[number];

export const LINK_STATES = ['suggested', 'confirmed', 'dismissed', 'resolved'] as const;
export type LinkState = (typeof LINK_STATES)[number];

/** Kinds that say that two claims cannot both be right, or hardly. At most one of them a pair. */
export const CONFLICTS: readonly LinkKind[] = ['contradicts', 'tension'];

/** Why the software took a suggestion of its own back. */
export const SETTLED = [
  'agrees',
  'not_comparable',
  'restated',
  'withdrawn',
  'superseded',
  'audience',
  'not_restated',
] as const;
export type Settled = (typeof SETTLED)[number];

/** The two ends as they are stored: in their direction where it matters, else the smaller id first. */
export function endsOf(kind: LinkKind, a: string, b: string): readonly [string, string] {
  return DIRECTED.includes(kind) || a < b ? [a, b] : [b, a];
}
