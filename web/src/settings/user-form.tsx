import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem, read } from '../api/request.js';
import type { User, UserFields } from '../api/users.js';
import { useChangeUser } from '../api/users.js';
import { useFaults } from '../form/use-faults.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { carriedOver, changesOf, collisions } from './edited.js';
import { Overtaken } from './overtaken.js';
import styles from './settings.module.css';
import { UserFormFields } from './user-fields.js';

interface Editing {
  readonly base: User;
  readonly typed: UserFields;
  /** What somebody else has changed meanwhile that the reader has changed too. */
  readonly collided: readonly (keyof UserFields)[] | null;
  readonly saved: boolean;
}

/** What an administrator says about a user. Where somebody else was faster, what was typed is kept, and said what is stored. */
export function UserForm({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [{ base, typed, collided, saved }, edit] = useState<Editing>(() => started(user, false));
  const form = useRef<HTMLFormElement>(null);
  const change = useChangeUser(user.id);
  const { faultOf, rest, lack } = useFaults(form, change.error, ['name', 'email', 'roles', 'desks', 'desk']);
  const isOvertaken = rest instanceof Problem && rest.status === 412;
  const catchUp = async () => {
    const now = await read<User>(`/users/${encodeURIComponent(user.id)}`);
    client.setQueryData(['user', user.id], now);
    const [before, stored] = [fieldsOf(base), fieldsOf(now)];
    edit({
      base: now,
      typed: carriedOver({ ...before }, { ...typed }, { ...stored }),
      collided: collisions({ ...before }, { ...typed }, { ...stored }),
      saved: false,
    });
  };
  const send = () => {
    const changes = changesOf({ ...fieldsOf(base) }, { ...typed });
    if (Object.keys(changes).length === 0) return edit(started(base, true));
    change.mutate(
      { changes, version: base.version },
      {
        onSuccess: (now) => edit(started(now, true)),
        onError: (problem) =>
          void (problem instanceof Problem && problem.status === 412 && catchUp().catch(() => null)),
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || lack({ name: typed.name, ...(user.kind === 'person' && { email: typed.email }) })) return;
    send();
  };
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {isOvertaken && collided && <Overtaken stored={base} collided={collided} />}
      {rest && !(isOvertaken && collided) && <ProblemNotice problem={rest} takesFocus="always" onRetry={send} />}
      <UserFormFields
        kind={user.kind}
        typed={typed}
        desks={base.desks}
        faultOf={faultOf}
        onChange={(changes) => edit({ base, typed: { ...typed, ...changes }, collided, saved: false })}
      />
      <p className={styles.actions}>
        <Button type="submit" aria-disabled={change.isPending}>
          {t('settings.save')}
        </Button>
        <span role="status">{saved && t('settings.saved')}</span>
      </p>
    </form>
  );
}

function started(user: User, saved: boolean): Editing {
  return { base: user, typed: fieldsOf(user), collided: null, saved };
}

function fieldsOf({ name, email, roles, desks, desk }: User): UserFields {
  return { name, email: email ?? '', roles, desks: desks.map(({ id }) => id), desk: desk?.id ?? '' };
}
