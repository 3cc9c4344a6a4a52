import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { patch, post, read } from './request.js';

/** A desk: a part of the newsroom that may keep records to itself. */
export interface Desk extends Named {
  readonly version?: number;
}

/** All desks, page by page. */
export function useDesks() {
  return useInfiniteQuery({
    queryKey: ['desks'],
    queryFn: ({ pageParam, signal }) => read<Page<Desk>>(pageAt('/desks', pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
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
