import '@mantine/core/styles/PasswordInput.css';

import { Button, PasswordInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { accessToken, keepAccessToken } from '../api/access.js';
import styles from './notice.module.css';

interface AccessFormProps {
  /** Called when a token was entered: what was refused can be asked again. */
  readonly onToken: () => void;
}

/** Asks for the instance's access token. */
export function AccessForm({ onToken }: AccessFormProps) {
  const { t } = useTranslation();
  const [entered, setEntered] = useState('');
  const [error, setError] = useState(() => (accessToken() ? t('token.wrong') : ''));
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!entered.trim()) {
      setError(t('token.missing'));
      field.current?.focus();
      return;
    }
    keepAccessToken(entered.trim());
    onToken();
  };
  return (
    <form className={styles.access} onSubmit={submit} noValidate>
      <h2>{t('token.title')}</h2>
      <p>{t('token.why')}</p>
      <PasswordInput
        ref={field}
        label={t('token.label')}
        description={t('token.where')}
        error={error || undefined}
        value={entered}
        autoComplete="off"
        visibilityToggleFocusable
        visibilityToggleButtonProps={{ 'aria-label': t('token.reveal') }}
        onChange={(event) => setEntered(event.currentTarget.value)}
      />
      <Button type="submit">{t('token.use')}</Button>
    </form>
  );
}
