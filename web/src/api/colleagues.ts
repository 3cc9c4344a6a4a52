import { useInfiniteQuery } from '@tanstack/react-query';

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
