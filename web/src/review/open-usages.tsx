import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useOpenUsages } from '../api/reviews.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './review.module.css';
import { UsageEntry } from './usage-entry.js';

/** Stories whose claim has changed since: each is to be corrected, or stood by. */
export function OpenUsages() {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useOpenUsages();
  const usages = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (usages.length === 0) return null;
  return (
    <section aria-labelledby="open-usages" className={styles.open}>
      <h2 id="open-usages">{t('usages.open')}</h2>
      <ul className={styles.steps}>
        {usages.map((usage) => (
          <li key={usage.id}>
            <UsageEntry usage={usage} withClaim />
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button
          variant="default"
          size="compact-sm"
          aria-disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('list.more')}
        </Button>
      )}
    </section>
  );
}
