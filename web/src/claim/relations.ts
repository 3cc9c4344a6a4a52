import type { ClaimBrief, Comparison, Link } from '../api/records.js';
import { compareDecimals } from '../format/compare.js';

/** Another claim as it stands to this one: how the two compare, and what links them. */
export interface Relation {
  readonly other: ClaimBrief;
  readonly comparison: Comparison | null;
  readonly link: Link | null;
  /** Whether the link leads from this claim to the other one. */
  readonly forwards: boolean;
}

/** Where the claim page says it, in this order. */
export const groups = ['against', 'tension', 'open', 'agrees', 'related', 'decided'] as const;

/** Each relation in exactly one group. */
export type Relations = Readonly<Record<(typeof groups)[number], readonly Relation[]>>;

/**
 * Sorts what is known about a claim and others so that nothing is said twice: a comparison is shown with the link that says
 * the same, and on its own only where there is none. The largest gap comes first.
 */
export function relationsOf(id: string, comparisons: readonly Comparison[], links: readonly Link[]): Relations {
  const compared = new Map(comparisons.map((comparison) => [otherOf(id, comparison).id, comparison]));
  const told = new Set<string>();
  const conflictsFirst = [...links].sort((one, next) => Number(isConflict(next)) - Number(isConflict(one)));
  const linked = conflictsFirst.map((link): Relation => {
    const other = otherOf(id, link);
    const comparison = told.has(other.id) ? null : (compared.get(other.id) ?? comparisonIn(link));
    told.add(other.id);
    return { other, comparison, link, forwards: link.a.id === id };
  });
  const bare = [...compared].flatMap(([other, comparison]): Relation[] =>
    told.has(other) ? [] : [{ other: otherOf(id, comparison), comparison, link: null, forwards: true }],
  );
  const all = [...linked, ...bare].sort(byGap);
  const grouped = groups.map((group) => [group, all.filter((relation) => groupOf(relation) === group)]);
  return Object.fromEntries(grouped) as Relations;
}

function groupOf({ link, comparison }: Relation): (typeof groups)[number] | null {
  if (link) {
    if (link.state === 'dismissed' || link.state === 'resolved') return 'decided';
    if (!isConflict(link)) return 'related';
    if (link.kind === 'tension') return 'tension';
    const leftOpen = comparison?.verdict === 'ambiguous' && link.origin === 'detector' && link.state === 'suggested';
    return leftOpen ? 'open' : 'against';
  }
  switch (comparison?.verdict) {
    case 'contradictory':
      return 'against';
    case 'tension':
      return 'tension';
    case 'ambiguous':
      return 'open';
    case 'equal':
    case 'consistent':
      return 'agrees';
    default:
      return null;
  }
}

function isConflict({ kind }: Link): boolean {
  return kind === 'contradicts' || kind === 'tension';
}

function otherOf(id: string, { a, b }: { readonly a: ClaimBrief; readonly b: ClaimBrief }): ClaimBrief {
  return a.id === id ? b : a;
}

/** A link says itself what its last comparison gave; claims that are not comparable are in no list of comparisons. */
function comparisonIn({ a, b, verdict, reasons, gap, couldBe }: Link): Comparison | null {
  return verdict ? { a, b, verdict, reasons: reasons ?? [], gap: gap ?? null, couldBe } : null;
}

function byGap(one: Relation, next: Relation): number {
  const [a, b] = [one, next].map(({ comparison }) => comparison?.gap?.relative ?? '-1');
  return compareDecimals(b ?? '-1', a ?? '-1');
}
