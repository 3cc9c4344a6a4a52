import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';

import type { OwnReview } from '../api/reviews.js';
import { useAssign } from '../api/reviews.js';
import { useMay, useMe } from '../api/signing-in.js';
import { useOpener } from '../form/use-opener.js';
import { announce } from '../shell/announced.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { AskForm } from './ask-form.js';
import styles from './review.module.css';
import { isWaiting } from './steps.js';

interface AskingProps {
  /** Id of the claim. */
  readonly id: string;
  readonly review: OwnReview;
}

/** A reviewer takes a review on, gives it back, or asks somebody else. */
export function Asking({ id, review }: AskingProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const mayReview = useMay('records:review');
  const assign = useAssign(id, review.version);
  const client = useQueryClient();
  const { isOpen, button, toggle, close } = useOpener();
  if (!me || !mayReview || !isWaiting(review.state)) return null;
  const mine = review.assignee?.id === me.id;
  const hasIt = review.state === 'in_review' && review.reviewer?.id === me.id;
  const turn = () => {
    if (assign.isPending) return;
    const said = t(mine ? 'review.givenBack' : 'review.assigned', { name: me.name });
    assign.mutate(mine ? null : me.id, { onSuccess: () => announce(said) });
  };
  // Somebody else was faster: how it stands now is asked for.
  const look = () => {
    assign.reset();
    void client.invalidateQueries({ queryKey: ['claim', id] });
    button.current?.focus();
  };
  return (
    <>
      {assign.error && <ProblemNotice problem={assign.error} takesFocus="always" onRetry={look} />}
      <p className={styles.actions}>
        {!review.wrote && !hasIt && (
          <Button variant="subtle" size="compact-xs" aria-disabled={assign.isPending} onClick={turn}>
            {t(mine ? 'review.giveBack' : 'review.seeTo')}
          </Button>
        )}
        <Button ref={button} variant="subtle" size="compact-xs" aria-expanded={isOpen} onClick={toggle}>
          {t('review.ask')}
        </Button>
      </p>
      {isOpen && <AskForm id={id} review={review} onClose={close} />}
    </>
  );
}
