import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useListKeys } from '../claims/use-list-keys.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import styles from './list-frame.module.css';
import type { ListRequest } from './list-request.js';
import { itemsOf } from './list-request.js';

interface ListFrameProps<Item> {
  readonly request: ListRequest<Item>;
  /** The id of a row, which its first link carries in `data-row`. */
  readonly idOf: (item: Item) => string;
  /** Whether a row has a page of its own, from which one can turn to the next. */
  readonly turns?: boolean;
  /** What stands where the rows will be. */
  readonly waiting: ReactNode;
  /** What to say where there are none. */
  readonly none: ReactNode;
  readonly children: (items: readonly Item[]) => ReactNode;
}

/** What surrounds the rows of a list: waiting, an error, nothing, more of them; `j` and `k` move from row to row. */
export function ListFrame<Item>({ request, idOf, turns = true, waiting, none, children }: ListFrameProps<Item>) {
  const { t } = useTranslation();
  const items = itemsOf(request);
  const late = useLate(request.isPending);
  const stale = useLate(request.isPlaceholderData);
  const more = () => {
    if (!request.hasNextPage || request.isFetchingNextPage) return false;
    request.fetchNextPage();
    return true;
  };
  const rows = items.map((item) => ({ id: idOf(item) }));
  const { list, showMore } = useListKeys(rows, more, turns);
  const failed = request.isFetchNextPageError;
  return (
    <>
      {request.error && !failed && (
        <ProblemNotice problem={request.error} takesFocus onRetry={() => request.refetch()} />
      )}
      {late && waiting}
      {request.isSuccess && items.length === 0 && none}
      {items.length > 0 && (
        <div ref={list} aria-busy={request.isPlaceholderData} className={stale ? styles.stale : undefined}>
          {children(items)}
        </div>
      )}
      {request.error && failed && (
        <ProblemNotice problem={request.error} takesFocus onRetry={() => request.fetchNextPage()} />
      )}
      {request.hasNextPage && !failed && (
        <Button className={styles.more} variant="default" aria-disabled={request.isFetchingNextPage} onClick={showMore}>
          {t(request.isFetchingNextPage ? 'list.loading' : 'list.more')}
        </Button>
      )}
    </>
  );
}
