import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

import { filters, useClaims } from '../api/claims.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { useLate } from '../shell/use-late.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { ClaimCards } from './claim-cards.js';
import { ClaimFilters, noFilter } from './claim-filters.js';
import { ClaimTable } from './claim-table.js';
import styles from './claims-page.module.css';
import { ClaimsSkeleton } from './claims-skeleton.js';
import { NoClaims } from './no-claims.js';
import { useListKeys } from './use-list-keys.js';

/** Below this width a table of six columns is harder to read than cards. */
const WIDE = '(min-width: 52rem)';

/** The claims: search as you type, filters in the URL, everything by keyboard. */
export function ClaimsPage() {
  const { t } = useTranslation();
  const [filter, changeFilter] = useUrlFilter(filters);
  const claims = useClaims(filter);
  const items = claims.data?.pages.flatMap((page) => page.items) ?? [];
  const wide = useMediaQuery(WIDE, undefined, { getInitialValueInEffect: false });
  const late = useLate(claims.isPending);
  const stale = useLate(claims.isPlaceholderData);
  const heading = useArrivalFocus<HTMLHeadingElement>('claims');
  const { list, showMore } = useListKeys(items, () => {
    if (!claims.hasNextPage || claims.isFetchingNextPage) return false;
    void claims.fetchNextPage();
    return true;
  });
  usePageTitle(filter.q ? `${t('list.title')}: ${filter.q}` : t('list.title'));
  const filtered = Object.keys(filter).length > 0;
  const shown = claims.hasNextPage ? 'list.shownSoFar' : 'list.shown';
  return (
    <>
      <div className={styles.top}>
        <h1 ref={heading} tabIndex={-1}>
          {t('list.title')}
        </h1>
        <p role="status" className={styles.shown}>
          {claims.data && !claims.isPlaceholderData && t(shown, { count: items.length })}
        </p>
      </div>
      <ClaimFilters filter={filter} onChange={changeFilter} />
      {claims.isError && !claims.isFetchNextPageError && (
        <ProblemNotice problem={claims.error} takesFocus onRetry={() => void claims.refetch()} />
      )}
      {late && <ClaimsSkeleton />}
      {claims.isSuccess && items.length === 0 && (
        <NoClaims filtered={filtered} onClear={() => changeFilter(noFilter)} />
      )}
      {items.length > 0 && (
        <div ref={list} aria-busy={claims.isPlaceholderData} className={stale ? styles.stale : undefined}>
          {wide ? <ClaimTable claims={items} /> : <ClaimCards claims={items} />}
        </div>
      )}
      {claims.isFetchNextPageError && (
        <ProblemNotice problem={claims.error} takesFocus onRetry={() => void claims.fetchNextPage()} />
      )}
      {claims.hasNextPage && !claims.isFetchNextPageError && (
        <Button className={styles.more} variant="default" aria-disabled={claims.isFetchingNextPage} onClick={showMore}>
          {t(claims.isFetchingNextPage ? 'list.loading' : 'list.more')}
        </Button>
      )}
    </>
  );
}
