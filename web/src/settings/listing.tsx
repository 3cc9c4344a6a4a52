import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Page } from '../api/records.js';
import { focusOn, linksIn, moveFocus } from '../claims/row-focus.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useKeys } from '../shell/use-keys.js';
import { useLate } from '../shell/use-late.js';
import styles from './settings.module.css';

interface Request<Item> {
  readonly data?: { readonly pages: readonly Page<Item>[] };
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly isFetchNextPageError: boolean;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly refetch: () => unknown;
  readonly fetchNextPage: () => unknown;
}

interface ListingProps<Item> {
  readonly name: string;
  readonly request: Request<Item>;
  /** What to say where the list is empty; absent where that is said elsewhere. */
  readonly none?: string;
  /** One row; what the focus is to land on carries `data-row`. */
  readonly children: (item: Item) => ReactNode;
}

/** A list page by page: `j` and `k` move from row to row, and where a row is gone the focus goes to the list. */
export function Listing<Item extends { readonly id: string }>({ name, request, none, children }: ListingProps<Item>) {
  const { t } = useTranslation();
  const list = useRef<HTMLUListElement>(null);
  const awaited = useRef<number | null>(null);
  const items = request.data?.pages.flatMap((page) => page.items) ?? [];
  const late = useLate(request.isPending);
  const ids = items.map(({ id }) => id).join(' ');
  const before = useRef(ids);
  useEffect(() => {
    if (awaited.current !== null) focusOn(linksIn(list.current)[awaited.current]);
    else if (before.current && before.current !== ids && document.activeElement === document.body)
      (ids ? list.current : document.querySelector<HTMLElement>('main h1'))?.focus();
    awaited.current = null;
    before.current = ids;
  }, [ids]);
  const more = () => {
    if (!request.hasNextPage || request.isFetchingNextPage) return;
    awaited.current = items.length;
    request.fetchNextPage();
  };
  useKeys({
    j: () => void (moveFocus(list.current, 1) || more()),
    k: () => void moveFocus(list.current, -1),
  });
  return (
    <>
      {late && <Skeleton height={72} />}
      {request.error && (
        <ProblemNotice
          problem={request.error}
          takesFocus
          onRetry={() => (request.isFetchNextPageError ? request.fetchNextPage() : request.refetch())}
        />
      )}
      {none && request.data && items.length === 0 && <p className={styles.soft}>{none}</p>}
      <ul ref={list} className={styles.rows} aria-label={name} tabIndex={-1} hidden={items.length === 0}>
        {items.map((item) => (
          <li key={item.id}>{children(item)}</li>
        ))}
      </ul>
      {request.hasNextPage && (
        <Button variant="default" size="compact-sm" aria-disabled={request.isFetchingNextPage} onClick={more}>
          {t(request.isFetchingNextPage ? 'list.loading' : 'list.more')}
        </Button>
      )}
    </>
  );
}
