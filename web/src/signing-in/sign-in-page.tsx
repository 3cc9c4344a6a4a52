import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Redirect, useLocation, useSearchParams } from 'wouter';

import { meKey, useMe, useWaysIn } from '../api/signing-in.js';
import { AccessForm } from '../shell/access-form.js';
import notice from '../shell/notice.module.css';
import { usePageTitle } from '../shell/use-page-title.js';
import { NoAccounts } from './no-accounts.js';
import { providerProblem } from './provider-problem.js';
import { safeReturn } from './safe-return.js';
import { SignInForm } from './sign-in-form.js';
import styles from './signing-in.module.css';

/** The way in: email and password, a provider where there is one, a token where nobody has an account yet. */
export function SignInPage() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const { data: me } = useMe();
  const { data: ways, isPending } = useWaysIn();
  const back = safeReturn(search.get('return'));
  const problem = providerProblem(search.get('problem'));
  const goBack = () => navigate(back, { replace: true });
  usePageTitle(t('signIn.title'));
  if (me) return <Redirect to={back} replace />;
  if (isPending) return null;
  if (ways?.setUp) {
    return (
      <div className={styles.page}>
        <h1>{t('signIn.title')}</h1>
        <NoAccounts isIn={false} />
        <AccessForm onToken={() => void client.resetQueries({ queryKey: meKey }).then(goBack)} />
      </div>
    );
  }
  return (
    <div className={styles.page}>
      <h1>{t('signIn.title')}</h1>
      {problem && (
        <div className={notice.problem} role="alert">
          <p className={notice.what}>{t(`providerProblem.${problem}`)}</p>
          <p>{t(`providerProblemNext.${problem}`)}</p>
        </div>
      )}
      <SignInForm onDone={goBack} />
      {ways?.provider && (
        <>
          <p className={styles.or}>{t('signIn.or')}</p>
          <Button component="a" variant="default" href={`${ways.provider.href}?return=${encodeURIComponent(back)}`}>
            {t('signIn.provider', { name: ways.provider.name })}
          </Button>
        </>
      )}
      <p className={styles.soft}>{t('signIn.forgotten')}</p>
    </div>
  );
}
