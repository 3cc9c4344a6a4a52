import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { ClaimBrief } from './records.js';
import { read } from './request.js';
import type { Standing } from './standing.js';

/** The parts of the graph's URL: around which claims, how far, and which edges. */
export const graphFilters = ['claims', 'depth', 'edges'] as const;

/** Which edges to show, as the instance calls them. */
export const edgeKinds = ['all', 'contradictions', 'derivations'] as const;

/** How far the page goes: beyond this nobody sees anything. */
export const DEPTHS = ['1', '2', '3', '4', '5'] as const;

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

/** The neighbourhood of some claims; what was shown stays while the next one is being answered. */
export function useGraph(claims: string, depth: string, edges: string) {
  const search = new URLSearchParams({ claims, depth, edges });
  return useQuery({
    queryKey: ['graph', claims, depth, edges],
    queryFn: ({ signal }) => read<Graph>(`/graph?${search}`, signal),
    enabled: claims !== '',
    placeholderData: keepPreviousData,
  });
}
