import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { erasureStates, useErasures } from '../api/erasures.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { ErasureRow } from './erasure-row.js';
import { Listing } from './listing.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

/** What was asked to be erased, and what became of it; and the way to ask. */
export function ErasuresSection() {
  const { t } = useTranslation();
  const [{ state = '' }, setFilter] = useUrlFilter(['state']);
  const request = useErasures(state);
  const total = request.data?.pages[0]?.total;
  return (
    <>
      <SectionHead title={t('settings.erasures')}>
        <Button component={Link} href="/settings/erasures/new" size="compact-sm">
          {t('erasures.ask')}
        </Button>
      </SectionHead>
      <p className={styles.soft}>{t('erasures.are')}</p>
      <search className={styles.actions}>
        <NativeSelect
          label={t('erasures.state')}
          value={state}
          data={[
            { value: '', label: t('list.any') },
            ...erasureStates.map((value) => ({ value, label: t(`erasureState.${value}`) })),
          ]}
          onChange={(event) => setFilter({ state: event.currentTarget.value })}
        />
      </search>
      <p className={styles.soft} role="status">
        {total !== undefined && total > 0 && t('erasures.count', { count: total })}
        {total === 0 && t(state ? 'erasures.noneFound' : 'erasures.none')}
      </p>
      <Listing name={t('settings.erasures')} request={request}>
        {(erasure) => <ErasureRow erasure={erasure} />}
      </Listing>
    </>
  );
}
