/** A step from one node of a graph to another. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Whether what it leads to comes after, not only not before. */
  readonly strict: boolean;
}

/** Where the edges of each node stand in {@link order}: those of node n from starts[n] up to starts[n + 1]. */
interface Outgoing {
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

function outgoing(size: number, edges: readonly Edge[]): Outgoing {
  const starts = new Int32Array(size + 1);
  for (const { from } of edges) starts[from + 1] = (starts[from + 1] ?? 0) + 1;
  for (let node = 0; node < size; node += 1) starts[node + 1] = (starts[node + 1] ?? 0) + (starts[node] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(edges.length);
  for (const [index, { from }] of edges.entries()) {
    const place = next[from] ?? 0;
    order[place] = index;
    next[from] = place + 1;
  }
  return { starts, order };
}

/** For each node the number of its strongly connected component (Tarjan 1972, with a stack of its own instead of recursion). */
export function componentsOf(size: number, edges: readonly Edge[]): Int32Array {
  const { starts, order } = outgoing(size, edges);
  const component = new Int32Array(size).fill(-1);
  const number = new Int32Array(size).fill(-1);
  const low = new Int32Array(size);
  const next = starts.slice();
  const open: number[] = [];
  const path: number[] = [];
  let numbered = 0;
  let found = 0;
  const enter = (node: number): void => {
    number[node] = low[node] = numbered;
    numbered += 1;
    open.push(node);
    path.push(node);
  };
  const lower = (node: number, to: number): void => {
    low[node] = Math.min(low[node] ?? 0, to);
  };
  for (let root = 0; root < size; root += 1) {
    if (number[root] !== -1) continue;
    enter(root);
    for (let node = path.at(-1); node !== undefined; node = path.at(-1)) {
      const place = next[node] ?? 0;
      if (place < (starts[node + 1] ?? 0)) {
        next[node] = place + 1;
        const to = edges[order[place] ?? 0]?.to ?? 0;
        if (number[to] === -1) enter(to);
        else if (component[to] === -1) lower(node, number[to] ?? 0);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lower(above, low[node] ?? 0);
      if (low[node] !== number[node]) continue;
      for (let member = open.pop(); member !== undefined; member = member === node ? undefined : open.pop())
        component[member] = found;
      found += 1;
    }
  }
  return component;
}

/** The shortest way between two nodes of one component, as edges. */
function wayWithin<Given extends Edge>(
  component: Int32Array,
  edges: readonly Given[],
  { starts, order }: Outgoing,
  from: number,
  to: number,
): Given[] {
  const by = new Map<number, Given>();
  let here = [from];
  while (here.length > 0 && !by.has(to)) {
    const reached: number[] = [];
    for (const node of here) {
      for (let place = starts[node] ?? 0; place < (starts[node + 1] ?? 0); place += 1) {
        const edge = edges[order[place] ?? 0];
        if (!edge || component[edge.to] !== component[to] || by.has(edge.to)) continue;
        by.set(edge.to, edge);
        reached.push(edge.to);
      }
    }
    here = reached;
  }
  const way: Given[] = [];
  for (let edge = by.get(to); edge; edge = edge.from === from ? undefined : by.get(edge.from)) way.push(edge);
  return way.toReversed();
}

/**
 * Circles that contain a strict edge, one for each component that has any: the strict edge, and the shortest way back to where it began.
 * What is on such a circle would come before itself. Linear in nodes and edges.
 */
export function strictCycles<Given extends Edge>(
  size: number,
  edges: readonly Given[],
): (readonly [Given, ...Given[]])[] {
  const component = componentsOf(size, edges);
  const out = outgoing(size, edges);
  const seen = new Set<number>();
  const found: [Given, ...Given[]][] = [];
  for (const edge of edges) {
    const of = component[edge.from] ?? -1;
    if (!edge.strict || of !== component[edge.to] || seen.has(of)) continue;
    seen.add(of);
    found.push(edge.from === edge.to ? [edge] : [edge, ...wayWithin(component, edges, out, edge.to, edge.from)]);
  }
  return found;
}
