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
  const starts = new Int32Array(pairs.length);
  pairs.forEach(([a, b], i) => {
    const start = nodeOf(a);
    starts[i] = start;
    const [one, other] = [rootOf(start), rootOf(nodeOf(b))];
    if (one === other) return;
    const [small, large] = (sizes[one] ?? 0) < (sizes[other] ?? 0) ? [one, other] : [other, one];
    parents[small] = large;
    sizes[large] = (sizes[large] ?? 0) + (sizes[small] ?? 0);
  });
  const edges = new Int32Array(parents.length);
  for (const start of starts) edges[rootOf(start)] = (edges[rootOf(start)] ?? 0) + 1;
  const claims: (string[] | undefined)[] = Array.from({ length: parents.length });
  let node = 0;
  for (const id of nodes.keys()) (claims[rootOf(node++)] ??= []).push(id);
  return claims
    .flatMap((ids, root) => (ids && ids.length > 1 ? { claims: ordered(ids), edges: edges[root] ?? 0 } : []))
    .sort(largestFirst);
}

/** Sorts in place; most components are pairs. */
function ordered(ids: string[]): string[] {
  const [one = '', other = ''] = ids;
  if (ids.length > 2) return ids.sort();
  return one < other ? ids : [other, one];
}

/** Orders components: the largest first, then the smallest id. */
export function largestFirst(one: Component, other: Component): number {
  return other.claims.length - one.claims.length || ((one.claims[0] ?? '') < (other.claims[0] ?? '') ? -1 : 1);
}
