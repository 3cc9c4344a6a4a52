import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Session } from '../api/sessions.js';
import { formatMoment } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { browserName } from './browser-name.js';
import styles from './settings.module.css';

interface SessionRowProps {
  readonly session: Session;
  /** What stands before the browser, and what can be done. */
  readonly who?: ReactNode;
  readonly children?: ReactNode;
}

/** A browser somebody is signed in with: which, from where, and when it was last used. */
export function SessionRow({ session, who, children }: SessionRowProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const { browser, system } = browserName(session.userAgent ?? '');
  const named = dotted([browser, system].filter((part) => part !== '')) || t('sessions.unknown');
  return (
    <div className={styles.row}>
      <div>
        <p>
          {who} <span title={session.userAgent ?? undefined}>{named}</span>{' '}
          {session.current && <b className={styles.here}>{t('sessions.current')}</b>}
        </p>
        <p className={styles.soft}>
          {dotted(
            [
              session.address ?? '',
              t('sessions.seen', { moment: formatMoment(session.lastSeenAt, reader) }),
              t('sessions.since', { moment: formatMoment(session.createdAt, reader) }),
            ].filter((part) => part !== ''),
          )}
        </p>
      </div>
      {children}
    </div>
  );
}
