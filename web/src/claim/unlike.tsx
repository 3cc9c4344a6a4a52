import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useComparisons } from '../api/comparisons.js';
import type { Claim } from '../api/records.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import styles from './claim-page.module.css';
import { More } from './more.js';
import { RelationEntry } from './relation-entry.js';

/** What looks alike but is not comparable, and why: asked for only when somebody opens it. */
export function Unlike({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const request = useComparisons(claim.id, 'not_comparable', open);
  const late = useLate(open && request.isPending);
  const items = request.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <details className={styles.section} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 className={styles.inline}>{t('compared.unlike')}</h2>
      </summary>
      {late && <p className={styles.none}>{t('compared.searching')}</p>}
      {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
      {request.isSuccess && items.length === 0 && !request.hasNextPage && (
        <p className={styles.none}>{t('compared.noneUnlike')}</p>
      )}
      <ul className={styles.statements}>
        {items.map((comparison) => {
          const other = comparison.a.id === claim.id ? comparison.b : comparison.a;
          const relation = { other, comparison, link: null, forwards: true };
          return (
            <li key={other.id}>
              <RelationEntry claim={claim} relation={relation} onDone={() => undefined} />
            </li>
          );
        })}
      </ul>
      {request.hasNextPage && <More requests={[request]} />}
    </details>
  );
}
