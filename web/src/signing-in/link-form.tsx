import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import type { Me } from '../api/me.js';
import { post, Problem } from '../api/request.js';
import { goOnAs } from '../api/signing-in.js';
import { useFaults } from '../form/use-faults.js';
import { announce } from '../shell/announced.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { noteArrival } from '../shell/use-arrival-focus.js';
import { DeadLink } from './dead-link.js';
import type { LinkPurpose } from './link-page.js';
import { NewPassword } from './new-password.js';
import { forgetSecret } from './secret.js';
import styles from './signing-in.module.css';

interface LinkFormProps {
  readonly secret: string;
  readonly purpose: LinkPurpose;
}

/** Who one is, where the link does not know yet, and the password one will sign in with. */
export function LinkForm({ secret, purpose }: LinkFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const setsUp = purpose.kind === 'set_up';
  const [typed, setTyped] = useState({ name: purpose.name ?? '', email: purpose.email ?? '', password: '' });
  const form = useRef<HTMLFormElement>(null);
  const redeem = useMutation({
    mutationFn: () =>
      post<Me>('/one-time-links/redeem', {
        secret,
        password: typed.password,
        ...(setsUp && { name: typed.name.trim(), email: typed.email.trim() }),
      }),
    networkMode: 'always',
    gcTime: 0,
    onSuccess: (me) => {
      goOnAs(client, me);
      forgetSecret();
      noteArrival();
      announce(t('signIn.done', { name: me.name }));
      navigate(setsUp ? '/settings/users' : '/claims', { replace: true });
    },
  });
  const { faultOf, rest, lack } = useFaults(form, redeem.error, ['name', 'email', 'password']);
  const isDead = rest instanceof Problem && rest.errors.some(({ pointer }) => pointer === '/secret');
  useEffect(() => form.current?.querySelector<HTMLInputElement>('input:not([readonly])')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (redeem.isPending || lack(typed)) return;
    redeem.mutate();
  };
  const type = (name: keyof typeof typed) => (text: string) => setTyped({ ...typed, [name]: text });
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate aria-label={t('link.form')}>
      <p>{t(setsUp ? 'link.setUpMeans' : 'link.welcomeMeans')}</p>
      {isDead && <DeadLink isWhole />}
      {rest && !isDead && <ProblemNotice problem={rest} takesFocus="always" onRetry={() => redeem.mutate()} />}
      {setsUp ? (
        <TextInput
          name="name"
          label={t('fields.name')}
          error={faultOf('name')}
          value={typed.name}
          autoComplete="name"
          onChange={(event) => type('name')(event.currentTarget.value)}
        />
      ) : (
        <p>{t('link.for', { name: purpose.name ?? '' })}</p>
      )}
      <TextInput
        type="email"
        name="email"
        label={t('fields.email')}
        description={setsUp ? t('link.emailWhy') : undefined}
        error={faultOf('email')}
        value={typed.email}
        readOnly={!setsUp}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => type('email')(event.currentTarget.value)}
      />
      <NewPassword value={typed.password} error={faultOf('password')} onType={type('password')} />
      <Button type="submit" aria-disabled={redeem.isPending}>
        {t(redeem.isPending ? 'signIn.working' : 'link.now')}
      </Button>
    </form>
  );
}
