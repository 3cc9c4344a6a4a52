import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import { useClaim } from '../api/claims.js';
import { useMay } from '../api/signing-in.js';
import { BackLink, useBack } from '../claims/back-link.js';
import { leaveTrail, neighbour } from '../claims/trail.js';
import { CasesOfClaim } from '../disputes/cases-of-claim.js';
import { metricName, valueInWords } from '../format/value.js';
import { ClaimReview } from '../review/claim-review.js';
import { Searches } from '../review/searches.js';
import { Usages } from '../review/usages.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { useKeys } from '../shell/use-keys.js';
import { useLate } from '../shell/use-late.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { useReader } from '../words/use-reader.js';
import { Behind } from './behind.js';
import { ClaimHead } from './claim-head.js';
import styles from './claim-page.module.css';
import { Comparisons } from './comparisons.js';
import { Derivations } from './derivations.js';
import { History } from './history.js';
import { Impact } from './impact.js';
import { Statements } from './statements.js';

interface ClaimPageProps {
  readonly id: string;
}

/** One claim: can I print this? */
export function ClaimPage({ id }: ClaimPageProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const [, navigate] = useLocation();
  const { data: claim, error, isPending, refetch } = useClaim(id);
  const late = useLate(isPending);
  const mayWrite = useMay('records:write');
  const heading = useArrivalFocus<HTMLHeadingElement>(claim ? id : '');
  const back = useBack(id);
  const turn = (steps: 1 | -1) => {
    const next = neighbour(id, steps);
    if (!next) return;
    leaveTrail({ current: next });
    navigate(`/claims/${next}`, { replace: true });
  };
  useKeys({
    ...{ u: back, Backspace: back, j: () => turn(1), k: () => turn(-1) },
    g: () => navigate(`/graph?claims=${id}`),
    ...(mayWrite && { d: () => navigate(`/disputes/new?claims=${id}`) }),
  });
  usePageTitle(
    claim
      ? `${claim.subject.name} · ${metricName(claim.metric, reader.language)}: ${valueInWords(claim.value, reader)}`
      : t('claim.title'),
  );
  return (
    <>
      <BackLink current={id} graph={`/graph?claims=${id}`} />
      {error && <ProblemNotice problem={error} takesFocus onRetry={() => void refetch()} />}
      {late && <Skeleton height={180} />}
      {claim && !error && (
        <article>
          <ClaimHead claim={claim} heading={heading} />
          <div className={styles.columns}>
            <div>
              <Statements id={id} />
              <Derivations claim={claim} />
              <Behind id={id} />
            </div>
            <div>
              <ClaimReview id={id} />
              <CasesOfClaim id={id} />
              <Usages id={id} />
              <Searches id={id} />
              <Comparisons claim={claim} />
              <Impact claim={claim} />
              <History id={id} />
            </div>
          </div>
        </article>
      )}
    </>
  );
}
