import { useTranslation } from 'react-i18next';

import type { Standing } from '../api/standing.js';
import { StandingMark } from '../standing/standing-mark.js';
import styles from './case-page.module.css';

/** How a claim stands now, and how it would stand. */
export function Standings({ before, after }: { readonly before: Standing; readonly after: Standing }) {
  const { t } = useTranslation();
  return (
    <>
      <StandingMark label={before.label} small />{' '}
      {before.label === after.label ? (
        <span className={styles.soft}>{t('decide.same')}</span>
      ) : (
        <>
          <Arrow /> <StandingMark label={after.label} small />
        </>
      )}
    </>
  );
}

/** An arrow that is heard as a word. */
export function Arrow() {
  const { t } = useTranslation();
  return (
    <>
      <span aria-hidden>→</span>
      <span className={styles.unseen}>{t('decide.then')}</span>
    </>
  );
}
