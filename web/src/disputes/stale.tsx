import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import styles from './case-page.module.css';

/** Says that there is something new to look at before a decision is sent again. */
export function Stale() {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.overtaken}>
      <p>
        <b>{t('decide.stale')}</b>
      </p>
      <p>{t('decide.staleNext')}</p>
    </div>
  );
}
