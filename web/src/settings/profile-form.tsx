import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { speakAs } from '../api/caller.js';
import type { Me } from '../api/me.js';
import { patch } from '../api/request.js';
import { meKey } from '../api/signing-in.js';
import { useFaults } from '../form/use-faults.js';
import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import { changesOf } from './edited.js';
import styles from './settings.module.css';

/** One's name and the desk one acts for where one does not say. */
export function ProfileForm({ me }: { readonly me: Me }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [typed, setTyped] = useState({ name: me.name, desk: me.desk?.id ?? '' });
  const form = useRef<HTMLFormElement>(null);
  const save = useMutation({
    mutationFn: () => patch<Me>('/me', changesOf({ name: me.name, desk: me.desk?.id ?? '' }, typed), me.version),
    networkMode: 'always',
    // What has become of it meanwhile is looked at before it is changed again.
    onError: () => client.invalidateQueries({ queryKey: meKey }),
    onSuccess: (now) => {
      speakAs(now);
      client.setQueryData(meKey, now);
    },
  });
  const { faultOf, rest, lack } = useFaults(form, save.error, ['name', 'desk']);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!save.isPending && !lack({ name: typed.name })) save.mutate();
  };
  const type = (changes: Partial<typeof typed>) => {
    save.reset();
    setTyped({ ...typed, ...changes });
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {rest && (
        <ProblemNotice
          problem={rest}
          takesFocus="always"
          onRetry={() => (isOvertaken(rest) ? save.reset() : save.mutate())}
        />
      )}
      <TextInput
        label={t('fields.name')}
        description={t('account.nameMeans')}
        error={faultOf('name')}
        value={typed.name}
        maxLength={300}
        autoComplete="name"
        onChange={(event) => type({ name: event.currentTarget.value })}
      />
      {me.email && (
        <TextInput label={t('fields.email')} description={t('account.emailMeans')} value={me.email} readOnly />
      )}
      {me.desks.length > 1 && (
        <NativeSelect
          label={t('users.home')}
          description={t('users.homeMeans')}
          error={faultOf('desk')}
          value={typed.desk}
          data={me.desks.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(event) => type({ desk: event.currentTarget.value })}
        />
      )}
      <p className={styles.actions}>
        <Button type="submit" aria-disabled={save.isPending}>
          {t('settings.save')}
        </Button>
        <span role="status">{save.isSuccess && t('settings.saved')}</span>
      </p>
    </form>
  );
}
