import { Button, Checkbox, NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesks } from '../api/desks.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { withRole } from './roles.js';
import styles from './settings.module.css';

interface DesksFieldProps {
  readonly desks: readonly string[];
  /** The home desk. */
  readonly desk: string;
  readonly error: ReactNode;
  readonly onChange: (desks: readonly string[], desk: string) => void;
}

/** The desks somebody belongs to, and which of them they act for where they do not say. */
export function DesksField({ desks, desk, error, onChange }: DesksFieldProps) {
  const { t } = useTranslation();
  const request = useDesks();
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  const own = all.filter(({ id }) => desks.includes(id));
  const change = (id: string, belongs: boolean) => {
    const next = withRole(desks, id, belongs);
    onChange(next, next.includes(desk) ? desk : (next[0] ?? ''));
  };
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{t('users.desks')}</legend>
        <p className={styles.soft}>{t('users.desksMean')}</p>
        {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
        {all.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={desks.includes(id)}
            onChange={(event) => change(id, event.currentTarget.checked)}
          />
        ))}
        {request.hasNextPage && (
          <Button variant="default" size="compact-sm" onClick={() => void request.fetchNextPage()}>
            {t('list.more')}
          </Button>
        )}
        {error && (
          <p className={styles.fault} tabIndex={-1} aria-invalid>
            {error}
          </p>
        )}
      </fieldset>
      {own.length > 1 && (
        <NativeSelect
          label={t('users.home')}
          description={t('users.homeMeans')}
          value={desk}
          data={own.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => onChange(desks, event.currentTarget.value)}
        />
      )}
    </>
  );
}
