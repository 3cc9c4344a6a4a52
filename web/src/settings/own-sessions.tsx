import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Session } from '../api/sessions.js';
import { useSessions, useSignOutAt } from '../api/sessions.js';
import { useMe } from '../api/signing-in.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { Confirmed } from './confirmed.js';
import { Listing } from './listing.js';
import { SessionRow } from './session-row.js';
import styles from './settings.module.css';

/** The browsers one is signed in with; each can be signed out, or all but this one. */
export function OwnSessions() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const request = useSessions('/me/sessions');
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  const signOut = useSignOutAt();
  const isCurrent = ({ id, current }: Session) => current ?? id === me?.session?.id;
  return (
    <section className={styles.part} aria-labelledby="own-sessions">
      <h2 id="own-sessions">{t('account.sessions')}</h2>
      {signOut.error && <ProblemNotice problem={signOut.error} takesFocus="always" onRetry={() => signOut.reset()} />}
      <Listing name={t('account.sessions')} request={request} none={t('sessions.none')}>
        {(session) => (
          <SessionRow session={{ ...session, current: isCurrent(session) }}>
            {!isCurrent(session) && (
              <Button
                variant="default"
                size="compact-sm"
                data-row={session.id}
                aria-disabled={signOut.isPending}
                onClick={() => signOut.mutate(`/me/sessions/${encodeURIComponent(session.id)}`)}
              >
                {t('me.signOut')}
              </Button>
            )}
          </SessionRow>
        )}
      </Listing>
      {all.length > 1 && (
        <div className={styles.actions}>
          <Confirmed
            label={t('sessions.outOthers')}
            means={t('sessions.outOthersMeans')}
            now={t('sessions.outOthersNow')}
            act={() => signOut.mutateAsync('/me/sessions')}
          />
        </div>
      )}
    </section>
  );
}
