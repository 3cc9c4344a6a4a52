import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { FormEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { permissions } from '../api/me.js';
import { useMe } from '../api/signing-in.js';
import type { NewToken } from '../api/tokens.js';
import { useMakeToken } from '../api/tokens.js';
import { useFaults } from '../form/use-faults.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { withRole } from './roles.js';
import styles from './settings.module.css';
import { lifetimes, momentAfter } from './token-lifetime.js';

interface TokenFormProps {
  /** The service account it is for; absent: for oneself. */
  readonly user?: string;
  readonly onMade: (token: NewToken) => void;
  readonly onCancel: () => void;
}

/** What a token is called, what it may do (never more than whoever makes it), and how long it works. */
export function TokenForm({ user, onMade, onCancel }: TokenFormProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly string[]>(['records:read']);
  const [lifetime, setLifetime] = useState<string>('90');
  const form = useRef<HTMLFormElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const make = useMakeToken();
  const { faultOf, rest, lack } = useFaults(form, make.error, ['name', 'scopes', 'expiresAt']);
  useEffect(() => field.current?.focus(), []);
  const send = () =>
    make.mutate(
      { name: name.trim(), scopes, expiresAt: momentAfter(lifetime, Date.now()), ...(user && { user }) },
      { onSuccess: onMade },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!make.isPending && !lack({ name, scopes: scopes.join(' ') })) send();
  };
  const leave = (event: KeyboardEvent) => event.key === 'Escape' && onCancel();
  return (
    <form
      ref={form}
      className={styles.question}
      onSubmit={submit}
      onKeyDown={leave}
      noValidate
      aria-label={t('tokens.make')}
    >
      {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={send} />}
      <TextInput
        ref={field}
        label={t('fields.name')}
        description={t('tokens.nameMeans')}
        error={faultOf('name')}
        value={name}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <fieldset className={styles.choices}>
        <legend>{t('tokens.scopes')}</legend>
        {permissions
          .filter(
            (permission) => me?.permissions.includes(permission) && (user || permission !== 'accounts:administer'),
          )
          .map((permission) => (
            <Checkbox
              key={permission}
              label={t(`scope.${permission}`)}
              checked={scopes.includes(permission)}
              onChange={(event) => setScopes(withRole(scopes, permission, event.currentTarget.checked))}
            />
          ))}
        {faultOf('scopes') && (
          <p className={styles.fault} tabIndex={-1} aria-invalid>
            {faultOf('scopes')}
          </p>
        )}
      </fieldset>
      <NativeSelect
        label={t('tokens.lifetime')}
        error={faultOf('expiresAt')}
        value={lifetime}
        data={lifetimes.map((days) => ({ value: days, label: t(`tokenLifetime.${days}`) }))}
        onChange={(event) => setLifetime(event.currentTarget.value)}
      />
      <p className={styles.actions}>
        <Button type="submit" size="compact-sm" aria-disabled={make.isPending}>
          {t('tokens.makeNow')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
        </Button>
      </p>
    </form>
  );
}
