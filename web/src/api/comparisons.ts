import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { keepPreviousData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';

import type { Comparison, Contradiction, Decision, Link, Page } from './records.js';
import { post, read } from './request.js';

/** The parts of the queue's URL that select contradictions. */
export const queueFilters = ['state', 'kind', 'subject', 'metric'] as const;

/** What to show in the queue. Absent means any; without `state`, only what is to be decided. */
export type QueueFilter = Readonly<Partial<Record<(typeof queueFilters)[number], string>>>;

type Pages<Item> = InfiniteData<Page<Item>>;

/** Contradictions, the largest gap first, page by page; what was shown stays while the next filter is being answered. */
export function useContradictions(filter: QueueFilter) {
  return useInfiniteQuery({
    queryKey: ['contradictions', filter],
    queryFn: ({ pageParam, signal }) =>
      read<Page<Contradiction>>(`/contradictions?${queueSearch(filter, pageParam)}`, signal),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/**
 * How a claim compares with all others about the same subject and metric, page by page.
 *
 * @param verdict only these; without it all that are comparable
 * @param wanted whether to ask at all
 */
export function useComparisons(id: string, verdict?: string, wanted = true) {
  return useInfiniteQuery({
    queryKey: ['claim', id, 'comparisons', verdict ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const search = new URLSearchParams({
        limit: '50',
        ...(verdict && { verdict }),
        ...(pageParam && { cursor: pageParam }),
      });
      return read<Page<Comparison>>(`/claims/${encodeURIComponent(id)}/comparisons?${search}`, signal);
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    enabled: wanted,
  });
}

/**
 * Records a decision; one that was made before is changed only as the reader has seen it. Where the link is shown it changes in place, so that no list moves under the reader's hands; what else
 * is known about its two claims is asked again.
 */
export function useDecide(link: Link) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ decision, reason }: { decision: Decision; reason: string }) =>
      post<Link>(
        `/links/${encodeURIComponent(link.id)}/${decision}`,
        reason ? { reason } : {},
        undefined,
        link.state === 'suggested' ? undefined : link.version,
      ),
    networkMode: 'always',
    onSuccess: (changed) => {
      client.setQueriesData<Pages<Contradiction>>({ queryKey: ['contradictions'] }, (pages) =>
        withLink(pages, changed),
      );
      for (const { id } of [link.a, link.b]) void client.invalidateQueries({ queryKey: ['claim', id] });
      void client.invalidateQueries({ queryKey: ['claims'] });
    },
  });
}

/** Every contradiction the queue has shown in this session. */
export function contradictionsSeen(client: QueryClient): Contradiction[] {
  const lists = client.getQueriesData<Pages<Contradiction>>({ queryKey: ['contradictions'] });
  return lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []);
}

function withLink(pages: Pages<Contradiction> | undefined, { id, state, reason, version }: Link) {
  const change = (item: Contradiction) => (item.id === id ? { ...item, state, reason, version } : item);
  return pages && { ...pages, pages: pages.pages.map((page) => ({ ...page, items: page.items.map(change) })) };
}

function queueSearch(filter: QueueFilter, cursor: string): URLSearchParams {
  const search = new URLSearchParams({ limit: '50' });
  for (const [key, word] of Object.entries({ state: 'suggested', ...filter })) search.set(key, word);
  if (cursor) search.set('cursor', cursor);
  return search;
}
