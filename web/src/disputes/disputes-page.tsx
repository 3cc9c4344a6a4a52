import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { caseFilters, useCases } from '../api/disputes.js';
import { ListFrame } from '../lists/list-frame.js';
import { ListHead } from '../lists/list-head.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { CaseFilters } from './case-filters.js';
import { CaseRow } from './case-row.js';
import styles from './disputes.module.css';
import { NoCases } from './no-cases.js';

/** Disputes, those that are to be decided unless others are asked for; everything by keyboard. */
export function DisputesPage() {
  const { t } = useTranslation();
  const [filter, changeFilter] = useUrlFilter(caseFilters);
  const cases = useCases(filter);
  const filtered = Object.keys(filter).length > 0;
  const clear = () => changeFilter({ state: '', subject: '', claim: '' });
  return (
    <>
      <ListHead words="cases" request={cases}>
        {t('cases.intro')}
      </ListHead>
      <CaseFilters filter={filter} onChange={changeFilter} onClear={clear} />
      <ListFrame
        request={cases}
        idOf={({ id }) => id}
        waiting={<Skeleton height={320} />}
        none={<NoCases filtered={filtered} onClear={clear} />}
      >
        {(items) => (
          <ol className={styles.rows}>
            {items.map((item) => (
              <CaseRow key={item.id} item={item} />
            ))}
          </ol>
        )}
      </ListFrame>
    </>
  );
}
