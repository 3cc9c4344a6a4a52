import type { Provenance, ProvenanceEdge, ProvenanceNode } from '../api/traced.js';

/** A record that lies behind another, and what lies behind it in turn. */
export interface Behind {
  readonly node: ProvenanceNode;
  /** How it is connected with what it lies behind; null for the claim that was asked about. */
  readonly by: string | null;
  /** Whether it was shown before, with what lies behind it: it is not shown twice. */
  readonly again: boolean;
  readonly behind: readonly Behind[];
  /** Who is named with it: who published a source, to whom a derivation is attributed. */
  readonly names: readonly { readonly node: ProvenanceNode; readonly by: string }[];
  /** Whether its figure was made here: it is a root, or said by one and passed on from nobody. */
  readonly isRoot: boolean;
}

/**
 * A graph of provenance as a tree from the claim to its roots. What several lead to is drawn out once, where it is first met,
 * and only named after that, so that the tree is no larger than the graph and a circle ends. Names lead no further: they are
 * said with what they name.
 *
 * @param roots ids of the roots, as the origins of the claim have them
 */
export function provenanceTree(
  { claim, nodes, edges }: Provenance,
  roots: ReadonlySet<string> = new Set(),
): Behind | null {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const from = new Map<string, ProvenanceEdge[]>();
  for (const edge of edges) from.set(edge.from, [...(from.get(edge.from) ?? []), edge]);
  const shown = new Set<string>();
  const root = byId.get(claim);
  return root ? behind(root, null) : null;

  function behind(node: ProvenanceNode, by: string | null): Behind {
    const leaving = (from.get(node.id) ?? []).flatMap(({ to, kind }) => {
      const other = byId.get(to);
      return other ? [{ node: other, by: kind }] : [];
    });
    const names = leaving.filter((one) => one.node.kind === 'entity');
    const isPassedOn = leaving.some((one) => one.by === 'relays');
    const isRoot =
      roots.has(node.id) || (!isPassedOn && names.some((one) => roots.has(one.node.id) && one.by === 'said_by'));
    const again = shown.has(node.id);
    shown.add(node.id);
    const rest = again ? [] : leaving.filter((one) => one.node.kind !== 'entity');
    return { node, by, again, names, isRoot, behind: rest.map((one) => behind(one.node, one.by)) };
  }
}
