import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { useDesks } from '../api/desks.js';
import type { User, UserFilter } from '../api/users.js';
import { userOrders, userStates } from '../api/users.js';
import { choices } from '../claims/choices.js';
import { SearchField } from '../form/search-field.js';
import { recordRoles } from './roles.js';
import styles from './user-filters.module.css';

/** What lists everybody. */
const noFilter: UserFilter = { q: '', role: '', desk: '', state: '' };

interface UserFiltersProps {
  readonly kind: User['kind'];
  readonly filter: UserFilter;
  readonly onChange: (changes: UserFilter) => void;
}

/** Search as you type by name or email, what narrows the list, and its order. */
export function UserFilters({ kind, filter, onChange }: UserFiltersProps) {
  const { t } = useTranslation();
  const { data } = useDesks();
  const all = data?.pages.flatMap(({ items }) => items) ?? [];
  const desks = choices(
    all.map(({ id, name }) => [id, name]),
    filter.desk,
  );
  const any = { value: '', label: t('list.any') };
  const states = userStates.filter((state) => kind === 'person' || state !== 'invited');
  const isNarrowed = Object.keys(filter).some((key) => key in noFilter);
  return (
    <search className={styles.filters}>
      <SearchField
        placeholder={t(kind === 'person' ? 'users.searchPeople' : 'users.searchServices')}
        value={filter.q ?? ''}
        onChange={(q) => onChange({ q })}
      />
      <NativeSelect
        label={t('users.state')}
        value={filter.state ?? ''}
        data={[any, ...states.map((state) => ({ value: state, label: t(`userState.${state}`) }))]}
        onChange={(event) => onChange({ state: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('users.role')}
        value={filter.role ?? ''}
        data={[any, ...[...recordRoles, 'admin' as const].map((role) => ({ value: role, label: t(`role.${role}`) }))]}
        onChange={(event) => onChange({ role: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('users.desk')}
        value={filter.desk ?? ''}
        data={[any, ...desks.map(({ value, label }) => ({ value, label: label || t('list.selected') }))]}
        onChange={(event) => onChange({ desk: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('users.order')}
        value={filter.order ?? 'name'}
        data={userOrders.map((order) => ({ value: order, label: t(`userOrder.${order}`) }))}
        onChange={({ currentTarget: { value } }) => onChange({ order: value === 'name' ? '' : value })}
      />
      {isNarrowed && (
        <Button variant="default" onClick={() => onChange(noFilter)}>
          {t('list.clear')}
        </Button>
      )}
    </search>
  );
}
