import { Button } from '@mantine/core';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useFaults } from '../form/use-faults.js';
import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import styles from './settings.module.css';

interface ShortFormProps {
  /** What it is about. */
  readonly name: string;
  /** What its button says. */
  readonly now: string;
  readonly request: { readonly error: Error | null; readonly isPending: boolean };
  /** Fields at which something may be wrong. */
  readonly fields: readonly string[];
  /** What must not be left empty. */
  readonly needed: Readonly<Record<string, string>>;
  readonly onSend: () => void;
  /** Where somebody else was faster: what they did is looked at before anything is sent again. */
  readonly onLook?: () => void;
  readonly onCancel: () => void;
  /** The fields, which are told what is wrong with each. */
  readonly children: (faultOf: (field: string) => ReactNode) => ReactNode;
}

/** A form in the place of what it changes: the focus is in its first field, Enter sends it, Escape takes it back. */
export function ShortForm(props: ShortFormProps) {
  const { name, now, request, fields, needed, onSend, onLook, onCancel, children } = props;
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { faultOf, rest, lack } = useFaults(form, request.error, fields);
  const begin = () => form.current?.querySelector('input')?.select();
  useEffect(begin, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!request.isPending && !lack(needed)) onSend();
  };
  const look = () => {
    onLook?.();
    begin();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onCancel();
  };
  return (
    <form ref={form} className={styles.question} onSubmit={submit} onKeyDown={leave} noValidate aria-label={name}>
      {rest && (
        <ProblemNotice problem={rest} takesFocus="always" onRetry={onLook && isOvertaken(rest) ? look : onSend} />
      )}
      {children(faultOf)}
      <p className={styles.actions}>
        <Button type="submit" size="compact-sm" aria-disabled={request.isPending}>
          {now}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
        </Button>
      </p>
    </form>
  );
}
