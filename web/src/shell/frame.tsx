import type { ReactNode } from 'react';
import { useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { useMe } from '../api/signing-in.js';
import { lastSaid, onAnnouncement } from './announced.js';
import { Choices } from './choices.js';
import styles from './frame.module.css';
import { KeysDialog } from './keys-dialog.js';
import { useKeys } from './use-keys.js';
import { UserMenu } from './user-menu.js';

const views = [
  { path: '/claims', title: 'list.title' },
  { path: '/contradictions', title: 'queue.title' },
  { path: '/reviews', title: 'reviews.title' },
  { path: '/disputes', title: 'cases.title' },
  { path: '/read', title: 'reading.title' },
] as const;

interface FrameProps {
  readonly children: ReactNode;
}

/** What surrounds every view: the way home and to the other views, who is signed in, the list of keys. */
export function Frame({ children }: FrameProps) {
  const { t } = useTranslation();
  const [location] = useLocation();
  const { data: me } = useMe();
  const [keysOpen, setKeysOpen] = useState(false);
  const said = useSyncExternalStore(onAnnouncement, lastSaid);
  useKeys({ '?': () => setKeysOpen(true) });
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <header className={styles.header}>
        <Link className={styles.brand} href="/claims" aria-label={t('app.home')}>
          Claimtrail
        </Link>
        {me && (
          <nav className={styles.views} aria-label={t('app.views')}>
            {views.map(({ path, title }) => (
              <Link key={path} href={path} aria-current={location === path ? 'page' : undefined}>
                {t(title)}
              </Link>
            ))}
          </nav>
        )}
        <div className={styles.choices}>
          <button type="button" className={styles.keysButton} onClick={() => setKeysOpen(true)}>
            <span>{t('keys.button')}</span> <kbd aria-hidden>?</kbd>
          </button>
          {me ? <UserMenu me={me} /> : <Choices />}
        </div>
      </header>
      <main id="content" className={styles.content} tabIndex={-1}>
        {children}
      </main>
      <p className={styles.unseen} role="status">
        {said}
      </p>
      <KeysDialog open={keysOpen} onClose={() => setKeysOpen(false)} />
    </>
  );
}
