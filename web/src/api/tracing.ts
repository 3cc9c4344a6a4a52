import type { QueryClient } from '@tanstack/react-query';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';

import { read } from './request.js';
import type { AttributionLine, Impact, Origins, Provenance, Supposition } from './traced.js';

/** Where a claim's figure comes from, as roots. */
export function useOrigins(id: string) {
  return useQuery({
    queryKey: ['claim', id, 'origins'],
    queryFn: ({ signal }) => read<Origins>(`/claims/${encodeURIComponent(id)}/origins`, signal),
  });
}

/** The line for a story in a language. */
export function useAttribution(id: string, language: string) {
  return useQuery({ ...lineOptions(id, language), placeholderData: keepPreviousData });
}

/** The same, where it is wanted at once. @throws Problem */
export function attributionOf(client: QueryClient, id: string, language: string): Promise<AttributionLine> {
  return client.fetchQuery(lineOptions(id, language));
}

/** What would become of everything downstream; asked for when wanted. */
export function useImpact({ claim, source, value, language }: Supposition, wanted: boolean) {
  const search = new URLSearchParams({ ...(value && { value }), ...(value && language && { language }) });
  const path = source ? `/sources/${encodeURIComponent(source)}` : `/claims/${encodeURIComponent(claim)}`;
  const address = `${path}/impact${search.size > 0 ? `?${search}` : ''}`;
  return useQuery({
    queryKey: ['claim', claim, 'impact', address],
    queryFn: ({ signal }) => read<Impact>(address, signal),
    enabled: wanted,
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Everything that lies behind a claim; asked for when wanted. */
export function useProvenance(id: string, wanted: boolean) {
  return useQuery({
    queryKey: ['claim', id, 'provenance'],
    queryFn: ({ signal }) => read<Provenance>(`/claims/${encodeURIComponent(id)}/provenance`, signal),
    enabled: wanted,
  });
}

function lineOptions(id: string, language: string) {
  return queryOptions({
    queryKey: ['claim', id, 'attribution', language],
    queryFn: ({ signal }) =>
      read<AttributionLine>(`/claims/${encodeURIComponent(id)}/attribution?language=${language}`, signal),
  });
}
