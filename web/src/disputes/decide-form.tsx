import { Button, Textarea } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { useWritten } from '../api/case-parts.js';
import type { Dispute } from '../api/cases.js';
import type { Claim } from '../api/records.js';
import form from '../form/form.module.css';
import { formKeys } from '../form/form-keys.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import styles from './case-page.module.css';
import { pressed } from './decision-keys.js';
import { Forecasted } from './forecasted.js';
import type { Lettered } from './lettered.js';
import { OutcomeField } from './outcome-field.js';
import { offeredFor } from './outcomes.js';
import { Stale } from './stale.js';
import { LONGEST, useDecision } from './use-decision.js';
import { WhichField } from './which-field.js';

interface DecideFormProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
  /** Called when somebody leaves without deciding; what was typed is kept for the next time. */
  readonly onCancel: () => void;
  readonly onDone: (decided: Dispute) => void;
}

/** Asks what a case comes to, says what would change, and why. By keyboard: digits, letters, `r`, then Ctrl with Enter. */
export function DecideForm({ dispute, candidates, onCancel, onDone }: DecideFormProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLFormElement>(null);
  const decision = useDecision(dispute, box, onDone);
  const { outcome, chosen, asks, faults, change, turn, saidLack } = decision;
  const written = useWritten(candidates.map(({ claim }) => claim.id));
  const offered = offeredFor(decision.disputed);
  useEffect(() => box.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), []);
  const keys = formKeys(onCancel);
  const act = (event: KeyboardEvent<HTMLFormElement>) => {
    const key = pressed(event);
    const wanted = offered[Number(key) - 1];
    const candidate = candidates.find(({ letter }) => letter.toLowerCase() === key);
    if (wanted) {
      change('outcome', wanted);
      box.current?.querySelector<HTMLElement>(`input[value="${wanted}"]`)?.focus();
    } else if (key === 'r') box.current?.querySelector('textarea')?.focus();
    else if (candidate && asks) turn(candidate.claim.id);
    else return keys(event);
    event.preventDefault();
  };
  const text = (field: keyof typeof LONGEST, rows: number) => (
    <Textarea
      label={t(`decide.${field}`)}
      description={field === 'rationale' && t('decide.rationaleHint')}
      error={faults.faultOf(field)}
      required={field === 'rationale'}
      rows={rows}
      maxLength={LONGEST[field]}
      value={decision.typed[field] ?? ''}
      onChange={(event) => change(field, event.currentTarget.value)}
    />
  );
  const fault = saidLack && t(`decideFault.${saidLack}`);
  return (
    <form
      ref={box}
      className={`${form.form} ${styles.decide}`}
      aria-label={t('decide.title')}
      onSubmit={decision.submit}
      onKeyDown={act}
      noValidate
    >
      {written.length > 0 && <p className={styles.care}>{t('case.wroteNext')}</p>}
      {decision.isStale && <Stale />}
      {faults.rest && (
        <ProblemNotice problem={faults.rest} takesFocus="always" onRetry={() => box.current?.requestSubmit()} />
      )}
      <OutcomeField
        offered={offered}
        chosen={outcome}
        isAlone={candidates.length === 1}
        fault={saidLack === 'outcome' ? fault : null}
        onChoose={(one) => change('outcome', one)}
      />
      {asks && (
        <WhichField
          dispute={dispute}
          candidates={candidates}
          outcome={outcome}
          chosen={chosen}
          fault={fault ?? decision.choiceFault}
          written={written}
          onTurn={turn}
        />
      )}
      <Forecasted forecast={decision.forecast} isClear={decision.lack === null} candidates={candidates} />
      {text('rationale', 3)}
      {text('dissent', 2)}
      {text('reopenWhen', 1)}
      <p className={form.actions}>
        <Button type="submit" size="compact-sm" aria-disabled={decision.isSending}>
          {t(decision.isSending ? 'decide.sending' : 'decide.send')} <kbd aria-hidden>Ctrl ↵</kbd>
        </Button>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
        </Button>
      </p>
      <p className={styles.hint}>{t('decide.keys')}</p>
    </form>
  );
}
