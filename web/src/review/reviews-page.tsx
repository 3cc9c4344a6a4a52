import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ReviewFilter } from '../api/reviews.js';
import { reviewFilters, useReviews } from '../api/reviews.js';
import { useMay, useMe } from '../api/signing-in.js';
import none from '../claims/no-claims.module.css';
import { useListKeys } from '../claims/use-list-keys.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { useLate } from '../shell/use-late.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { useTerm } from '../words/use-term.js';
import { OpenUsages } from './open-usages.js';
import styles from './review.module.css';
import { ReviewRow } from './review-row.js';
import { states } from './steps.js';

const noFilter: ReviewFilter = { state: '', assignee: '' };

/** Claims whose review waits for somebody, the most consequential first; everything by keyboard. */
export function ReviewsPage() {
  const { t } = useTranslation();
  const [filter, changeFilter] = useUrlFilter(reviewFilters);
  const queue = useReviews(filter);
  const items = queue.data?.pages.flatMap((page) => page.items) ?? [];
  const late = useLate(queue.isPending);
  const stale = useLate(queue.isPlaceholderData);
  const heading = useArrivalFocus<HTMLHeadingElement>('reviews');
  const more = () => {
    if (!queue.hasNextPage || queue.isFetchingNextPage) return false;
    void queue.fetchNextPage();
    return true;
  };
  const { list, showMore } = useListKeys(
    items.map(({ claim }) => claim),
    more,
  );
  usePageTitle(t('reviews.title'));
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {t('reviews.title')}
      </h1>
      <p className={styles.soft}>{t('reviews.intro')}</p>
      <p role="status" className={styles.soft}>
        {queue.data &&
          !queue.isPlaceholderData &&
          t(queue.hasNextPage ? 'reviews.shownSoFar' : 'reviews.shown', { count: items.length })}
      </p>
      <OpenUsages />
      <Filters filter={filter} onChange={changeFilter} />
      {queue.isError && !queue.isFetchNextPageError && (
        <ProblemNotice problem={queue.error} takesFocus onRetry={() => void queue.refetch()} />
      )}
      {late && <Skeleton height={320} />}
      {queue.isSuccess && items.length === 0 && (
        <div className={none.none}>
          <h2>{t(Object.keys(filter).length > 0 ? 'reviews.noneFit' : 'reviews.empty')}</h2>
          <p>{t('reviews.emptyNext')}</p>
        </div>
      )}
      {items.length > 0 && (
        <div ref={list} aria-busy={queue.isPlaceholderData} className={stale ? styles.stale : undefined}>
          <ol className={styles.rows}>
            {items.map((item) => (
              <ReviewRow key={item.claim.id} item={item} />
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

interface FiltersProps {
  readonly filter: ReviewFilter;
  readonly onChange: (changes: ReviewFilter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const { data: me } = useMe();
  const mayReview = useMay('records:review');
  return (
    <search className={styles.filters}>
      <NativeSelect
        label={t('reviews.state')}
        value={filter.state ?? ''}
        data={[
          { value: '', label: t('reviews.waiting') },
          ...states.map((value) => ({ value, label: term('reviewState', value) })),
        ]}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
      />
      {mayReview && me && (
        <NativeSelect
          label={t('reviews.whose')}
          value={filter.assignee ?? ''}
          data={[
            { value: '', label: t('list.any') },
            { value: me.id, label: t('reviews.mine') },
          ]}
          onChange={(event) => onChange({ assignee: event.currentTarget.value })}
        />
      )}
      {Object.keys(filter).length > 0 && (
        <Button variant="default" onClick={() => onChange(noFilter)}>
          {t('list.clear')}
        </Button>
      )}
    </search>
  );
}
