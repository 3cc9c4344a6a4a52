import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Me } from '../api/me.js';
import { useWaysIn } from '../api/signing-in.js';
import keys from '../shell/keys-dialog.module.css';
import { safeReturn } from './safe-return.js';
import { SignInForm } from './sign-in-form.js';
import styles from './signing-in.module.css';

/**
 * A session has ended while somebody was at work: they sign in over what they see, nothing of which is lost, and go on. The
 * browser's own dialog gives the focus back to where they were.
 */
export function SignedOutDialog({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const { data: ways } = useWaysIn();
  // Before the form moves the focus to what has to be typed.
  useLayoutEffect(() => {
    const { current } = dialog;
    current?.showModal();
    return () => current?.close();
  }, []);
  const here = safeReturn(location.pathname + location.search);
  return (
    <dialog
      ref={dialog}
      className={keys.dialog}
      aria-labelledby="signed-out"
      onCancel={(event) => event.preventDefault()}
    >
      <h2 id="signed-out">{t('signedOut.title')}</h2>
      <p>{t('signedOut.next')}</p>
      <SignInForm email={me.email ?? ''} onDone={() => dialog.current?.close()} />
      {ways?.provider && (
        <p className={styles.soft}>
          <a href={`${ways.provider.href}?return=${encodeURIComponent(here)}`}>
            {t('signIn.provider', { name: ways.provider.name })}
          </a>{' '}
          {t('signedOut.leaves')}
        </p>
      )}
    </dialog>
  );
}
