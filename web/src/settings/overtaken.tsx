import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { User, UserFields } from '../api/users.js';
import { dotted } from '../format/dotted.js';
import notice from '../shell/notice.module.css';
import { useTerm } from '../words/use-term.js';
import { inOrder } from './roles.js';

interface OvertakenProps {
  readonly stored: User;
  readonly collided: readonly (keyof UserFields)[];
}

/** Somebody else has saved meanwhile: what is stored where both changed the same, and what saving again does. */
export function Overtaken({ stored, collided }: OvertakenProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [stored]);
  const words: Readonly<Record<keyof UserFields, string>> = {
    name: stored.name,
    email: stored.email ?? '',
    roles: dotted(inOrder(stored.roles).map((role) => term('role', role))) || t('role.none'),
    desks: stored.desks.map(({ name }) => name).join(', '),
    desk: stored.desk?.name ?? '',
  };
  const names = {
    name: 'fields.name',
    email: 'fields.email',
    roles: 'users.roles',
    desks: 'users.desks',
    desk: 'users.home',
  } as const;
  return (
    <div ref={box} className={notice.problem} role="alert" tabIndex={-1}>
      <p className={notice.what}>{t('users.overtaken')}</p>
      {collided.length === 0 ? (
        <p>{t('users.overtakenElsewhere')}</p>
      ) : (
        <>
          <p>{t('users.overtakenSame')}</p>
          <ul>
            {collided.map((field) => (
              <li key={field}>
                {t(names[field])}: {words[field]}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
