import { useTranslation } from 'react-i18next';

import type { ProvenanceNode } from '../api/traced.js';
import { useTerm } from '../words/use-term.js';
import styles from './claim-page.module.css';
import type { Behind } from './provenance-tree.js';

/** One record of the tree: what it is, and that it is a root or was shown before. */
export function BehindEntry({ branch: { node, again, behind } }: { readonly branch: Behind }) {
  const { t } = useTranslation();
  const term = useTerm();
  return (
    <p className={styles.statement}>
      <span className={styles.soft}>{term('provenanceKind', node.kind)}</span> {labelOf(node)}
      {again && <span className={styles.soft}> ({t('trace.again')})</span>}
      {!again && behind.length === 0 && <span className={styles.root}>{t('trace.root')}</span>}
    </p>
  );
}

function labelOf({ label, id }: ProvenanceNode): string {
  return typeof label === 'string' ? label : id;
}
