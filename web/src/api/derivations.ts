import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';

import type { Computed, PastResult, Solved, Trial } from './derived.js';
import type { Page } from './records.js';
import { post, read } from './request.js';

/** What a formula gives with other inputs; what was shown stays while the next ones are being computed. Nothing is recorded. */
export function useTrial(trial: Trial | null) {
  return useQuery({
    queryKey: ['trial', trial],
    queryFn: ({ signal }) => post<Computed>('/derivations/evaluate', trial, signal),
    enabled: trial !== null,
    placeholderData: trial === null ? undefined : keepPreviousData,
    retry: false,
  });
}

/** Which value of one input would give a result. */
export function useSolve(derivation: string) {
  return useMutation({
    mutationFn: (question: { readonly for: string; readonly target: string; readonly language: string }) =>
      post<Solved>(`/derivations/${encodeURIComponent(derivation)}/solve`, question),
    networkMode: 'always',
  });
}

/** Everything a derivation ever gave, newest first, page by page; asked for when wanted. */
export function usePastResults(derivation: string, wanted: boolean) {
  return useInfiniteQuery({
    queryKey: ['derivation', derivation, 'results'],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      return read<Page<PastResult>>(`/derivations/${encodeURIComponent(derivation)}/results?limit=50${cursor}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: wanted,
  });
}
