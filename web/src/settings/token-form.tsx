import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { permissions } from '../api/me.js';
import { useMe } from '../api/signing-in.js';
import type { NewToken } from '../api/tokens.js';
import { useMakeToken } from '../api/tokens.js';
import { ShortForm } from '../form/short-form.js';
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
  const make = useMakeToken();
  const send = () =>
    make.mutate(
      { name: name.trim(), scopes, expiresAt: momentAfter(lifetime, Date.now()), ...(user && { user }) },
      { onSuccess: onMade },
    );
  return (
    <ShortForm
      name={t('tokens.make')}
      now={t('tokens.makeNow')}
      request={make}
      fields={['name', 'scopes', 'expiresAt']}
      needed={{ name, scopes: scopes.join(' ') }}
      onSend={send}
      onCancel={onCancel}
    >
      {(faultOf) => (
        <>
          <TextInput
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
        </>
      )}
    </ShortForm>
  );
}
