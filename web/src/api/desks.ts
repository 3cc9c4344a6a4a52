import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { patch, post, read } from './request.js';

/** A desk: a part of the newsroom that may keep records to itself. */
export interface Desk extends Named {
  readonly version?: number;
  /** How many belong to it; only for administrators. */
  readonly members?: number;
}

/** All desks, page by page. */
export function useDesks() {
  return useInfiniteQuery({
    queryKey: ['desks'],
    queryFn: ({ pageParam, signal }) => read<Page<Desk>>(pageAt('/desks', pageParam, 200), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Desks by a part of their name; while others are looked for, those before stay. */
export function useDesksNamed(words: string) {
  return useQuery({
    queryKey: ['desks', 'named', words],
    queryFn: ({ signal }) => read<Page<Desk>>(`/desks?limit=200${words && `&q=${encodeURIComponent(words)}`}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** Adds a desk, or gives one another name. */
export function useSaveDesk() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ desk, name }: { readonly desk: Desk | null; readonly name: string }) =>
      desk ? patch<Desk>(`/desks/${desk.id}`, { name }, desk.version) : post<Desk>('/desks', { name }),
    networkMode: 'always',
    onSuccess: () =>
      client.invalidateQueries({ predicate: ({ queryKey }) => ['desks', 'me'].includes(`${queryKey[0]}`) }),
  });
}
