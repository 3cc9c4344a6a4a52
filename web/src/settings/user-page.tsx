import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useMe } from '../api/signing-in.js';
import type { User } from '../api/users.js';
import { useUser } from '../api/users.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';
import { Tokens } from './tokens-section.js';
import { UserAccess } from './user-access.js';
import { UserForm } from './user-form.js';
import { UserHistory } from './user-history.js';
import { UserSessions } from './user-sessions.js';
import { UserState } from './user-state.js';

interface UserPageProps {
  readonly id: string;
  readonly kind: User['kind'];
}

/** One user: what they may do, how they come in, where they are signed in. */
export function UserPage({ id, kind }: UserPageProps) {
  const { t } = useTranslation();
  const { data: user, error, isPending, refetch } = useUser(id);
  const { data: me } = useMe();
  const late = useLate(isPending);
  return (
    <>
      <p className={styles.back}>
        <Link href={kind === 'person' ? '/settings/users' : '/settings/services'}>
          ← {t(kind === 'person' ? 'settings.users' : 'settings.services')}
        </Link>
      </p>
      {late && <Skeleton height={120} />}
      {error && !user && <ProblemNotice problem={error} takesFocus onRetry={() => void refetch()} />}
      {user && (
        <>
          <SectionHead title={user.name} view={id}>
            <p>
              <UserState user={user} />
            </p>
          </SectionHead>
          {me?.id === id && <p className={styles.soft}>{t('users.yourself')}</p>}
          <UserForm user={user} />
          <UserAccess user={user} />
          {user.kind === 'person' ? <UserSessions user={user} /> : <Tokens user={id} />}
          <UserHistory id={id} />
        </>
      )}
    </>
  );
}
