import { Button, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesksNamed } from '../api/desks.js';
import type { Named } from '../api/records.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import own from './desks-field.module.css';
import styles from './settings.module.css';

/** More of them are not looked through, but searched. */
const MOST_SHOWN = 8;

interface DeskChooserProps {
  /** Ids of those that are chosen already. */
  readonly without: readonly string[];
  /** What has just happened. */
  readonly said: string;
  readonly onChoose: (desk: Named) => void;
}

/** Finds a desk by a part of its name: Enter takes the first one that is shown. */
export function DeskChooser({ without, said, onChoose }: DeskChooserProps) {
  const { t } = useTranslation();
  const [words, setWords] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const request = useDesksNamed(words.trim());
  const others = (request.data?.items ?? [])
    .filter(({ id }) => !without.includes(id))
    .sort((a, b) => a.name.localeCompare(b.name));
  const shown = others.slice(0, MOST_SHOWN);
  const hasMore = others.length > shown.length || Boolean(request.data?.nextCursor);
  const choose = (desk: Named) => {
    setWords('');
    onChoose(desk);
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setWords('');
    if (event.key !== 'Enter') return;
    // The form around it is not sent by it.
    event.preventDefault();
    const [first] = shown;
    if (first && words.trim() && !request.isPlaceholderData) choose(first);
  };
  return (
    <>
      <TextInput
        ref={field}
        type="search"
        label={t('users.addDesk')}
        placeholder={t('users.addDeskBy')}
        value={words}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => setWords(event.currentTarget.value)}
        onKeyDown={press}
      />
      {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
      <ul className={own.offered} aria-label={t('users.addDesk')} hidden={shown.length === 0}>
        {shown.map((desk) => (
          <li key={desk.id}>
            <Button
              variant="default"
              size="compact-sm"
              classNames={{ label: own.offeredName }}
              aria-label={t('users.addThisDesk', { name: desk.name })}
              onClick={() => choose(desk)}
            >
              + {desk.name}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.soft} role="status">
        {said} {request.data && shown.length === 0 && t(words.trim() ? 'users.noSuchDesk' : 'users.noOtherDesk')}{' '}
        {hasMore && t('users.moreDesks')}
      </p>
    </>
  );
}
