import { Button, NativeSelect } from '@mantine/core';
import type { InfiniteData } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { CaseBrief } from '../api/cases.js';
import { claimsSeen, useClaim } from '../api/claims.js';
import type { CaseFilter } from '../api/disputes.js';
import type { Page } from '../api/records.js';
import { BriefLink } from '../claim/brief-link.js';
import { choices } from '../claims/choices.js';
import { useTerm } from '../words/use-term.js';
import styles from './disputes.module.css';

interface CaseFiltersProps {
  readonly filter: CaseFilter;
  readonly onChange: (changes: CaseFilter) => void;
  readonly onClear: () => void;
}

/** State and subject; and whether only cases about one claim are shown. Subjects to choose from are those seen so far. */
export function CaseFilters({ filter, onChange, onClear }: CaseFiltersProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const client = useQueryClient();
  const lists = client.getQueriesData<InfiniteData<Page<CaseBrief>>>({ queryKey: ['disputes'] });
  const inCases = lists.flatMap(([, list]) => list?.pages.flatMap(({ items }) => items) ?? []);
  const seen = [...inCases.flatMap(({ candidates }) => candidates), ...claimsSeen(client)];
  const subjects = choices(
    seen.map(({ subject }) => [subject.id, subject.name]),
    filter.subject,
  );
  return (
    <search className={styles.filters}>
      <NativeSelect
        label={t('cases.state')}
        value={filter.state ?? ''}
        data={[
          { value: '', label: term('caseState', 'open') },
          { value: 'resolved', label: term('caseState', 'resolved') },
          { value: 'all', label: t('cases.all') },
        ]}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('list.subject')}
        value={filter.subject ?? ''}
        data={[
          { value: '', label: t('list.any') },
          ...subjects.map(({ value, label }) => ({ value, label: label || t('list.selected') })),
        ]}
        onChange={(event) => onChange({ subject: event.currentTarget.value })}
      />
      {Object.keys(filter).length > 0 && (
        <Button variant="default" onClick={onClear}>
          {t('list.clear')}
        </Button>
      )}
      {filter.claim && <OfClaim id={filter.claim} />}
    </search>
  );
}

/** The claim that the list is narrowed to. */
function OfClaim({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { data: claim } = useClaim(id);
  return (
    <p className={styles.ofClaim}>
      {t('cases.ofClaim')} {claim && <BriefLink claim={claim} />}
    </p>
  );
}
