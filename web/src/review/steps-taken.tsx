import { useTranslation } from 'react-i18next';

import type { StepTaken } from '../api/reviews.js';
import { useStepsTaken } from '../api/reviews.js';
import { ClaimById } from '../claim/claim-by-id.js';
import { More } from '../claim/more.js';
import { formatMoment } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { EvidenceShown } from './evidence-shown.js';
import styles from './review.module.css';
import { stepName } from './step-form.js';

/** What was done about a review: last, for everybody to see, and before: who, when, why, on what grounds. */
export function StepsTaken({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const request = useStepsTaken(id);
  const { data, error, refetch, hasNextPage } = request;
  const steps = data?.pages.flatMap(({ items }) => items) ?? [];
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  const last = hasNextPage ? undefined : steps.at(-1);
  const before = last ? steps.slice(0, -1) : steps;
  return (
    <>
      {last && (
        <div className={styles.last}>
          <Step claim={id} step={last} />
        </div>
      )}
      {before.length > 0 && (
        <details className={styles.before}>
          <summary>{t('review.steps', { count: before.length })}</summary>
          <ol className={styles.steps}>
            {before.map((step) => (
              <li key={step.id}>
                <Step claim={id} step={step} />
              </li>
            ))}
          </ol>
          {hasNextPage && <More requests={[request]} />}
        </details>
      )}
    </>
  );
}

interface StepProps {
  /** Id of the claim. */
  readonly claim: string;
  readonly step: StepTaken;
}

function Step({ claim, step: { from, to, by, at, reason, verdict, evidence, supersededBy } }: StepProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const reader = useReader();
  return (
    <>
      <p>
        <b>{term('reviewDone', stepName(from, to))}</b>
        {verdict && DOT + term('reviewVerdict', verdict)}
        {DOT + by.name + DOT}
        <time dateTime={at}>{formatMoment(at, reader)}</time>
      </p>
      {reason && <p className={styles.said}>{reason}</p>}
      {supersededBy && (
        <p>
          {t('review.inItsPlace')}: <ClaimById id={supersededBy} />
        </p>
      )}
      <EvidenceShown claim={claim} evidence={evidence} />
    </>
  );
}
