import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';

import { post, Problem } from '../api/request.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { DeadLink } from './dead-link.js';
import { LinkForm } from './link-form.js';
import { linkTitle } from './link-title.js';
import { onSecret, takenSecret } from './secret.js';
import styles from './signing-in.module.css';

/** What a one-time link is for. */
export interface LinkPurpose {
  readonly kind: 'set_up' | 'password';
  readonly name: string | null;
  readonly email: string | null;
}

/** Where a one-time link leads: the first account is made, or a password chosen, and one is in. */
export function LinkPage() {
  const { t } = useTranslation();
  const secret = useSyncExternalStore(onSecret, takenSecret);
  const { data, error, refetch } = useQuery({
    queryKey: ['link', secret],
    queryFn: () => post<LinkPurpose>('/one-time-links/check', { secret }),
    enabled: secret !== '',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isDead = !secret || (error instanceof Problem && !error.passing);
  usePageTitle(t(data?.kind === 'set_up' ? 'link.setUp' : 'link.welcome'));
  return (
    <div className={styles.page}>
      <h1>{t(linkTitle(secret, isDead, data?.kind))}</h1>
      {isDead && <DeadLink isWhole={secret !== ''} />}
      {error && !isDead && <ProblemNotice problem={error} takesFocus onRetry={() => void refetch()} />}
      {data && !error && <LinkForm key={secret} secret={secret} purpose={data} />}
    </div>
  );
}
