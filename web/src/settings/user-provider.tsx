import { useTranslation } from 'react-i18next';

import type { User } from '../api/users.js';
import { useUnlinkProvider } from '../api/users.js';
import { formatMoment } from '../format/day.js';
import { announce } from '../shell/announced.js';
import { useReader } from '../words/use-reader.js';
import { Confirmed } from './confirmed.js';
import styles from './settings.module.css';

/** By which provider somebody signs in, and a way to end that. */
export function UserProvider({ user: { id, name, provider } }: { readonly user: User }) {
  const { t } = useTranslation();
  const reader = useReader();
  const unlink = useUnlinkProvider(id);
  const end = async () => {
    await unlink.mutateAsync();
    announce(t('users.unlinked'));
  };
  if (!provider) return null;
  return (
    <div className={styles.row}>
      <p>{t('users.provider', { issuer: provider.issuer, moment: formatMoment(provider.since, reader) })}</p>
      <Confirmed
        label={t('users.unlink')}
        means={t('users.unlinkMeans', { name })}
        now={t('users.unlinkNow')}
        act={end}
      />
    </div>
  );
}
