import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { queueFilters, useContradictions } from '../api/comparisons.js';
import { useListKeys } from '../claims/use-list-keys.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { useLate } from '../shell/use-late.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { ContradictionFilters, noFilter } from './contradiction-filters.js';
import { ContradictionRow } from './contradiction-row.js';
import styles from './contradictions.module.css';
import { NoContradictions } from './no-contradictions.js';
import { useDecisions } from './use-decisions.js';

/** The contradictions that wait for a person, the largest gap first; everything by keyboard. */
export function ContradictionsPage() {
  const { t } = useTranslation();
  const [filter, changeFilter] = useUrlFilter(queueFilters);
  const queue = useContradictions(filter);
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const late = useLate(queue.isPending);
  const stale = useLate(queue.isPlaceholderData);
  const heading = useArrivalFocus<HTMLHeadingElement>('contradictions');
  const more = () => {
    if (!queue.hasNextPage || queue.isFetchingNextPage) return false;
    void queue.fetchNextPage();
    return true;
  };
  const { list, showMore } = useListKeys(items, more, false);
  const { asked, said, ask, cancel, done } = useDecisions(items);
  usePageTitle(t('queue.title'));
  const shown = queue.hasNextPage ? 'queue.shownSoFar' : 'queue.shown';
  return (
    <>
      <div className={styles.top}>
        <h1 ref={heading} tabIndex={-1}>
          {t('queue.title')}
        </h1>
        <p role="status" className={styles.soft}>
          {queue.data && !queue.isPlaceholderData && t(shown, { count: items.length })}
        </p>
        {items.length > 0 && (
          <p className={styles.hint}>
            {t('queue.intro')} {t('queue.hint')}
          </p>
        )}
      </div>
      <ContradictionFilters filter={filter} onChange={changeFilter} />
      <p role="status" className={said ? styles.said : undefined}>
        {said}
      </p>
      {queue.isError && !queue.isFetchNextPageError && (
        <ProblemNotice problem={queue.error} takesFocus onRetry={() => void queue.refetch()} />
      )}
      {late && <Waiting />}
      {queue.isSuccess && items.length === 0 && (
        <NoContradictions filtered={Object.keys(filter).length > 0} onClear={() => changeFilter(noFilter)} />
      )}
      {items.length > 0 && (
        <div ref={list} aria-busy={queue.isPlaceholderData} className={stale ? styles.stale : undefined}>
          <ol className={styles.rows}>
            {items.map((item) => (
              <ContradictionRow
                key={item.id}
                item={item}
                asked={asked?.id === item.id ? asked.decision : null}
                onAsk={(decision) => ask(item.id, decision)}
                onCancel={cancel}
                onDone={done}
              />
            ))}
          </ol>
        </div>
      )}
      {queue.isFetchNextPageError && (
        <ProblemNotice problem={queue.error} takesFocus onRetry={() => void queue.fetchNextPage()} />
      )}
      {queue.hasNextPage && !queue.isFetchNextPageError && (
        <Button className={styles.more} variant="default" aria-disabled={queue.isFetchingNextPage} onClick={showMore}>
          {t(queue.isFetchingNextPage ? 'list.loading' : 'list.more')}
        </Button>
      )}
    </>
  );
}

/** Stands where the rows will be. */
function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.rows}>
      <p className={styles.soft}>{t('queue.loading')}</p>
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} height={96} />
      ))}
    </div>
  );
}
