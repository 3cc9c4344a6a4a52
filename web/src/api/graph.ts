import { keepPreviousData, useQuery } from '@tanstack/react-query';

import type { Graph } from './neighbourhood.js';
import { read } from './request.js';

/** The parts of the graph's URL: around which claims, how far, and which edges. */
export const graphFilters = ['claims', 'depth', 'edges'] as const;

/** Which edges to show, as the instance calls them. */
export const edgeKinds = ['all', 'contradictions', 'derivations'] as const;

/** How far the page goes: beyond this nobody sees anything. */
export const DEPTHS = ['1', '2', '3', '4', '5'] as const;

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
