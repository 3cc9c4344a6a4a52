import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Derivation } from '../api/derived.js';
import { useMay } from '../api/signing-in.js';
import { DOT } from '../format/dotted.js';
import styles from './disputes.module.css';

interface DerivationCaseProps {
  readonly derivation: Pick<Derivation, 'id' | 'claim' | 'dispute'>;
}

/** Whether a derivation is in dispute, and what was decided about it; and the way to dispute it. */
export function DerivationCase({ derivation: { id, claim, dispute } }: DerivationCaseProps) {
  const { t } = useTranslation();
  const mayWrite = useMay('records:write');
  const mayDispute = mayWrite && claim && dispute?.state !== 'open';
  if (!dispute && !mayDispute) return null;
  const upheld = dispute?.upheld === null ? 'undecided' : dispute?.upheld ? 'upheld' : 'notUpheld';
  return (
    <p>
      {dispute && (
        <span className={styles.inDispute}>
          {t(dispute.state === 'open' ? 'case.inDispute' : `case.${upheld}`)}
          {DOT}
          <Link href={`/disputes/${dispute.id}`}>{t('case.look')}</Link>
          {mayDispute && DOT}
        </span>
      )}
      {mayDispute && <Link href={`/disputes/new?claims=${claim}&derivation=${id}`}>{t('newCase.derivation')}</Link>}
    </p>
  );
}
