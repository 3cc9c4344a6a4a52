import { useInfiniteQuery, useQuery } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { read } from './request.js';

/** Everybody who can be shown something, by name. */
export function useColleagues() {
  return useInfiniteQuery({
    queryKey: ['colleagues'],
    queryFn: ({ pageParam, signal }) => read<Page<Named>>(pageAt('/colleagues', pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Whether somebody is a person who can sign in: not a program, and not disabled. */
export function useIsColleague(id: string) {
  return useQuery({
    queryKey: ['colleagues', id],
    queryFn: ({ signal }) => read<Page<Named>>(`/colleagues?user=${encodeURIComponent(id)}`, signal),
    select: ({ items }) => items.length > 0,
  });
}
