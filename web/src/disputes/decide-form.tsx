import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { CaseParts } from '../api/case-parts.js';
import type { Dispute } from '../api/cases.js';
import { useForecast, useResolve } from '../api/disputes.js';
import type { Claim } from '../api/records.js';
import { Problem } from '../api/request.js';
import form from '../form/form.module.css';
import { formKeys } from '../form/form-keys.js';
import { useFaults } from '../form/use-faults.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import styles from './case-page.module.css';
import { pressed } from './decision-keys.js';
import { Forecasted } from './forecasted.js';
import type { Lettered } from './lettered.js';
import { OutcomeField } from './outcome-field.js';
import { asksWhich, chosenFor, lackIn, offeredFor, withChosen } from './outcomes.js';
import { WhichField } from './which-field.js';

interface DecideFormProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
  readonly parts: CaseParts;
  /** Called when somebody leaves without deciding; what was typed is kept for the next time. */
  readonly onCancel: () => void;
  readonly onDone: (decided: Dispute) => void;
}

/** As long as the instance takes. */
const LONGEST = { rationale: 5000, dissent: 5000, reopenWhen: 2000 } as const;

/** Asks what a case comes to, says what would change, and why. By keyboard: digits, letters, `r`, then Ctrl with Enter. */
export function DecideForm({ dispute, candidates, parts, onCancel, onDone }: DecideFormProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const box = useRef<HTMLFormElement>(null);
  const [typed, type, clear] = useKeptFields(`decide.${dispute.id}`);
  const [tried, setTried] = useState(false);
  const [stale, setStale] = useState(false);
  const resolve = useResolve(dispute);
  const { outcome = '', chosen: marked = '', rationale = '', dissent = '', reopenWhen = '' } = typed;
  const disputed = {
    candidates: candidates.map(({ claim }) => claim.id),
    derivations: dispute.derivations?.map(({ id }) => id) ?? [],
  };
  const chosen = chosenFor(outcome, marked.split(' ').filter(Boolean), disputed);
  const lack = lackIn(outcome, chosen, disputed);
  const forecast = useForecast(dispute, lack === null ? { outcome, chosen } : null);
  const error = resolve.error instanceof Problem && passed.includes(resolve.error.code) ? null : resolve.error;
  const faults = useFaults(box, error, ['outcome', 'chosen', ...Object.keys(LONGEST)]);
  const offered = offeredFor(disputed);
  useEffect(() => box.current?.querySelector<HTMLElement>('input:checked, input')?.focus(), []);
  const change = (field: string, words: string) => {
    if (resolve.error) resolve.reset();
    type(field, words);
  };
  const turn = (id: string) => change('chosen', withChosen(outcome, chosen, id, disputed).join(' '));
  const failed = (problem: Error) => {
    const code = problem instanceof Problem ? problem.code : '';
    setStale(code === 'stale-version');
    if (passed.includes(code)) void client.invalidateQueries({ queryKey: ['dispute', dispute.id] });
  };
  const done = (decided: Dispute) => {
    clear();
    onDone(decided);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const lacking = { outcome, chosen: lack === null || lack === 'outcome' ? 'said' : '', rationale };
    if (resolve.isPending || faults.lack(lacking)) return;
    const more = {
      ...(dissent.trim() && { dissent: dissent.trim() }),
      ...(reopenWhen.trim() && { reopenWhen: reopenWhen.trim() }),
    };
    resolve.mutate({ outcome, chosen, rationale: rationale.trim(), ...more }, { onSuccess: done, onError: failed });
  };
  const keys = formKeys(onCancel);
  const act = (event: KeyboardEvent<HTMLFormElement>) => {
    const key = pressed(event);
    const nth = key === null ? -1 : '123456789'.indexOf(key);
    const candidate = candidates.find(({ letter }) => letter.toLowerCase() === key);
    const wanted = offered[nth];
    if (wanted) {
      change('outcome', wanted);
      box.current?.querySelector<HTMLElement>(`input[value="${wanted}"]`)?.focus();
    } else if (key === 'r') box.current?.querySelector('textarea')?.focus();
    else if (candidate && asksWhich(outcome, disputed)) turn(candidate.claim.id);
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
      value={typed[field] ?? ''}
      onChange={(event) => change(field, event.currentTarget.value)}
    />
  );
  const fault = lack && tried ? t(`decideFault.${lack}`) : null;
  return (
    <form
      ref={box}
      className={`${form.form} ${styles.decide}`}
      aria-label={t('decide.title')}
      onSubmit={submit}
      onKeyDown={act}
      noValidate
    >
      {stale && <Stale />}
      {faults.rest && (
        <ProblemNotice problem={faults.rest} takesFocus="always" onRetry={() => box.current?.requestSubmit()} />
      )}
      <OutcomeField
        offered={offered}
        chosen={outcome}
        isAlone={candidates.length === 1}
        fault={lack === 'outcome' ? fault : null}
        onChoose={(one) => change('outcome', one)}
      />
      {asksWhich(outcome, disputed) && (
        <WhichField
          dispute={dispute}
          candidates={candidates}
          parts={parts}
          outcome={outcome}
          chosen={chosen}
          fault={fault ?? (resolve.error && faults.faultOf('chosen'))}
          onTurn={turn}
        />
      )}
      <Forecasted forecast={forecast} isClear={lack === null} candidates={candidates} />
      {text('rationale', 3)}
      {text('dissent', 2)}
      {text('reopenWhen', 1)}
      <p className={form.actions}>
        <Button type="submit" size="compact-sm" aria-disabled={resolve.isPending}>
          {t(resolve.isPending ? 'decide.sending' : 'decide.send')} <kbd aria-hidden>Ctrl ↵</kbd>
        </Button>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
        </Button>
      </p>
      <p className={styles.hint}>{t('decide.keys')}</p>
    </form>
  );
}

/** What the case itself says as soon as it is shown as it is now. */
const passed = ['stale-version', 'already-decided'];

/** Says that there is something new to look at before the decision is sent again. */
function Stale() {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.overtaken}>
      <p>
        <b>{t('decide.stale')}</b>
      </p>
      <p>{t('decide.staleNext')}</p>
    </div>
  );
}
