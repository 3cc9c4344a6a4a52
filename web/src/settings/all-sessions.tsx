import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { useSessions } from '../api/sessions.js';
import { Listing } from './listing.js';
import { SectionHead } from './section-head.js';
import { SessionRow } from './session-row.js';
import styles from './settings.module.css';

/** Who is signed in, and where; a name leads to where they can be signed out. */
export function AllSessions() {
  const { t } = useTranslation();
  const request = useSessions('/sessions');
  return (
    <>
      <SectionHead title={t('settings.sessions')} />
      <p className={styles.soft}>{t('sessions.allMeans')}</p>
      <Listing name={t('settings.sessions')} request={request} none={t('sessions.none')}>
        {(session) => (
          <SessionRow
            session={session}
            who={
              session.user && (
                <Link href={`/settings/users/${session.user.id}`} data-row={session.id}>
                  {session.user.name}
                </Link>
              )
            }
          />
        )}
      </Listing>
    </>
  );
}
