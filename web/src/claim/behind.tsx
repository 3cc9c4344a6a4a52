import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useOrigins, useProvenance } from '../api/tracing.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import { BehindEntry } from './behind-entry.js';
import styles from './claim-page.module.css';
import type { Behind as Branch } from './provenance-tree.js';
import { provenanceTree } from './provenance-tree.js';

/** Everything that lies behind a claim, as a tree to the roots: asked for only when somebody opens it. */
export function Behind({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const request = useProvenance(id, open);
  const late = useLate(open && request.isPending);
  const origins = useOrigins(id).data?.roots ?? [];
  const roots = new Set(origins.flatMap((root) => root.id ?? []));
  const tree = request.data ? provenanceTree(request.data, roots) : null;
  return (
    <details className={styles.section} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2 className={styles.inline}>{t('trace.name')}</h2>
      </summary>
      {late && <p className={styles.none}>{t('trace.loading')}</p>}
      {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
      {request.isSuccess && !tree?.behind.length && <p className={styles.none}>{t('trace.none')}</p>}
      {tree && <Branches branches={tree.behind} isOutermost />}
      {request.data?.truncated && <p className={styles.none}>{t('trace.truncated')}</p>}
    </details>
  );
}

function Branches({
  branches,
  isOutermost = false,
}: {
  readonly branches: readonly Branch[];
  readonly isOutermost?: boolean;
}) {
  if (branches.length === 0) return null;
  return (
    <ul className={isOutermost ? styles.statements : styles.relaying}>
      {branches.map((branch, index) => (
        <li key={`${branch.node.id} ${index}`}>
          <BehindEntry branch={branch} />
          <Branches branches={branch.behind} />
        </li>
      ))}
    </ul>
  );
}
