import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Usage } from '../api/reviews.js';
import { useOpenUsages } from '../api/reviews.js';
import { BriefLink } from '../claim/brief-link.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './review.module.css';
import { UsageEntry } from './usage-entry.js';

/** Stories whose claim has changed since, claim by claim: each is to be corrected, or stood by. One line, until it is opened. */
export function OpenUsages() {
  const { t } = useTranslation();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useOpenUsages();
  const [hasDecided, setDecided] = useState(false);
  const summary = useRef<HTMLElement>(null);
  const usages = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (usages.length === 0 && !hasDecided) return null;
  const decided = () => {
    setDecided(true);
    summary.current?.focus();
  };
  const count = data?.pages[0]?.total ?? usages.length;
  return (
    <details className={styles.open}>
      <summary ref={summary}>{usages.length > 0 ? t('usages.toDecide', { count }) : t('usages.allDecided')}</summary>
      {[...new Set(usages.map(({ claim }) => claim.id))].map((id) => (
        <OfClaim key={id} usages={usages.filter(({ claim }) => claim.id === id)} onDecided={decided} />
      ))}
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
    </details>
  );
}

interface OfClaimProps {
  /** Of one claim. */
  readonly usages: readonly Usage[];
  readonly onDecided: () => void;
}

function OfClaim({ usages: [first, ...others], onDecided }: OfClaimProps) {
  if (!first) return null;
  return (
    <>
      <h2>
        <BriefLink claim={first.claim} />
      </h2>
      <ul className={styles.steps}>
        {[first, ...others].map((usage) => (
          <li key={usage.id}>
            <UsageEntry usage={usage} onDecided={onDecided} />
          </li>
        ))}
      </ul>
    </>
  );
}
