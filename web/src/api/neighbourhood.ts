import type { ClaimBrief } from './records.js';
import type { Standing } from './standing.js';

/** A claim in a graph, and how many edges it is from the middle. */
export interface GraphNode extends ClaimBrief {
  readonly depth: number;
  readonly standing?: Standing | string | null;
}

/** What is between two claims. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** A kind of link, or `derived_from`. */
  readonly kind: string;
  readonly origin: string | null;
  readonly state: string | null;
  readonly verdict?: string | null;
}

/** Claims and what is between them. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly truncated?: boolean;
  /** Claims that contradict each other, directly or through others, by id. */
  readonly components?: readonly (readonly string[])[];
}
