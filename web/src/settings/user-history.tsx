import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { Named, Revision } from '../api/records.js';
import { useUserHistory } from '../api/users.js';
import { formatMoment } from '../format/day.js';
import { dotted } from '../format/dotted.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useInstanceWords } from '../words/use-instance-words.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { inOrder } from './roles.js';
import styles from './settings.module.css';

/** Who gave somebody which roles and desks, who took them, and when: the newest first. */
export function UserHistory({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const request = useUserHistory(id);
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section className={styles.part} aria-labelledby="user-history">
      <h2 id="user-history">{t('users.history')}</h2>
      {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
      <ol className={styles.rows}>
        {all.map((revision) => (
          <li key={revision.version}>
            <Entry revision={revision} />
          </li>
        ))}
      </ol>
      {request.hasNextPage && (
        <p>
          <Button variant="default" size="compact-sm" onClick={() => void request.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </p>
      )}
    </section>
  );
}

const labels = {
  name: 'fields.name',
  roles: 'users.roles',
  desks: 'users.desks',
  desk: 'users.home',
  disabled: 'users.state',
} as const;

function Entry({ revision }: { readonly revision: Revision }) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const own = useInstanceWords();
  const { actor, recordedAt, operation, reason, changes = [] } = revision;
  const shown = (path: string, value: unknown): string => {
    const words = Array.isArray(value)
      ? path === 'roles'
        ? dotted(inOrder(value as string[]).map((role) => term('role', role)))
        : (value as Named[]).map(({ name }) => name).join(', ')
      : path === 'disabled'
        ? t(value ? 'userState.disabled' : 'userState.active')
        : typeof value === 'string'
          ? value
          : ((value as Named | null)?.name ?? '');
    return words || t('history.nothing');
  };
  return (
    <>
      <p>
        <b>{term('operation', operation)}</b>{' '}
        {dotted([actor ? own(actor.name) : t('history.unknownActor'), formatMoment(recordedAt, reader)])}
      </p>
      {reason && <p>{own(reason)}</p>}
      {changes.map(({ path, before, after }) => (
        <p key={path} className={styles.soft}>
          {path in labels ? t(labels[path as keyof typeof labels]) : path}: {t('history.before')} {shown(path, before)},{' '}
          {t('history.after')} <b>{shown(path, after)}</b>
        </p>
      ))}
    </>
  );
}
