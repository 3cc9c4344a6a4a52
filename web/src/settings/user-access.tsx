import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OneTimeLink, User } from '../api/users.js';
import { useChangeUser, useNewLink, useWithdrawLinks } from '../api/users.js';
import { formatMoment } from '../format/day.js';
import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import { useReader } from '../words/use-reader.js';
import { Confirmed } from './confirmed.js';
import styles from './settings.module.css';
import { ShownOnce } from './shown-once.js';
import { UserProvider } from './user-provider.js';

/** Letting somebody in by a new link, shutting them out, and letting them in again. */
export function UserAccess({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const reader = useReader();
  const change = useChangeUser(user.id);
  const makeLink = useNewLink(user.id);
  const withdraw = useWithdrawLinks(user.id);
  const [said, say] = useState('');
  const [link, setLink] = useState<OneTimeLink | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = `${user.linkUntil} ${user.provider?.issuer} ${user.disabled}`;
  const before = useRef(shown);
  // What was pressed is gone, since it has been done.
  useEffect(() => {
    if (before.current !== shown && document.activeElement === document.body) heading.current?.focus();
    before.current = shown;
  }, [shown]);
  const enable = () => change.mutate({ changes: { disabled: false }, version: user.version });
  const newLink = async () => {
    say('');
    setLink(await makeLink.mutateAsync());
  };
  const withdrawLinks = async () => {
    await withdraw.mutateAsync();
    setLink(null);
    say(t('users.withdrawn'));
  };
  return (
    <section className={styles.part} aria-labelledby="user-access">
      <h2 ref={heading} id="user-access" tabIndex={-1}>
        {t('users.access')}
      </h2>
      <UserProvider user={user} />
      {link && (
        <ShownOnce
          title={t('users.linkFor', { name: user.name })}
          secret={link.href}
          next={t('users.linkNext', { moment: formatMoment(link.expiresAt, reader) })}
          onDone={() => setLink(null)}
        />
      )}
      {change.error && (
        <ProblemNotice
          problem={change.error}
          takesFocus="always"
          onRetry={isOvertaken(change.error) ? () => change.reset() : enable}
        />
      )}
      <div className={styles.actions}>
        {user.kind === 'person' && !user.disabled && (
          <Confirmed
            label={t('users.newLink')}
            means={t('users.newLinkMeans')}
            now={t('users.newLinkNow')}
            act={newLink}
          />
        )}
        {user.linkUntil !== null && (
          <Confirmed
            label={t('users.withdraw')}
            means={t('users.withdrawMeans')}
            now={t('users.withdrawNow')}
            act={withdrawLinks}
          />
        )}
        {user.disabled ? (
          <Button variant="default" size="compact-sm" aria-disabled={change.isPending} onClick={enable}>
            {t('users.enable')}
          </Button>
        ) : (
          <Confirmed
            label={t('users.disable')}
            means={t(user.kind === 'person' ? 'users.disableMeans' : 'users.disableServiceMeans')}
            now={t('users.disableNow')}
            act={() => change.mutateAsync({ changes: { disabled: true }, version: user.version })}
          />
        )}
        <span className={styles.here} role="status">
          {said}
        </span>
      </div>
    </section>
  );
}
