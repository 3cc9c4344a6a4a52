import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';

import { useMe } from '../api/signing-in.js';
import type { OneTimeLink, User, UserFields } from '../api/users.js';
import { useAddUser } from '../api/users.js';
import { useFaults } from '../form/use-faults.js';
import { formatMoment } from '../format/day.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useReader } from '../words/use-reader.js';
import { SectionHead } from './section-head.js';
import styles from './settings.module.css';
import { ShownOnce } from './shown-once.js';
import { UserFormFields } from './user-fields.js';

/** Adds a person, who comes in by a one-time link, or a service account. */
export function InvitePage({ kind }: Pick<User, 'kind'>) {
  const { t } = useTranslation();
  const reader = useReader();
  const [, navigate] = useLocation();
  const { data: me } = useMe();
  const blank = {
    name: '',
    email: '',
    roles: ['journalist'],
    desks: me?.desk ? [me.desk.id] : [],
    desk: me?.desk?.id ?? '',
  };
  const [typed, setTyped] = useState<UserFields>(blank);
  const [invited, setInvited] = useState<{ readonly user: User; readonly link: OneTimeLink } | null>(null);
  const form = useRef<HTMLFormElement>(null);
  const add = useAddUser();
  const { faultOf, rest, lack } = useFaults(form, add.error, ['name', 'email', 'roles', 'desks', 'desk']);
  const isPerson = kind === 'person';
  const path = isPerson ? '/settings/users' : '/settings/services';
  const send = () => {
    const { email, desk, ...fields } = typed;
    add.mutate(
      { kind, ...fields, name: fields.name.trim(), ...(isPerson && { email: email.trim() }), ...(desk && { desk }) },
      {
        onSuccess: ({ link, ...user }) => {
          if (link) setInvited({ user, link });
          else navigate(`${path}/${user.id}`);
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (add.isPending || lack({ name: typed.name, ...(isPerson && { email: typed.email }) })) return;
    send();
  };
  const again = () => {
    setInvited(null);
    setTyped(blank);
    add.reset();
  };
  return (
    <>
      <p className={styles.back}>
        <Link href={path}>← {t(isPerson ? 'settings.users' : 'settings.services')}</Link>
      </p>
      <SectionHead title={t(isPerson ? 'users.invite' : 'users.addService')} />
      {invited ? (
        <>
          <ShownOnce
            title={t('users.linkFor', { name: invited.user.name })}
            secret={invited.link.href}
            next={t('users.linkNext', { moment: formatMoment(invited.link.expiresAt, reader) })}
            onDone={() => navigate(path)}
          />
          <p>
            <Button variant="default" size="compact-sm" onClick={again}>
              {t('users.inviteAnother')}
            </Button>
          </p>
        </>
      ) : (
        <form ref={form} className={styles.form} onSubmit={submit} noValidate>
          {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={send} />}
          <UserFormFields
            kind={kind}
            typed={typed}
            desks={me?.desk ? [me.desk] : []}
            faultOf={faultOf}
            onChange={(changes) => setTyped({ ...typed, ...changes })}
          />
          <p>
            <Button type="submit" aria-disabled={add.isPending}>
              {t(isPerson ? 'users.inviteNow' : 'users.addNow')}
            </Button>
          </p>
        </form>
      )}
    </>
  );
}
