import { Button, NativeSelect, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { ReviewFilter } from '../api/reviews.js';
import { reviewFilters, useReviews } from '../api/reviews.js';
import { useMay, useMe } from '../api/signing-in.js';
import none from '../claims/no-claims.module.css';
import { ListFrame } from '../lists/list-frame.js';
import { ListHead } from '../lists/list-head.js';
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
  return (
    <>
      <ListHead words="reviews" request={queue}>
        {t('reviews.intro')}
      </ListHead>
      <OpenUsages />
      <Filters filter={filter} onChange={changeFilter} />
      <ListFrame
        request={queue}
        idOf={({ claim }) => claim.id}
        waiting={<Skeleton height={320} />}
        none={
          <div className={none.none}>
            <h2>{t(Object.keys(filter).length > 0 ? 'reviews.noneFit' : 'reviews.empty')}</h2>
            <p>{t('reviews.emptyNext')}</p>
          </div>
        }
      >
        {(items) => (
          <ol className={styles.rows}>
            {items.map((item) => (
              <ReviewRow key={item.claim.id} item={item} />
            ))}
          </ol>
        )}
      </ListFrame>
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
