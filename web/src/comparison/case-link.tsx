import { useTranslation } from 'react-i18next';
import { Link as Way } from 'wouter';

import type { Link } from '../api/records.js';
import { caseOf, hasCase } from './case-of.js';
import styles from './comparison.module.css';

interface CaseLinkProps {
  readonly link: Pick<Link, 'kind' | 'state' | 'a' | 'b'>;
  /** Whether a key leads there, so that it is shown. */
  readonly withKey?: boolean;
}

/** The way to the case of a contradiction that was confirmed. */
export function CaseLink({ link, withKey = false }: CaseLinkProps) {
  const { t } = useTranslation();
  if (!hasCase(link)) return null;
  return (
    <p className={styles.toCase}>
      <Way href={caseOf(link)}>{t('newCase.between')}</Way>
      {withKey && <kbd aria-hidden>d</kbd>}
    </p>
  );
}
