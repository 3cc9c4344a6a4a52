import { useTranslation } from 'react-i18next';

import type { User } from '../api/users.js';
import { formatMoment } from '../format/day.js';
import { useReader } from '../words/use-reader.js';
import styles from './settings.module.css';

/** That somebody is shut out, or has not come yet, and until when a link lets them; nothing of whoever is at work. */
export function UserState({ user: { state, linkUntil } }: { readonly user: Pick<User, 'state' | 'linkUntil'> }) {
  const { t } = useTranslation();
  const reader = useReader();
  const open = linkUntil && Date.parse(linkUntil) > Date.now() ? formatMoment(linkUntil, reader) : null;
  return (
    <>
      {state === 'disabled' && <span className={styles.off}>{t('userState.disabled')}</span>}
      {state === 'invited' && <span className={open ? styles.due : styles.off}>{t('userState.invited')}</span>}{' '}
      {open && <span className={styles.soft}>{t('users.linkUntil', { moment: open })}</span>}
      {state === 'invited' && !open && <span className={styles.soft}>{t('users.noLink')}</span>}
    </>
  );
}
