import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useSessions, useSignOutAt } from '../api/sessions.js';
import type { User } from '../api/users.js';
import { Confirmed } from './confirmed.js';
import { Listing } from './listing.js';
import { SessionRow } from './session-row.js';
import styles from './settings.module.css';

/** Where somebody is signed in, and how to end all of it. */
export function UserSessions({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const path = `/users/${encodeURIComponent(user.id)}/sessions`;
  const request = useSessions(path);
  const signOut = useSignOutAt();
  const [tokensToo, setTokensToo] = useState(false);
  return (
    <section className={styles.part} aria-labelledby="user-sessions">
      <h2 id="user-sessions">{t('settings.sessions')}</h2>
      <Listing name={t('settings.sessions')} request={request} none={t('sessions.none')}>
        {(session) => <SessionRow session={session} />}
      </Listing>
      <div className={styles.actions}>
        <Confirmed
          label={t('sessions.outEverywhere')}
          means={t('sessions.outEverywhereMeans', { name: user.name })}
          now={t('sessions.outEverywhereNow')}
          act={() => signOut.mutateAsync(tokensToo ? `${path}?tokens=true` : path)}
        >
          <Checkbox
            label={t('sessions.tokensToo')}
            checked={tokensToo}
            onChange={(event) => setTokensToo(event.currentTarget.checked)}
          />
        </Confirmed>
      </div>
    </section>
  );
}
