import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { User } from '../api/users.js';
import { formatMoment } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { inOrder } from './roles.js';
import styles from './settings.module.css';
import { UserState } from './user-state.js';

interface UserRowProps {
  readonly user: User;
  /** Of the list. */
  readonly path: string;
}

/** One of the list: who, how far they have come, what they may do, where they belong, when they were last here. */
export function UserRow({ user, path }: UserRowProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const roles = inOrder(user.roles).map((role) => term('role', role));
  const seen = user.lastSeenAt && t('users.seen', { moment: formatMoment(user.lastSeenAt, reader) });
  const facts = [
    user.email,
    dotted(roles) || t('role.none'),
    user.desks.map(({ name }) => name).join(', '),
    user.provider && t('users.byProvider'),
    seen,
  ];
  return (
    <>
      <p>
        <Link href={`${path}/${user.id}`} data-row={user.id}>
          {user.name}
        </Link>{' '}
        <UserState user={user} />
      </p>
      <p className={styles.soft}>{dotted(facts.filter((fact) => typeof fact === 'string' && fact !== ''))}</p>
    </>
  );
}
