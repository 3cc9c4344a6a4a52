import { useTranslation } from 'react-i18next';

import styles from './signing-in.module.css';

/** That nobody has an account here yet, and where the link is that makes the first one. */
export function NoAccounts() {
  const { t } = useTranslation();
  return (
    <p className={styles.soft}>
      {t('noAccounts.says')} {t('noAccounts.next')}
    </p>
  );
}
