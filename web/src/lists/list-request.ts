import type { Page } from '../api/records.js';

/** A list that is asked for page by page. */
export interface ListRequest<Item> {
  readonly data?: { readonly pages: readonly Page<Item>[] };
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isSuccess: boolean;
  /** Whether what is shown answers the question before. */
  readonly isPlaceholderData: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchNextPageError: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

/** What has been answered so far. */
export function itemsOf<Item>({ data }: Pick<ListRequest<Item>, 'data'>): readonly Item[] {
  return data?.pages.flatMap(({ items }) => items) ?? [];
}
