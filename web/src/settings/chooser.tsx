import { Button, TextInput } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Named, Page } from '../api/records.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import own from './chooser.module.css';
import styles from './settings.module.css';

/** More of them are not looked through, but searched. */
const MOST_SHOWN = 8;

interface ChooserProps {
  readonly label: string;
  readonly placeholder: string;
  /** What is typed. */
  readonly words: string;
  readonly onType: (words: string) => void;
  readonly request: { readonly error: Error | null; readonly refetch: () => unknown };
  /** What there is; undefined as long as that is not known, or nothing is asked for. */
  readonly found: Page<Named> | undefined;
  /** Whether what there is fits what is typed by now. */
  readonly isSettled: boolean;
  /** Ids of those that are chosen already. */
  readonly without: readonly string[];
  /** What to say where there is none. */
  readonly none: string;
  /** What has just happened. */
  readonly said: string;
  readonly onChoose: (one: Named) => void;
}

/** Finds something by a part of its name: Enter takes the first one that is shown, Escape clears what is typed. */
export function Chooser(props: ChooserProps) {
  const { label, placeholder, words, onType, request, found, isSettled, without, none, said, onChoose } = props;
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const others = (found?.items ?? [])
    .filter(({ id }) => !without.includes(id))
    .sort((a, b) => a.name.localeCompare(b.name));
  const shown = others.slice(0, MOST_SHOWN);
  const hasMore = others.length > shown.length || Boolean(found?.nextCursor);
  const choose = (one: Named) => {
    onType('');
    onChoose(one);
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && words) {
      // What is around it is left by the next one.
      event.stopPropagation();
      onType('');
    }
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return;
    // The form around it is not sent by it.
    event.preventDefault();
    const [first] = shown;
    if (first && words.trim() && isSettled) choose(first);
  };
  return (
    <>
      <TextInput
        ref={field}
        type="search"
        label={label}
        placeholder={placeholder}
        value={words}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => onType(event.currentTarget.value)}
        onKeyDown={press}
      />
      {request.error && <ProblemNotice problem={request.error} onRetry={() => void request.refetch()} />}
      <ul className={own.offered} aria-label={label} hidden={shown.length === 0}>
        {shown.map((one) => (
          <li key={one.id}>
            <Button
              variant="default"
              size="compact-sm"
              classNames={{ label: own.offeredName }}
              aria-label={t('chooser.add', { name: one.name })}
              onClick={() => choose(one)}
            >
              + {one.name}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.soft} role="status">
        {said} {found && shown.length === 0 && none} {hasMore && t('chooser.more')}
      </p>
    </>
  );
}
