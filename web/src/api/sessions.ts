import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';

import { pageAt } from './page-at.js';
import type { Named, Page } from './records.js';
import { read, remove } from './request.js';

/** A browser that somebody is signed in with. */
export interface Session {
  readonly id: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly expiresAt: string;
  readonly address: string | null;
  readonly userAgent: string | null;
  /** Whether it is the one that asks. */
  readonly current?: boolean;
  readonly user?: Named;
}

/** Sessions below `path`, page by page. */
export function useSessions(path: string) {
  return useInfiniteQuery({
    queryKey: ['sessions', path],
    queryFn: ({ pageParam, signal }) => read<Page<Session>>(pageAt(path, pageParam), signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Signs out what is at an address: one session, or all that hang there. */
export function useSignOutAt() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (path: string) => remove(path),
    networkMode: 'always',
    onSuccess: () => client.invalidateQueries({ queryKey: ['sessions'] }),
  });
}
