import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '../api/request.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import type { Words } from '../words/english.js';
import styles from './claim-page.module.css';

interface SectionProps {
  readonly name: keyof Words['section'];
  readonly children: ReactNode;
  /** Shown beside the heading: how many there are. */
  readonly count?: number;
  /** The request the section waits for; absent where it has what it shows. */
  readonly request?: { readonly isPending: boolean; readonly error: Error | null; readonly refetch: () => unknown };
}

/**
 * A part of the claim page with its heading; says itself when it is waiting or has failed. An instance that does not know
 * this part of a claim (404, though it knows the claim) has no such section.
 */
export function Section({ name, children, count, request }: SectionProps) {
  const { t } = useTranslation();
  const late = useLate(request?.isPending ?? false);
  if (request?.error instanceof Problem && request.error.status === 404) return null;
  return (
    <section className={styles.section} aria-labelledby={`section-${name}`}>
      <h2 id={`section-${name}`}>
        {t(`section.${name}`)}
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
      </h2>
      {request?.error ? (
        <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />
      ) : request?.isPending ? (
        late && <Skeleton height={48} />
      ) : (
        children
      )}
    </section>
  );
}
