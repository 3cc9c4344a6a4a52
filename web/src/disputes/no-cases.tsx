import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import none from '../claims/no-claims.module.css';
import styles from './disputes.module.css';

interface NoCasesProps {
  readonly filtered: boolean;
  readonly onClear: () => void;
}

/** Says why there is no case to be seen, and what to do next. */
export function NoCases({ filtered, onClear }: NoCasesProps) {
  const { t } = useTranslation();
  return (
    <div className={none.none}>
      <h2>{t(filtered ? 'cases.noneFit' : 'cases.empty')}</h2>
      <p>{t(filtered ? 'cases.noneFitNext' : 'cases.emptyNext')}</p>
      {filtered ? (
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      ) : (
        <p className={styles.ways}>
          <Link href="/disputes?state=all">{t('cases.emptyAll')}</Link>
          <Link href="/contradictions">{t('cases.emptyQueue')}</Link>
        </p>
      )}
    </div>
  );
}
