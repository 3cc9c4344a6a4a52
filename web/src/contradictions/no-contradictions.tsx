import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import none from '../claims/no-claims.module.css';
import styles from './contradictions.module.css';

interface NoContradictionsProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

/** Says why the queue is empty and what to do next. */
export function NoContradictions({ filtered, onClear }: NoContradictionsProps) {
  const { t } = useTranslation();
  return (
    <div className={none.none}>
      <h2>{t(filtered ? 'queue.noneFit' : 'queue.empty')}</h2>
      <p>{t(filtered ? 'queue.noneFitNext' : 'queue.emptyNext')}</p>
      {filtered ? (
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      ) : (
        <p className={styles.ways}>
          <Link href="/contradictions?state=all">{t('queue.emptyAll')}</Link>
          <Link href="/read">{t('queue.emptyRead')}</Link>
        </p>
      )}
    </div>
  );
}
