import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import styles from './claims-page.module.css';

/** Stands where the list will be. */
export function ClaimsSkeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.skeleton}>
      <span className={styles.unseen}>{t('list.loading')}</span>
      {Array.from({ length: 8 }, (_, row) => (
        <Skeleton key={row} height={36} />
      ))}
    </div>
  );
}
