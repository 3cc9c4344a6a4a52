import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { OwnReview } from '../api/reviews.js';
import { useReview } from '../api/reviews.js';
import { Section } from '../claim/section.js';
import { announce } from '../shell/announced.js';
import { useKeys } from '../shell/use-keys.js';
import { useTerm } from '../words/use-term.js';
import { Asking } from './asking.js';
import styles from './review.module.css';
import { ReviewMark } from './review-mark.js';
import { StepForm, stepName } from './step-form.js';
import { isWaiting } from './steps.js';
import { StepsTaken } from './steps-taken.js';

/** How far the review of a claim is, what whoever looks may do about it, and what was done. `r` goes to the first step. */
export function ClaimReview({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const term = useTerm();
  const request = useReview(id);
  const review = request.data;
  const [asked, setAsked] = useState<string | null>(null);
  const steps = useRef<HTMLParagraphElement>(null);
  const mark = useRef<HTMLParagraphElement>(null);
  const first = () => steps.current?.querySelector('button')?.focus();
  useKeys({ r: first });
  const arrive = (state: string) => {
    setAsked(null);
    mark.current?.focus();
    announce(t('review.now', { state: term('reviewState', state) }));
  };
  const state = review?.state;
  // Somebody else was faster: what was about to be done cannot be done any longer, and the form goes.
  const isOvertaken = asked !== null && review !== undefined && !review.possible.includes(asked);
  const latest = useRef(arrive);
  useEffect(() => {
    latest.current = arrive;
  });
  useEffect(() => {
    if (isOvertaken && state) latest.current(state);
  }, [isOvertaken, state]);
  return (
    <Section name="review" request={request}>
      {review && (
        <>
          <p ref={mark} tabIndex={-1}>
            <ReviewMark review={review} />
          </p>
          <People review={review} />
          {review.wrote && isWaiting(review.state) && <p className={styles.soft}>{t('review.wrote')}</p>}
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
              onDone={() => arrive(asked)}
            />
          )}
          <Asking id={id} review={review} />
          <StepsTaken id={id} />
        </>
      )}
    </Section>
  );
}

/** Who has it, and who is asked to, as long as that matters. */
function People({ review: { state, reviewer, assignee } }: { readonly review: OwnReview }) {
  const { t } = useTranslation();
  const asked = isWaiting(state) && assignee && !(state === 'in_review' && assignee.id === reviewer?.id);
  return (
    <>
      {reviewer && state !== 'returned' && state !== 'submitted' && (
        <p className={styles.soft}>
          {t(state === 'in_review' ? 'review.hasIt' : 'review.hadIt', { name: reviewer.name })}
        </p>
      )}
      {asked && <p className={styles.soft}>{t('review.assigned', { name: assignee.name })}</p>}
    </>
  );
}
