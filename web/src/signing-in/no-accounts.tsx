import { useTranslation } from 'react-i18next';

import styles from './signing-in.module.css';

interface NoAccountsProps {
  /** Whether it is told to somebody whom the instance lets in without one. */
  readonly isIn: boolean;
}

/** That nobody has an account here yet, and where the link is that makes the first one. */
export function NoAccounts({ isIn }: NoAccountsProps) {
  const { t } = useTranslation();
  return (
    <p className={styles.soft}>
      {t(isIn ? 'noAccounts.says' : 'noAccounts.remote')} {t('noAccounts.next')}
    </p>
  );
}
