import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { holdStates, useLegalHolds } from '../api/legal-holds.js';
import { useOpener } from '../form/use-opener.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { HoldForm } from './hold-form.js';
import { HoldRow } from './hold-row.js';
import { Listing } from './listing.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

const states = Object.keys(holdStates) as (keyof typeof holdStates)[];

/** What must be kept: what is in force first of all; and the way to keep something, or to keep it no more. */
export function HoldsSection() {
  const { t } = useTranslation();
  const [{ state: asked }, setFilter] = useUrlFilter(['state']);
  const state = states.find((one) => one === asked) ?? 'inForce';
  const request = useLegalHolds(state);
  const { isOpen, button, toggle, close } = useOpener();
  const total = request.data?.pages[0]?.total;
  return (
    <>
      <SectionHead title={t('settings.holds')}>
        <Button ref={button} size="compact-sm" aria-expanded={isOpen} onClick={toggle}>
          {t('holds.place')}
        </Button>
      </SectionHead>
      <p className={styles.soft}>{t('holds.are')}</p>
      {isOpen && <HoldForm onCancel={() => close()} onDone={() => close(t('holds.placed'))} />}
      <search className={styles.actions}>
        <NativeSelect
          label={t('holds.state')}
          value={state}
          data={states.map((value) => ({ value, label: t(`holdState.${value}`) }))}
          onChange={({ currentTarget: { value } }) => setFilter({ state: value === 'inForce' ? '' : value })}
        />
      </search>
      <p className={styles.soft} role="status">
        {total !== undefined && total > 0 && t('holds.count', { count: total })}
        {total === 0 && t(`holdNone.${state}`)}
      </p>
      <Listing name={t('settings.holds')} request={request}>
        {(hold) => <HoldRow hold={hold} />}
      </Listing>
    </>
  );
}
