import { useTranslation } from 'react-i18next';

import type { Me } from '../api/me.js';
import { useTerm } from '../words/use-term.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordForm } from './password-form.js';
import { ProfileForm } from './profile-form.js';
import { including, inOrder } from './roles.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

/** One's own name and desk, password, and the browsers one is signed in with. */
export function AccountSection({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const term = useTerm();
  return (
    <>
      <SectionHead title={t('settings.account')} />
      <ProfileForm me={me} />
      <section className={styles.part} aria-labelledby="own-roles">
        <h2 id="own-roles">{t('account.mayDo')}</h2>
        <dl className={styles.roles}>
          {inOrder(me.roles).map((role) => (
            <div key={role}>
              <dt>{term('role', role)}</dt>
              <dd>
                {including(role)
                  .map((one) => term('roleMeans', one))
                  .join(' ')}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <PasswordForm email={me.email ?? ''} />
      <OwnSessions />
    </>
  );
}
