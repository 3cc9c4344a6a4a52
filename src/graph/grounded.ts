/** What grounded semantics makes of a node. */
export const UNDECIDED = 0;
export const IN = 1;
export const OUT = 2;

/** Attacks between the nodes 0 to `size` − 1, each from `from[i]` on `to[i]`. */
export interface Attacks {
  readonly size: number;
  readonly from: ArrayLike<number>;
  readonly to: ArrayLike<number>;
  /** Nodes that are out by a fact, whatever attacks them; they attack nothing. */
  readonly fallen: ArrayLike<number>;
}

/** What became of every node. */
export interface Labelling {
  readonly labels: Uint8Array;
  /**
   * Height of the smallest proof of the label: 0 for what is in because nothing attacks it, 1 for what is out by a fact, otherwise
   * one more than the quickest attacker (out) or the slowest (in). Of no meaning where undecided.
   */
  readonly heights: Int32Array;
}

/** The attacks that begin or end at each node: those of node `n` are `edges[starts[n]]` to `edges[starts[n + 1] - 1]`. */
export interface Incidence {
  readonly starts: Int32Array;
  readonly edges: Int32Array;
}

/** Sorts edges by one of their ends, in linear time; the edges of a node stay in their order. */
export function incidence(size: number, ends: ArrayLike<number>): Incidence {
  const starts = new Int32Array(size + 1);
  for (let edge = 0; edge < ends.length; edge++) at(starts, end(ends, edge) + 1, 1);
  for (let node = 0; node < size; node++) at(starts, node + 1, starts[node] ?? 0);
  const next = starts.slice();
  const edges = new Int32Array(ends.length);
  for (let edge = 0; edge < ends.length; edge++) {
    const node = end(ends, edge);
    edges[next[node] ?? 0] = edge;
    at(next, node, 1);
  }
  return { starts, edges };
}

const end = (ends: ArrayLike<number>, edge: number): number => ends[edge] ?? 0;

const at = (counts: Int32Array, index: number, more: number): void => {
  counts[index] = (counts[index] ?? 0) + more;
};

/**
 * The grounded labelling: the least that everybody has to accept (Dung 1995, as a labelling Caminada 2006).
 *
 * In is what is attacked by nothing, or only by what is out; out is what something attacks that is in, and what fell by a fact; the
 * rest is undecided. Labels spread from a queue in the order of their heights, each node once and each attack at most twice: linear,
 * and without recursion. A node that attacks itself is never in.
 */
export function grounded({ size, from, to, fallen }: Attacks): Labelling {
  const labels = new Uint8Array(size);
  const heights = new Int32Array(size);
  const outgoing = incidence(size, from);
  const waiting = new Int32Array(size);
  for (let attack = 0; attack < to.length; attack++) at(waiting, end(to, attack), 1);
  const queue = new Int32Array(size);
  let length = 0;
  const settle = (node: number, label: number, height: number): void => {
    if (labels[node] !== UNDECIDED) return;
    labels[node] = label;
    heights[node] = height;
    queue[length++] = node;
  };
  const isFallen = new Uint8Array(size);
  for (let i = 0; i < fallen.length; i++) isFallen[end(fallen, i)] = 1;
  for (let node = 0; node < size; node++) if (waiting[node] === 0 && isFallen[node] === 0) settle(node, IN, 0);
  for (let i = 0; i < fallen.length; i++) settle(end(fallen, i), OUT, 1);
  for (let head = 0; head < length; head++) {
    const node = queue[head] ?? 0;
    const height = (heights[node] ?? 0) + 1;
    for (let i = outgoing.starts[node] ?? 0; i < (outgoing.starts[node + 1] ?? 0); i++) {
      const attacked = end(to, outgoing.edges[i] ?? 0);
      if (labels[node] === IN) settle(attacked, OUT, height);
      else {
        at(waiting, attacked, -1);
        if (waiting[attacked] === 0) settle(attacked, IN, height);
      }
    }
  }
  return { labels, heights };
}
