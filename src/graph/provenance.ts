/** What provenance is made of. */
export const PROVENANCE_KINDS = ['claim', 'statement', 'derivation', 'source', 'entity'] as const;
export type ProvenanceKind = (typeof PROVENANCE_KINDS)[number];

/**
 * How one thing came from another, by kind: the relation of PROV-DM that says the same, and how much farther from the claim it leads.
 *
 * What makes a step: being said or worked out, being relayed, being cited. Where it is said, by whom, and what was used belong to the step.
 */
export const PROVENANCE_EDGES = {
  affirmed_by: { prov: 'wasDerivedFrom', step: 1 },
  derived_by: { prov: 'wasGeneratedBy', step: 1 },
  uses: { prov: 'used', step: 0 },
  attributed_to: { prov: 'wasAssociatedWith', step: 0 },
  relays: { prov: 'wasQuotedFrom', step: 1 },
  stated_in: { prov: 'hadPrimarySource', step: 0 },
  said_by: { prov: 'wasAttributedTo', step: 0 },
  published_by: { prov: 'wasAttributedTo', step: 0 },
  cites: { prov: 'wasDerivedFrom', step: 1 },
  syndicates: { prov: 'alternateOf', step: 1 },
  translates: { prov: 'alternateOf', step: 1 },
  rewrites: { prov: 'wasRevisionOf', step: 1 },
  quotes: { prov: 'wasQuotedFrom', step: 1 },
} as const;
export type ProvenanceEdgeKind = keyof typeof PROVENANCE_EDGES;

/** From what is explained to what it came from. */
export interface ProvenanceEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: ProvenanceEdgeKind;
}

/** What is within reach of a claim. */
export interface Reached {
  /** Steps from the claim, by id, the nearest first. */
  readonly depths: ReadonlyMap<string, number>;
  readonly edges: readonly ProvenanceEdge[];
  /** Whether something was left out because there is too much of it. */
  readonly truncated: boolean;
}

/**
 * What lies within `depth` steps of a claim, upstream, the nearest first; each edge once, ends that were left out without their edges.
 *
 * Linear in the edges. The order in which they are given does not matter.
 * @param depth null for the roots, however far
 * @param most nodes that are kept
 */
export function within(start: string, edges: readonly ProvenanceEdge[], depth: number | null, most: number): Reached {
  const distinct = [...new Map(edges.map((edge) => [`${edge.from} ${edge.kind} ${edge.to}`, edge])).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, edge]) => edge);
  const leaving = new Map<string, ProvenanceEdge[]>();
  for (const edge of distinct) {
    const others = leaving.get(edge.from);
    if (others) others.push(edge);
    else leaving.set(edge.from, [edge]);
  }
  const depths = new Map<string, number>();
  let truncated = false;
  let level = [start];
  for (let at = 0; level.length > 0 && (depth === null || at <= depth); at++) {
    const next: string[] = [];
    // Grows while it is walked: what belongs to a step is as far away as the step.
    for (const id of level) {
      if (depths.has(id)) continue;
      truncated ||= depths.size === most;
      if (depths.size === most) break;
      depths.set(id, at);
      for (const { to, kind } of leaving.get(id) ?? []) (PROVENANCE_EDGES[kind].step === 0 ? level : next).push(to);
    }
    level = truncated ? [] : next;
  }
  return { depths, edges: distinct.filter(({ from, to }) => depths.has(from) && depths.has(to)), truncated };
}
