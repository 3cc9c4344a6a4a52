import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import { idIn } from '../api/found-claims.js';
import type { Evidence, OwnReview } from '../api/reviews.js';
import { useTakeStep } from '../api/reviews.js';
import { formKeys } from '../form/form-keys.js';
import { useFaults } from '../form/use-faults.js';
import { isOvertaken, ProblemNotice } from '../shell/problem-notice.js';
import { useKeptFields } from '../shell/use-kept-fields.js';
import { useTerm } from '../words/use-term.js';
import { EvidenceField } from './evidence-field.js';
import styles from './review.module.css';
import { needsReason, verdicts } from './steps.js';

interface StepFormProps {
  /** Id of the claim. */
  readonly claim: string;
  readonly review: OwnReview;
  readonly to: string;
  /** Called when the reader leaves without a step; what was typed is kept for the next time. */
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** As long as the instance takes. */
const LONGEST = 2000;

/** Asks what has to be said with a step of a review, and says what it means. */
export function StepForm({ claim, review, to, onCancel, onDone }: StepFormProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const form = useRef<HTMLFormElement>(null);
  const [typed, type, clear] = useKeptFields(`step.${claim}.${to}`);
  const [evidence, setEvidence] = useState<readonly Evidence[]>([]);
  const client = useQueryClient();
  const step = useTakeStep(claim, review.version);
  const { faultOf, rest, lack } = useFaults(form, step.error, ['reason', 'verdict', 'supersededBy']);
  const { reason = '', verdict = '', supersededBy = '' } = typed;
  const judges = to === 'reviewed';
  const corrects = to === 'corrected';
  useEffect(() => form.current?.querySelector<HTMLElement>('select, input, textarea, button')?.focus(), []);
  const send = () =>
    step.mutate(
      {
        to,
        ...(reason.trim() && { reason: reason.trim() }),
        ...(judges && { verdict, evidence }),
        ...(corrects && { supersededBy: idIn(supersededBy) }),
      },
      {
        onSuccess: () => {
          clear();
          onDone();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (step.isPending) return;
    const needed = {
      ...(judges && { verdict }),
      ...(corrects && { supersededBy }),
      ...(needsReason(review.state, to) && { reason }),
    };
    if (!lack(needed)) send();
  };
  const reload = () => {
    step.reset();
    void client.invalidateQueries({ queryKey: ['claim', claim] });
    onCancel();
  };
  const name = term('reviewStep', stepName(review.state, to));
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={name}
      onSubmit={submit}
      onKeyDown={formKeys(onCancel)}
      noValidate
    >
      <p>{term('reviewStepMeans', stepName(review.state, to))}</p>
      {rest && <ProblemNotice problem={rest} takesFocus="always" onRetry={isOvertaken(rest) ? reload : send} />}
      {judges && (
        <NativeSelect
          label={t('review.verdict')}
          description={verdict && term('reviewVerdictMeans', verdict)}
          error={faultOf('verdict')}
          required
          value={verdict}
          data={[
            { value: '', label: t('review.choose') },
            ...verdicts.map((value) => ({ value, label: term('reviewVerdict', value) })),
          ]}
          onChange={(event) => type('verdict', event.currentTarget.value)}
        />
      )}
      {corrects && (
        <TextInput
          label={t('review.supersededBy')}
          description={t('review.supersededByHint')}
          error={faultOf('supersededBy')}
          required
          value={supersededBy}
          onChange={(event) => type('supersededBy', event.currentTarget.value)}
        />
      )}
      <Textarea
        label={t(review.state === 'returned' ? 'review.whatChanged' : 'review.reason')}
        description={t('review.reasonHint')}
        error={faultOf('reason')}
        required={needsReason(review.state, to)}
        rows={3}
        maxLength={LONGEST}
        value={reason}
        onChange={(event) => type('reason', event.currentTarget.value)}
      />
      {judges && <EvidenceField claim={claim} chosen={evidence} onChange={setEvidence} />}
      <p className={styles.actions}>
        <Button type="submit" size="compact-sm" aria-disabled={step.isPending}>
          {step.isPending ? t('decision.working') : name}
        </Button>
        <Button variant="default" size="compact-sm" onClick={onCancel}>
          {t('decision.cancel')} <kbd aria-hidden>Esc</kbd>
        </Button>
      </p>
    </form>
  );
}

/** How a step is called: to review again is another thing than to take into review. */
export const stepName = (from: string, to: string): string =>
  to === 'in_review' && from !== 'submitted' ? 'again' : to === 'submitted' && from === 'returned' ? 'resubmitted' : to;
