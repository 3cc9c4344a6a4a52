import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';

import { useCaseParts } from '../api/case-parts.js';
import type { Dispute } from '../api/cases.js';
import { useCase } from '../api/disputes.js';
import { useMay } from '../api/signing-in.js';
import { BackLink, useBack } from '../claims/back-link.js';
import { leaveTrail, neighbour } from '../claims/trail.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useArrivalFocus } from '../shell/use-arrival-focus.js';
import { useKeys } from '../shell/use-keys.js';
import { useLate } from '../shell/use-late.js';
import { usePageTitle } from '../shell/use-page-title.js';
import { Candidates } from './candidates.js';
import { CaseHead } from './case-head.js';
import { CaseLinks } from './case-links.js';
import styles from './case-page.module.css';
import { useQuestion } from './case-words.js';
import { Evidence } from './evidence.js';
import { lettered } from './lettered.js';
import type { Saying } from './say-more.js';
import { SayMore } from './say-more.js';
import { Settling } from './settling.js';
import { WhatChanged } from './what-changed.js';

/** One dispute: what may be the answer, what speaks for and against it, and what is decided. */
export function CasePage({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const question = useQuestion();
  const [, navigate] = useLocation();
  const { data: dispute, error, isPending, refetch } = useCase(id);
  const late = useLate(isPending);
  const heading = useArrivalFocus<HTMLHeadingElement>(dispute ? id : '');
  const back = useBack(id, '/disputes');
  const turn = (steps: 1 | -1) => {
    const next = neighbour(id, steps);
    if (!next) return;
    leaveTrail({ current: next });
    navigate(`/disputes/${next}`, { replace: true });
  };
  const graph = `/graph?claims=${dispute?.candidates.map((claim) => claim.id).join(',') ?? ''}`;
  useKeys({ u: back, Backspace: back, j: () => turn(1), k: () => turn(-1), g: () => navigate(graph) });
  usePageTitle(dispute ? question(dispute) : t('case.title'));
  return (
    <>
      <BackLink current={id} graph={graph} home="/disputes" />
      {error && <ProblemNotice problem={error} takesFocus onRetry={() => void refetch()} />}
      {late && <Skeleton height={180} />}
      {dispute && !error && (
        <article>
          <CaseHead dispute={dispute} heading={heading} />
          <Whole dispute={dispute} />
        </article>
      )}
    </>
  );
}

function Whole({ dispute }: { readonly dispute: Dispute }) {
  const candidates = lettered(dispute.candidates);
  const parts = useCaseParts(dispute.candidates.map(({ id }) => id));
  const [saying, say] = useState<Saying | null>(null);
  const maySay = useMay('records:write') && dispute.state === 'open';
  const shown = { dispute, candidates, parts };
  return (
    <div className={styles.columns}>
      <Candidates dispute={dispute} candidates={candidates} />
      <div className={styles.settling}>
        <WhatChanged {...shown} />
        <Settling dispute={dispute} candidates={candidates} />
      </div>
      <div className={styles.evidence}>
        {maySay && <SayMore {...shown} saying={saying} onSay={say} />}
        <Evidence {...shown} onArgue={maySay ? (about) => say({ what: 'argument', about }) : null} />
        <CaseLinks dispute={dispute} candidates={candidates} />
      </div>
    </div>
  );
}
