import { useTranslation } from 'react-i18next';
import { Link as Way } from 'wouter';

import type { Link } from '../api/records.js';
import styles from './comparison.module.css';

interface CaseLinkProps {
  readonly link: Pick<Link, 'kind' | 'state' | 'a' | 'b'>;
  /** Whether a key leads there, so that it is shown. */
  readonly withKey?: boolean;
}

/** Where the case about two claims is that contradict each other, as somebody has confirmed. */
export const caseOf = ({ a, b }: Pick<Link, 'a' | 'b'>): string => `/disputes/between?claims=${a.id},${b.id}`;

/** Whether there is, or can be, a case about a link: once a contradiction was confirmed. */
export const hasCase = ({ kind, state }: Pick<Link, 'kind' | 'state'>): boolean =>
  state === 'confirmed' && (kind === 'contradicts' || kind === 'tension');

/** The way to the case of a contradiction that was confirmed. */
export function CaseLink({ link, withKey = false }: CaseLinkProps) {
  const { t } = useTranslation();
  if (!hasCase(link)) return null;
  return (
    <Way href={caseOf(link)} className={styles.toCase}>
      {t('newCase.between')}
      {withKey && <kbd aria-hidden>d</kbd>}
    </Way>
  );
}
