import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { User } from '../api/users.js';
import { useUsers } from '../api/users.js';
import { useUrlFilter } from '../shell/use-url-filter.js';
import { Listing } from './listing.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';
import { UserFilters } from './user-filters.js';
import { UserRow } from './user-row.js';

/** People, or service accounts: found by name, email, role, desk and state; and the way to add one. */
export function UsersSection({ kind }: Pick<User, 'kind'>) {
  const { t } = useTranslation();
  const [filter, setFilter] = useUrlFilter(['q', 'state', 'role', 'desk', 'order']);
  const request = useUsers(kind, filter);
  const path = kind === 'person' ? '/settings/users' : '/settings/services';
  const title = t(kind === 'person' ? 'settings.users' : 'settings.services');
  const total = request.data?.pages[0]?.total;
  const isNarrowed = Boolean(filter.q ?? filter.state ?? filter.role ?? filter.desk);
  const none = isNarrowed ? 'users.noneFound' : kind === 'person' ? 'users.none' : 'users.noServices';
  return (
    <>
      <SectionHead title={title}>
        <Button component={Link} href={`${path}/new`} size="compact-sm">
          {t(kind === 'person' ? 'users.invite' : 'users.addService')}
        </Button>
      </SectionHead>
      {kind === 'service' && <p className={styles.soft}>{t('users.servicesAre')}</p>}
      <UserFilters kind={kind} filter={filter} onChange={setFilter} />
      <p className={styles.soft} role="status">
        {total !== undefined && total > 0 && t('users.found', { count: total })}
        {total === 0 && t(none)}
      </p>
      <Listing name={title} request={request}>
        {(user) => <UserRow user={user} path={path} />}
      </Listing>
    </>
  );
}
