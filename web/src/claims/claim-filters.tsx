import { Button, NativeSelect } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { ClaimFilter } from '../api/claims.js';
import { claimsSeen } from '../api/claims.js';
import { standings } from '../api/standing.js';
import { SearchField } from '../form/search-field.js';
import { metricName } from '../format/value.js';
import { englishLists } from '../words/english-lists.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import type { Choice } from './choices.js';
import { choices } from './choices.js';
import styles from './claims-page.module.css';

/** What lists every claim. */
export const noFilter: ClaimFilter = { q: '', subject: '', metric: '', basis: '', standing: '' };

interface ClaimFiltersProps {
  readonly filter: ClaimFilter;
  readonly onChange: (changes: ClaimFilter) => void;
}

/** Search as you type, and four filters. Subjects and metrics to choose from are those of the claims seen so far. */
export function ClaimFilters({ filter, onChange }: ClaimFiltersProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const term = useTerm();
  const seen = claimsSeen(useQueryClient());
  const subjects = choices(
    seen.map(({ subject }) => [subject.id, subject.name]),
    filter.subject,
  );
  const metrics = choices(
    seen.map(({ metric }) => [metric.key, metricName(metric, language)]),
    filter.metric,
  );
  const bases = Object.keys(englishLists.basis).map((basis) => ({ value: basis, label: term('basis', basis) }));
  const any = { value: '', label: t('list.any') };
  const unnamed = (options: Choice[]) =>
    options.map((option) => ({ ...option, label: option.label || t('list.selected') }));
  return (
    <search className={styles.filters}>
      <SearchField placeholder={t('list.placeholder')} value={filter.q ?? ''} onChange={(q) => onChange({ q })} />
      <NativeSelect
        label={t('list.subject')}
        value={filter.subject ?? ''}
        data={[any, ...unnamed(subjects)]}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('list.metric')}
        value={filter.metric ?? ''}
        data={[any, ...unnamed(metrics)]}
        onChange={(event) => onChange({ metric: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('list.basis')}
        value={filter.basis ?? ''}
        data={[any, ...bases]}
        onChange={(event) => onChange({ basis: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('standingOf.name')}
        value={filter.standing ?? ''}
        data={[any, ...standings.map((value) => ({ value, label: term('standing', value) }))]}
        onChange={(event) => onChange({ standing: event.currentTarget.value })}
      />
      {Object.keys(filter).length > 0 && (
        <Button variant="default" onClick={() => onChange(noFilter)}>
          {t('list.clear')}
        </Button>
      )}
    </search>
  );
}
