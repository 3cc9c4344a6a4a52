import { useQuery } from '@tanstack/react-query';

import { read } from './request.js';

/** A record that lies behind a claim. */
export interface ProvenanceNode {
  readonly id: string;
  readonly kind: string;
  readonly depth: number;
  readonly [field: string]: unknown;
}

/** From what rests on something to what it rests on. */
export interface ProvenanceEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: string;
}

/** Everything upstream of a claim. */
export interface Provenance {
  /** Id of the claim that was asked about. */
  readonly claim: string;
  readonly nodes: readonly ProvenanceNode[];
  readonly edges: readonly ProvenanceEdge[];
  readonly truncated?: boolean;
}

/** Everything that lies behind a claim; asked for when wanted. */
export function useProvenance(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ['claim', id, 'provenance'],
    queryFn: ({ signal }) => read<Provenance>(`/claims/${encodeURIComponent(id)}/provenance`, signal),
    enabled: wanted,
  });
}
