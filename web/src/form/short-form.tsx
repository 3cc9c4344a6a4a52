import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import styles from './form.module.css';
import { formKeys } from './form-keys.js';
import { useFaults } from './use-faults.js';

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

/** A form in the place of what it changes: the focus is in its first field, Enter sends it (with Ctrl or ⌘ from a field of several lines), Escape takes it back. */
export function ShortForm(props: ShortFormProps) {
  const { name, now, request, fields, needed, onSend, onLook, onCancel, children } = props;
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const { faultOf, rest, lack } = useFaults(form, request.error, fields);
  const begin = () => {
    const field = form.current?.querySelector<HTMLElement>('select, input, textarea');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  };
  useEffect(begin, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!request.isPending && !lack(needed)) onSend();
  };
  const look = () => {
    onLook?.();
    begin();
  };
  return (
    <form
      ref={form}
      className={styles.form}
      onSubmit={submit}
      onKeyDown={formKeys(onCancel)}
      noValidate
      aria-label={name}
    >
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
