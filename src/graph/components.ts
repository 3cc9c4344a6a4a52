/** An edge between two claims, in either direction. */
export type Pair = readonly [string, string];

/** Claims that hang together, and how many edges there are among them. */
export interface Component {
  /** At least two, the smallest id first. */
  readonly claims: readonly string[];
  readonly edges: number;
}

/**
 * The connected components of a graph, the largest first, those with the smallest id first among equals.
 *
 * Union by size with path halving (Tarjan and van Leeuwen 1984): nearly linear, without recursion. The order of pairs never matters.
 */
export function componentsOf(pairs: readonly Pair[]): Component[] {
  const nodes = new Map<string, number>();
  const parents: number[] = [];
  const sizes: number[] = [];
  const nodeOf = (id: string): number => {
    const known = nodes.get(id);
    if (known !== undefined) return known;
    nodes.set(id, parents.length);
    sizes.push(1);
    return parents.push(parents.length) - 1;
  };
  const rootOf = (start: number): number => {
    let node = start;
    for (let parent = parents[node] ?? node; parent !== node; parent = parents[node] ?? node) {
      const above = parents[parent] ?? parent;
      parents[node] = above;
      node = above;
    }
    return node;
  };
  for (const [a, b] of pairs) {
    const [one, other] = [rootOf(nodeOf(a)), rootOf(nodeOf(b))];
    if (one === other) continue;
    const [small, large] = (sizes[one] ?? 0) < (sizes[other] ?? 0) ? [one, other] : [other, one];
    parents[small] = large;
    sizes[large] = (sizes[large] ?? 0) + (sizes[small] ?? 0);
  }
  const claims = new Map<number, string[]>();
  for (const [id, node] of nodes) {
    const root = rootOf(node);
    const known = claims.get(root);
    if (known) known.push(id);
    else claims.set(root, [id]);
  }
  const edges = new Map<number, number>();
  for (const [a] of pairs) {
    const root = rootOf(nodeOf(a));
    edges.set(root, (edges.get(root) ?? 0) + 1);
  }
  return [...claims]
    .filter(([, ids]) => ids.length > 1)
    .map(([root, ids]) => ({ claims: ids.sort(), edges: edges.get(root) ?? 0 }))
    .sort(largestFirst);
}

/** Orders components: the largest first, then the smallest id. */
export function largestFirst(one: Component, other: Component): number {
  return other.claims.length - one.claims.length || ((one.claims[0] ?? '') < (other.claims[0] ?? '') ? -1 : 1);
}
