import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { queueFilters, useContradictions } from '../api/comparisons.js';
import { ListFrame } from '../lists/list-frame.js';
import { ListHead } from '../lists/list-head.js';
import { itemsOf } from '../lists/list-request.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { ContradictionFilters, noFilter } from './contradiction-filters.js';
import { ContradictionRow } from './contradiction-row.js';
import styles from './contradictions.module.css';
import { NoContradictions } from './no-contradictions.js';
import { useDecisions } from './use-decisions.js';

/** The contradictions that wait for a person, the largest gap first; everything by keyboard. */
export function ContradictionsPage() {
  const { t } = useTranslation();
  const [filter, changeFilter] = useUrlFilter(queueFilters);
  const queue = useContradictions(filter);
  const all = itemsOf(queue);
  const { asked, said, ask, cancel, done } = useDecisions(all);
  return (
    <>
      <ListHead words="queue" request={queue}>
        {all.length > 0 && (
          <span className={styles.hint}>
            {t('queue.intro')} {t('queue.hint')}
          </span>
        )}
      </ListHead>
      <ContradictionFilters filter={filter} onChange={changeFilter} />
      <p role="status" className={said ? styles.said : undefined}>
        {said}
      </p>
      <ListFrame
        request={queue}
        idOf={({ id }) => id}
        turns={false}
        waiting={<Waiting />}
        none={<NoContradictions filtered={Object.keys(filter).length > 0} onClear={() => changeFilter(noFilter)} />}
      >
        {(items) => (
          <ol className={styles.rows}>
            {items.map((item) => (
              <ContradictionRow
                key={item.id}
                item={item}
                asked={asked?.id === item.id ? asked.decision : null}
                onAsk={(decision) => ask(item.id, decision)}
                onCancel={cancel}
                onDone={done}
              />
            ))}
          </ol>
        )}
      </ListFrame>
    </>
  );
}

/** Stands where the rows will be. */
function Waiting() {
  const { t } = useTranslation();
  return (
    <div className={styles.rows}>
      <p className={styles.soft}>{t('queue.loading')}</p>
      {Array.from({ length: 5 }, (_, row) => (
        <Skeleton key={row} height={96} />
      ))}
    </div>
  );
}
