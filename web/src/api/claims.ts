import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keepPreviousData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';

import type { Derivation } from './derived.js';
import type { Claim, Link, Page, Revision, Statement } from './records.js';
import { read } from './request.js';

/** The parts of the claim list's URL that select claims. */
export const filters = ['q', 'subject', 'metric', 'basis', 'standing'] as const;

/** What to list. Absent means any. */
export type ClaimFilter = Readonly<Partial<Record<(typeof filters)[number], string>>>;

/** How often an empty store is asked whether something has been recorded. */
const FIRST_CLAIM_MS = 5_000;

/** How often is asked whether what has become stale has been computed again. */
const STALE_MS = 2_000;

/** Claims that fit the filter, page by page; what was shown stays while the next filter is being answered. */
export function useClaims(filter: ClaimFilter) {
  return useInfiniteQuery({
    queryKey: ['claims', filter],
    queryFn: ({ pageParam, signal }) => read<Page<Claim>>(`/claims?${claimSearch(filter, pageParam)}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.items.length === 0 && !anyOf(filter) ? FIRST_CLAIM_MS : false,
  });
}

/** One claim, at once if a list already showed it. */
export function useClaim(id: string) {
  const client = useQueryClient();
  return useQuery<Claim>({
    queryKey: ['claim', id],
    queryFn: ({ signal }) => read<Claim>(`/claims/${encodeURIComponent(id)}`, signal),
    placeholderData: () => claimsSeen(client).find((claim) => claim.id === id),
  });
}

/** The records that hang on a claim, by the name of their route. */
export interface PartsOfClaim {
  readonly statements: Statement;
  readonly derivations: Derivation;
  readonly links: Link;
  readonly history: Revision;
}

/** What hangs on a claim, page by page. */
export function usePartsOf<Part extends keyof PartsOfClaim>(id: string, part: Part) {
  return useInfiniteQuery({
    queryKey: ['claim', id, part],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : '';
      const whole = part === 'history' ? '&parts=true' : '';
      return read<Page<PartsOfClaim[Part]>>(
        `/claims/${encodeURIComponent(id)}/${part}?limit=200${whole}${cursor}`,
        signal,
      );
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    refetchInterval: ({ state: { data } }) => (data?.pages.some(({ items }) => items.some(isStale)) ? STALE_MS : false),
  });
}

/** Every claim any list of this session has shown. */
export function claimsSeen(client: QueryClient): Claim[] {
  const lists = client.getQueriesData<InfiniteData<Page<Claim>>>({ queryKey: ['claims'] });
  return lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []);
}

/** Whether a record is a derivation that is being computed again. */
function isStale(part: object): boolean {
  return 'formula' in part && 'state' in part && part.state === 'stale';
}

function anyOf(filter: ClaimFilter): boolean {
  return Object.values(filter).some(Boolean);
}

function claimSearch(filter: ClaimFilter, cursor: string): URLSearchParams {
  const search = new URLSearchParams({ limit: '50' });
  for (const key of filters) if (filter[key]) search.set(key, filter[key]);
  if (cursor) search.set('cursor', cursor);
  return search;
}
