import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { User } from '../api/users.js';
import { useUsers } from '../api/users.js';
import { dotted } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';
import { Listing } from './listing.js';
import { inOrder } from './roles.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

/** All people, or all service accounts, and the way to add one. */
export function UsersSection({ kind }: Pick<User, 'kind'>) {
  const { t } = useTranslation();
  const request = useUsers(kind);
  const path = kind === 'person' ? '/settings/users' : '/settings/services';
  const title = t(kind === 'person' ? 'settings.users' : 'settings.services');
  return (
    <>
      <SectionHead title={title}>
        <Button component={Link} href={`${path}/new`} size="compact-sm">
          {t(kind === 'person' ? 'users.invite' : 'users.addService')}
        </Button>
      </SectionHead>
      {kind === 'service' && <p className={styles.soft}>{t('users.servicesAre')}</p>}
      <Listing name={title} request={request} none={t(kind === 'person' ? 'users.none' : 'users.noServices')}>
        {(user) => <UserRow user={user} path={path} />}
      </Listing>
    </>
  );
}

function UserRow({ user, path }: { readonly user: User; readonly path: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const roles = inOrder(user.roles).map((role) => term('role', role));
  const facts = [user.email, dotted(roles) || t('role.none'), user.desks.map(({ name }) => name).join(', ')];
  return (
    <>
      <p>
        <Link href={`${path}/${user.id}`} data-row={user.id}>
          {user.name}
        </Link>{' '}
        {user.disabled && <span className={styles.off}>{t('users.disabled')}</span>}
      </p>
      <p className={styles.soft}>{dotted(facts.filter((fact) => typeof fact === 'string' && fact !== ''))}</p>
    </>
  );
}
