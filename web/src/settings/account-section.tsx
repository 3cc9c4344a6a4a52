import { useTranslation } from 'react-i18next';

import type { Me } from '../api/me.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordForm } from './password-form.js';
import { ProfileForm } from './profile-form.js';
import { inOrder } from './roles.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';

/** One's own name and desk, password, and the browsers one is signed in with. */
export function AccountSection({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const known = ['reader', 'journalist', 'reviewer', 'editor', 'admin'] as const;
  const roles = inOrder(me.roles).flatMap((role) => known.filter((one) => one === role));
  return (
    <>
      <SectionHead title={t('settings.account')} />
      <ProfileForm me={me} />
      <section className={styles.part} aria-labelledby="own-roles">
        <h2 id="own-roles">{t('account.mayDo')}</h2>
        <dl className={styles.roles}>
          {roles.map((role) => (
            <div key={role}>
              <dt>{t(`role.${role}`)}</dt>
              <dd>{t(`roleMeans.${role}`)}</dd>
            </div>
          ))}
        </dl>
      </section>
      <PasswordForm email={me.email ?? ''} />
      <OwnSessions />
    </>
  );
}
