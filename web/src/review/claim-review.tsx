import { Button } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OwnReview } from '../api/reviews.js';
import { useAssign, useReview } from '../api/reviews.js';
import { useMay, useMe } from '../api/signing-in.js';
import { Section } from '../claim/section.js';
import { announce } from '../shell/announced.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useKeys } from '../shell/use-keys.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';
import { ReviewMark } from './review-mark.js';
import { StepForm, stepName } from './step-form.js';
import { StepsTaken } from './steps-taken.js';

/** How far the review of a claim is, what whoever looks may do about it, and what was done. `r` goes to the first step. */
export function ClaimReview({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const request = useReview(id);
  const review = request.data;
  const [asked, setAsked] = useState<string | null>(null);
  const steps = useRef<HTMLParagraphElement>(null);
  const first = () => steps.current?.querySelector('button')?.focus();
  useKeys({ r: first });
  const taken = (state: string) => {
    setAsked(null);
    announce(t('review.now', { state: term('reviewState', state) }));
  };
  return (
    <Section name="review" request={request}>
      {review && (
        <>
          <p>
            <ReviewMark review={review} />
          </p>
          <People review={review} />
          {review.wrote && <p className={styles.soft}>{t('review.wrote')}</p>}
          {review.possible.length > 0 && (
            <p ref={steps} className={styles.actions}>
              {review.possible.map((to) => (
                <Button
                  key={to}
                  variant="default"
                  size="compact-sm"
                  aria-expanded={asked === to}
                  onClick={() => setAsked(asked === to ? null : to)}
                >
                  {term('reviewStep', stepName(review.state, to))}
                </Button>
              ))}
            </p>
          )}
          {asked && review.possible.includes(asked) && (
            <StepForm
              key={asked}
              claim={id}
              review={review}
              to={asked}
              onCancel={() => {
                setAsked(null);
                first();
              }}
              onDone={() => taken(asked)}
            />
          )}
          <SeeTo id={id} review={review} />
          <StepsTaken id={id} />
        </>
      )}
    </Section>
  );
}

/** Who has it, and who is asked to. */
function People({ review: { state, reviewer, assignee } }: { readonly review: OwnReview }) {
  const { t } = useTranslation();
  return (
    <>
      {reviewer && (
        <p className={styles.soft}>
          {t(state === 'in_review' ? 'review.hasIt' : 'review.hadIt', { name: reviewer.name })}
        </p>
      )}
      {assignee && <p className={styles.soft}>{t('review.assigned', { name: assignee.name })}</p>}
    </>
  );
}

/** A reviewer takes it on, or gives it back. */
function SeeTo({ id, review }: { readonly id: string; readonly review: OwnReview }) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const mayReview = useMay('records:review');
  const assign = useAssign(id, review.version);
  if (!me || !mayReview || review.wrote || !['submitted', 'in_review', 'returned'].includes(review.state)) return null;
  const mine = review.assignee?.id === me.id;
  const turn = () => !assign.isPending && assign.mutate(mine ? null : me.id);
  return (
    <>
      {assign.error && <ProblemNotice problem={assign.error} takesFocus="always" onRetry={() => assign.reset()} />}
      <p>
        <Button variant="subtle" size="compact-xs" aria-disabled={assign.isPending} onClick={turn}>
          {t(mine ? 'review.giveBack' : 'review.seeTo')}
        </Button>
      </p>
    </>
  );
}
