import type { Graph, GraphEdge, GraphNode } from '../api/neighbourhood.js';

/** One claim of a graph, with everything it is connected with. */
export interface Placed {
  readonly node: GraphNode;
  readonly connections: readonly Connection[];
  /** Which group of claims that contradict each other it belongs to, from 1; null where none. */
  readonly group: number | null;
}

/** An edge as one of its ends sees it. */
export interface Connection {
  readonly edge: GraphEdge;
  readonly other: GraphNode;
  /** Whether the edge leads from this claim to the other. */
  readonly forwards: boolean;
}

/** A graph as rows that say all that a drawing of it shows: the nearest claims first, conflicts first among their connections. */
export function placedClaims({ nodes, edges, components = [] }: Graph): Placed[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const groups = components.filter((group) => group.length > 1);
  const groupOf = new Map(groups.flatMap((group, index) => group.map((id) => [id, index + 1] as const)));
  const connected = new Map<string, Connection[]>(nodes.map(({ id }) => [id, []]));
  for (const edge of edges) {
    const [from, to] = [byId.get(edge.from), byId.get(edge.to)];
    if (!from || !to) continue;
    connected.get(from.id)?.push({ edge, other: to, forwards: true });
    if (from !== to) connected.get(to.id)?.push({ edge, other: from, forwards: false });
  }
  return [...nodes]
    .sort((one, next) => one.depth - next.depth)
    .map((node) => ({
      node,
      connections: (connected.get(node.id) ?? []).sort((one, next) => rank(one.edge) - rank(next.edge)),
      group: groupOf.get(node.id) ?? null,
    }));
}

/** How an edge is drawn and in which words it is said. */
export type EdgeTone = 'against' | 'tension' | 'derived' | 'other';

/** In which tone an edge is shown. */
export function edgeTone({ kind }: Pick<GraphEdge, 'kind'>): EdgeTone {
  if (kind === 'contradicts') return 'against';
  if (kind === 'tension') return 'tension';
  return kind === 'derived_from' ? 'derived' : 'other';
}

/**
 * Whether an edge is only suggested. A contradiction stands where it is confirmed or a speaker says so (domain.md §8); other
 * links stand unless the software found them and nobody has confirmed it.
 */
export function isSuggested({ kind, state, origin }: Pick<GraphEdge, 'kind' | 'state' | 'origin'>): boolean {
  if (state !== 'suggested' || origin === 'statement') return false;
  return kind === 'contradicts' || kind === 'tension' || origin === 'detector';
}

/** Whether an edge has been put aside. */
export function isSettled({ state }: Pick<GraphEdge, 'state'>): boolean {
  return state === 'dismissed' || state === 'resolved';
}

/** The label of a node's standing, however the instance writes it. */
export function standingOf({ standing }: GraphNode): string | null {
  return typeof standing === 'string' ? standing : (standing?.label ?? null);
}

const order: readonly EdgeTone[] = ['against', 'tension', 'derived', 'other'];

function rank(edge: GraphEdge): number {
  return order.indexOf(edgeTone(edge)) + (isSettled(edge) ? order.length : 0);
}
