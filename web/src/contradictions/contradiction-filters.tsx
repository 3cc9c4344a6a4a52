import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import { claimsSeen } from '../api/claims.js';
import type { QueueFilter } from '../api/comparisons.js';
import { contradictionsSeen, queueFilters } from '../api/comparisons.js';
import { choices } from '../claims/choices.js';
import { metricName } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './contradictions.module.css';

const kinds = ['contradicts', 'tension'] as const;
const states = ['confirmed', 'dismissed', 'resolved'] as const;

interface ContradictionFiltersProps {
  readonly filter: QueueFilter;
  readonly onChange: (changes: QueueFilter) => void;
}

/** Every filter of the queue, empty. */
export const noFilter: QueueFilter = Object.fromEntries(queueFilters.map((key) => [key, '']));

/** Four filters. Subjects and metrics to choose from are those of the claims and contradictions seen so far. */
export function ContradictionFilters({ filter, onChange }: ContradictionFiltersProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const term = useTerm();
  const client = useQueryClient();
  const seen = [...contradictionsSeen(client).flatMap(({ a, b }) => [a, b]), ...claimsSeen(client)];
  const any = { value: '', label: t('list.any') };
  const subjects = choices(
    seen.map(({ subject }) => [subject.id, subject.name]),
    filter.subject,
  );
  const metrics = choices(
    seen.map(({ metric }) => [metric.key, metricName(metric, language)]),
    filter.metric,
  );
  const named = [subjects, metrics].map((options) =>
    options.map((option) => ({ ...option, label: option.label || t('list.selected') })),
  );
  const select = (key: keyof QueueFilter, label: string, data: { value: string; label: string }[]) => (
    <NativeSelect
      label={label}
      value={filter[key] ?? ''}
      data={data}
      onChange={(event) => onChange({ [key]: event.currentTarget.value })}
    />
  );
  return (
    <search className={styles.filters}>
      {select('state', t('queue.state'), [
        { value: '', label: t('queue.open') },
        ...states.map((value) => ({ value, label: term('linkState', value) })),
        { value: 'all', label: t('queue.all') },
      ])}
      {select('kind', t('queue.kind'), [any, ...kinds.map((value) => ({ value, label: term('conflict', value) }))])}
      {select('subject', t('list.subject'), [any, ...(named[0] ?? [])])}
      {select('metric', t('list.metric'), [any, ...(named[1] ?? [])])}
      {Object.keys(filter).length > 0 && (
        <Button variant="default" onClick={() => onChange(noFilter)}>
          {t('list.clear')}
        </Button>
      )}
    </search>
  );
}
