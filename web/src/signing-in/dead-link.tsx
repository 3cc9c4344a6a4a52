import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import notice from '../shell/notice.module.css';

/** A link that does not work, or not whole: where a new one is to be had. */
export function DeadLink({ isWhole }: { readonly isWhole: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={notice.problem} role="alert">
      <p className={notice.what}>{t(isWhole ? 'link.dead' : 'link.none')}</p>
      {isWhole && <p>{t('link.deadNext')}</p>}
      <Link href="/sign-in">{t('link.toSignIn')}</Link>
    </div>
  );
}
