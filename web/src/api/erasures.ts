import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import type { FoundInTable } from './found-in-table.js';
import type { ErasedKind } from './named-records.js';
import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { post, read } from './request.js';

/** What becomes of an erasure that somebody asked for. */
export const erasureStates = ['requested', 'done', 'withdrawn'] as const;

/** A record that is erased as a whole. */
export interface ErasedRecord {
  readonly kind: ErasedKind;
  readonly id: string;
}

/** What is asked for. */
export interface ErasureWish {
  readonly records: readonly ErasedRecord[];
  /** Absent: all that the records were ever called. */
  readonly words?: readonly string[];
  readonly ground: string;
  readonly reason?: string;
}

/** An erasure that is asked for, done or withdrawn. */
export interface Erasure {
  readonly id: string;
  readonly state: (typeof erasureStates)[number];
  readonly records: readonly ErasedRecord[];
  /** Empty once it is decided. */
  readonly words: readonly string[];
  /** How many more are erased that nobody is shown. */
  readonly withheld: number;
  readonly ground: string;
  readonly reason: string | null;
  /** null in a list while it is asked for, and where it was withdrawn. */
  readonly found: readonly FoundInTable[] | null;
  /** How many versions it erased; null until it is done. */
  readonly revisions: number | null;
  readonly requestedBy: Named;
  readonly decidedBy: Named | null;
  readonly decidedAt: string | null;
  readonly createdAt: string;
}

/** Erasures in a state, or in any, page by page. */
export function useErasures(state: string) {
  const query = new URLSearchParams({ ...(state && { state }), count: 'true' });
  return useInfiniteQuery({
    queryKey: ['erasures', state],
    queryFn: ({ pageParam, signal }) => read<Page<Erasure>>(pageAt(`/erasures?${query}`, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** One erasure, and where what it asks for stands. */
export function useErasure(id: string) {
  return useQuery({
    queryKey: ['erasure', id],
    queryFn: ({ signal }) => read<Erasure>(`/erasures/${encodeURIComponent(id)}`, signal),
  });
}

/** Asks for an erasure. */
export function useAskErasure() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: ErasureWish) => post<Erasure>('/erasures', wish),
    networkMode: 'always',
    // What is to be erased is remembered no longer than it is shown.
    gcTime: 0,
    onSuccess: (erasure) => {
      client.setQueryData(['erasure', erasure.id], erasure);
      void client.invalidateQueries({ queryKey: ['erasures'] });
    },
  });
}

/** Approves an erasure, or withdraws it. After an approval whatever shows what is erased now is read again. */
export function useDecideErasure(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (way: 'approval' | 'withdrawal') => post<Erasure>(`/erasures/${encodeURIComponent(id)}/${way}`, {}),
    networkMode: 'always',
    onSuccess: (erasure, way) => {
      client.setQueryData(['erasure', id], erasure);
      void client.invalidateQueries(way === 'approval' ? {} : { queryKey: ['erasures'] });
    },
  });
}
