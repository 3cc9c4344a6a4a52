import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';

import type { HeldKind } from './named-records.js';
import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { post, read } from './request.js';

/** Which holds are listed, by how it is asked for; what is in force where nothing is chosen. */
export const holdStates = { inForce: 'true', released: 'false', all: '' } as const;

/** That a record is erased by nobody. */
export interface LegalHold {
  readonly id: string;
  readonly kind: HeldKind;
  readonly record: string;
  readonly ground: string;
  readonly placedBy: Named;
  readonly createdAt: string;
  /** null while it is in force, as are the two below. */
  readonly releasedBy: Named | null;
  readonly releasedAt: string | null;
  readonly releaseReason: string | null;
}

/** Holds, page by page; few at once, since of each is asked what its record is called. */
export function useLegalHolds(state: keyof typeof holdStates) {
  const inForce = holdStates[state];
  const query = new URLSearchParams({ ...(inForce && { inForce }), count: 'true' });
  return useInfiniteQuery({
    queryKey: ['legal-holds', state],
    queryFn: ({ pageParam, signal }) => read<Page<LegalHold>>(pageAt(`/legal-holds?${query}`, pageParam, 20), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Keeps a record from being erased. */
export function usePlaceHold() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (hold: Pick<LegalHold, 'kind' | 'record' | 'ground'>) => post<LegalHold>('/legal-holds', hold),
    networkMode: 'always',
    onSuccess: () => client.invalidateQueries({ queryKey: ['legal-holds'] }),
  });
}

/** Ends a hold. */
export function useReleaseHold(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (reason: string) => post<LegalHold>(`/legal-holds/${encodeURIComponent(id)}/release`, { reason }),
    networkMode: 'always',
    onSuccess: () => client.invalidateQueries({ queryKey: ['legal-holds'] }),
  });
}
