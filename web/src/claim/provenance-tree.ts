import type { Provenance, ProvenanceEdge, ProvenanceNode } from '../api/traced.js';

/** A record that lies behind another, and what lies behind it in turn. */
export interface Behind {
  readonly node: ProvenanceNode;
  /** How it is connected with what it lies behind; null for the claim that was asked about. */
  readonly by: string | null;
  /** Whether it was shown before, with what lies behind it: it is not shown twice. */
  readonly again: boolean;
  readonly behind: readonly Behind[];
}

/**
 * A graph of provenance as a tree from the claim to its roots. What several lead to is drawn out once, where it is first met,
 * and only named after that, so that the tree is no larger than the graph and a circle ends.
 */
export function provenanceTree({ claim, nodes, edges }: Provenance): Behind | null {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const from = new Map<string, ProvenanceEdge[]>();
  for (const edge of edges) from.set(edge.from, [...(from.get(edge.from) ?? []), edge]);
  const shown = new Set<string>();
  const root = byId.get(claim);
  return root ? behind(root, null) : null;

  function behind(node: ProvenanceNode, by: string | null): Behind {
    if (shown.has(node.id)) return { node, by, again: true, behind: [] };
    shown.add(node.id);
    const next = (from.get(node.id) ?? []).flatMap(({ to, kind }) => {
      const other = byId.get(to);
      return other ? [behind(other, kind)] : [];
    });
    return { node, by, again: false, behind: next };
  }
}
