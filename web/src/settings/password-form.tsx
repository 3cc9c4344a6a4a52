import '@mantine/core/styles/Checkbox.css';

import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { post } from '../api/request.js';
import { useFaults } from '../form/use-faults.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { NewPassword } from '../signing-in/new-password.js';
import { PasswordField } from '../signing-in/password-field.js';
import styles from './settings.module.css';

const blank = { current: '', new: '', tokens: false };

/** Another password; all other browsers are signed out by it. */
export function PasswordForm({ email }: { readonly email: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [typed, setTyped] = useState(blank);
  const form = useRef<HTMLFormElement>(null);
  const change = useMutation({
    mutationFn: () => post<null>('/me/password', typed),
    networkMode: 'always',
    gcTime: 0,
    onSuccess: () => {
      setTyped(blank);
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['sessions', 'me', 'tokens'].includes(`${queryKey[0]}`),
      });
    },
  });
  const { faultOf, rest, lack } = useFaults(form, change.error, ['current', 'new']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!change.isPending && !lack({ current: typed.current, new: typed.new })) change.mutate();
  };
  const type = (changes: Partial<typeof typed>) => {
    if (change.isSuccess) change.reset();
    setTyped({ ...typed, ...changes });
  };
  return (
    <section className={styles.part} aria-labelledby="change-password">
      <h2 id="change-password">{t('account.password')}</h2>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-labelledby="change-password">
        <p className={styles.soft}>{t('account.passwordMeans')}</p>
        {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={() => change.mutate()} />}
        {/* Password managers want to know whose password it is. */}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          label={t('account.current')}
          error={faultOf('current')}
          value={typed.current}
          autoComplete="current-password"
          onType={(current) => type({ current })}
        />
        <NewPassword value={typed.new} error={faultOf('new')} onType={(text) => type({ new: text })} />
        <Checkbox
          label={t('account.tokensToo')}
          description={t('account.tokensTooMeans')}
          checked={typed.tokens}
          onChange={(event) => type({ tokens: event.currentTarget.checked })}
        />
        <p className={styles.actions}>
          <Button type="submit" aria-disabled={change.isPending}>
            {t('account.passwordNow')}
          </Button>
          <span role="status">{change.isSuccess && t('account.passwordChanged')}</span>
        </p>
      </form>
    </section>
  );
}
