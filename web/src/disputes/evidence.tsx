import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import type { CaseParts } from '../api/case-parts.js';
import type { Dispute } from '../api/cases.js';
import type { Claim } from '../api/records.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useLate } from '../shell/use-late.js';
import { Arguments } from './arguments.js';
import { CandidateEvidence } from './candidate-evidence.js';
import styles from './case-page.module.css';
import type { Lettered } from './lettered.js';

interface EvidenceProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
  readonly parts: CaseParts;
  /** Begins an argument about a candidate; null where none can be added. */
  readonly onArgue: ((about: { readonly candidate: string; readonly stance: string }) => void) | null;
}

/** Who says what about each candidate, how it was derived, and what speaks for and against it, side by side. */
export function Evidence({ dispute, candidates, parts, onArgue }: EvidenceProps) {
  const { t } = useTranslation();
  const late = useLate(parts.isPending);
  const aboutAll = dispute.arguments.filter(({ candidate }) => candidate === null);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">{t('case.evidence')}</h2>
      {parts.error && <ProblemNotice problem={parts.error} onRetry={parts.refetch} />}
      {late && <Skeleton height={160} />}
      {aboutAll.length > 0 && (
        <div className={styles.aboutAll}>
          <h3>{t('case.aboutAll')}</h3>
          <Arguments said={aboutAll} candidates={candidates} parts={parts} />
        </div>
      )}
      <div className={styles.sides}>
        {candidates.map((candidate) => (
          <CandidateEvidence
            key={candidate.claim.id}
            candidate={candidate}
            candidates={candidates}
            dispute={dispute}
            parts={parts}
            onArgue={onArgue}
          />
        ))}
      </div>
    </section>
  );
}
