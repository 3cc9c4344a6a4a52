import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useDecide } from '../api/comparisons.js';
import type { Decision, Link } from '../api/records.js';
import { formKeys } from '../form/form-keys.js';
import { keepText, keptText } from '../shell/kept-text.js';
import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import styles from './comparison.module.css';

interface DecisionFormProps {
  readonly link: Link;
  readonly decision: Decision;
  /** Called when the reader leaves without deciding; what was typed is kept for the next time. */
  readonly onCancel: () => void;
  readonly onDone: (decision: Decision) => void;
}

/** As long as the instance takes. */
const LONGEST = 2000;

/** Asks before a link is confirmed or dismissed, and says what that means: there is no way back. */
export function DecisionForm({ link, decision, onCancel, onDone }: DecisionFormProps) {
  const { t } = useTranslation();
  const key = `reason.${decision}.${link.id}`;
  const [reason, setReason] = useState(() => keptText(key));
  const [missing, setMissing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const title = useId();
  const decide = useDecide(link);
  const client = useQueryClient();
  useEffect(() => (decision === 'dismiss' ? field : button).current?.focus(), [decision]);
  const type = (text: string) => {
    setReason(text);
    setMissing(false);
    keepText(key, text);
  };
  const send = () => {
    if (decide.isPending) return;
    if (decision === 'dismiss' && !reason.trim()) {
      setMissing(true);
      field.current?.focus();
      return;
    }
    const done = () => {
      keepText(key, '');
      onDone(decision);
    };
    decide.mutate({ decision, reason: reason.trim() }, { onSuccess: done });
  };
  const reload = () => {
    decide.reset();
    void client.invalidateQueries();
    onCancel();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const titleKey = link.kind === 'tension' ? (`${decision}TitleTension` as const) : (`${decision}Title` as const);
  return (
    <form
      className={styles.decision}
      aria-labelledby={title}
      onSubmit={submit}
      onKeyDown={formKeys(onCancel)}
      noValidate
    >
      <h3 id={title}>{t(`decision.${titleKey}`)}</h3>
      <p>{t(`decision.${decision}Means`)}</p>
      {decide.error && (
        <>
          <p className={styles.failed}>{t('decision.failed')}</p>
          <ProblemNotice
            problem={decide.error}
            takesFocus="always"
            onRetry={isOvertaken(decide.error) ? reload : send}
          />
        </>
      )}
      <TextInput
        ref={field}
        label={t(decision === 'dismiss' ? 'decision.reason' : 'decision.note')}
        description={t('decision.reasonHint')}
        error={missing && t('decision.reasonMissing')}
        required={decision === 'dismiss'}
        value={reason}
        maxLength={LONGEST}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <p className={styles.actions}>
        <Button ref={button} type="submit" size="compact-sm" aria-disabled={decide.isPending}>
          {t(decide.isPending ? 'decision.working' : `decision.${decision}Now`)}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
        </Button>
      </p>
    </form>
  );
}
