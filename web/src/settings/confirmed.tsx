import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent, KeyboardEvent, ReactNode } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import styles from './settings.module.css';

interface ConfirmedProps {
  /** What the button says that asks. */
  readonly label: string;
  /** Tells buttons of several rows apart. */
  readonly about?: string;
  /** What it means. */
  readonly means: string;
  /** What the button says that does it. */
  readonly now: string;
  readonly act: () => Promise<unknown>;
  /** Where somebody else was faster: what they did is looked at. */
  readonly onLook?: () => void;
  readonly children?: ReactNode;
}

/** A button that asks first, in its place: what it does cannot be undone. Escape takes the question back. */
export function Confirmed({ label, about, means, now, act, onLook, children }: ConfirmedProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const asks = useRef<HTMLButtonElement>(null);
  const does = useRef<HTMLButtonElement>(null);
  const question = useId();
  const acting = useMutation({ mutationFn: act, networkMode: 'always', onSuccess: () => close() });
  useEffect(() => {
    if (asking) does.current?.focus();
  }, [asking]);
  const close = () => {
    acting.reset();
    setAsking(false);
    asks.current?.focus();
  };
  const look = () => {
    close();
    onLook?.();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!acting.isPending) acting.mutate();
  };
  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  };
  return (
    <>
      <Button
        ref={asks}
        variant="default"
        size="compact-sm"
        aria-expanded={asking}
        aria-label={about && `${label}: ${about}`}
        onClick={() => setAsking(!asking)}
      >
        {label}
      </Button>
      {asking && (
        <form className={styles.question} aria-labelledby={question} onSubmit={submit} onKeyDown={leave}>
          <p id={question}>{means}</p>
          {children}
          {acting.error && (
            <ProblemNotice
              problem={acting.error}
              takesFocus="always"
              onRetry={isOvertaken(acting.error) ? look : () => acting.mutate()}
            />
          )}
          <p className={styles.actions}>
            <Button ref={does} type="submit" size="compact-sm" color="red" aria-disabled={acting.isPending}>
              {acting.isPending ? t('settings.working') : now}
            </Button>
            <Button variant="default" size="compact-sm" onClick={close}>
              {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
            </Button>
          </p>
        </form>
      )}
    </>
  );
}
