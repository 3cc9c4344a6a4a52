import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Me } from '../api/me.js';
import { post } from '../api/request.js';
import { goOnAs } from '../api/signing-in.js';
import { announce } from '../shell/announced.js';
import { noteArrival } from '../shell/use-arrival-focus.js';
import { PasswordField } from './password-field.js';
import { SignInProblem } from './sign-in-problem.js';
import styles from './signing-in.module.css';

interface SignInFormProps {
  /** Whose session has ended; empty where nobody was signed in. */
  readonly email?: string;
  /** Called once somebody is signed in. */
  readonly onDone: () => void;
}

/** Email and password. What is wrong is said in the form, and the focus goes to what has to be mended. */
export function SignInForm({ email: known = '', onDone }: SignInFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [lacking, setLacking] = useState<'email' | 'password' | null>(null);
  const [waiting, setWaiting] = useState(false);
  const fields = { email: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) };
  const signIn = useMutation({
    mutationFn: () => post<Me>('/sessions', { email: email.trim(), password }),
    networkMode: 'always',
    gcTime: 0,
    onSuccess: (me) => {
      noteArrival();
      announce(t('signIn.done', { name: me.name }));
      goOnAs(client, me);
      onDone();
    },
    onError: () => fields.password.current?.select(),
  });
  useEffect(() => fields[known ? 'password' : 'email'].current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (signIn.isPending || waiting) return;
    const empty = !email.trim() ? 'email' : !password ? 'password' : null;
    setLacking(empty);
    if (empty) fields[empty].current?.focus();
    else signIn.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate aria-label={t('signIn.title')}>
      {signIn.error && !signIn.isPending && <SignInProblem problem={signIn.error} onWait={setWaiting} />}
      <TextInput
        ref={fields.email}
        type="email"
        name="email"
        label={t('signIn.email')}
        error={lacking === 'email' && t('signIn.emailMissing')}
        value={email}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordField
        ref={fields.password}
        label={t('signIn.password')}
        error={lacking === 'password' && t('signIn.passwordMissing')}
        value={password}
        autoComplete="current-password"
        onType={setPassword}
      />
      <Button type="submit" aria-disabled={signIn.isPending || waiting} data-disabled={waiting || undefined}>
        {t(signIn.isPending ? 'signIn.working' : 'signIn.now')}
      </Button>
    </form>
  );
}
