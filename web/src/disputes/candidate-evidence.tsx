import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { CandidateParts, CaseParts } from '../api/case-parts.js';
import type { Dispute } from '../api/cases.js';
import type { Claim } from '../api/records.js';
import { affirming, Tree } from '../claim/statements.js';
import { Arguments } from './arguments.js';
import { CandidateDerivation } from './candidate-derivation.js';
import styles from './case-page.module.css';
import { useCandidateName, useRoots } from './case-words.js';
import type { Lettered } from './lettered.js';

interface CandidateEvidenceProps {
  readonly candidate: Lettered<Claim>;
  readonly candidates: readonly Lettered<Claim>[];
  readonly dispute: Dispute;
  readonly parts: CaseParts;
  readonly onArgue: ((about: { readonly candidate: string; readonly stance: string }) => void) | null;
}

const none: CandidateParts = { statements: [], derivations: [], hasMore: false };

/** All that is known about one candidate. */
export function CandidateEvidence({ candidate, candidates, dispute, parts, onArgue }: CandidateEvidenceProps) {
  const { t } = useTranslation();
  const name = useCandidateName();
  const roots = useRoots();
  const { claim, letter } = candidate;
  const { statements, derivations, hasMore } = parts.byClaim.get(claim.id) ?? none;
  const says = statements.filter(({ stance }) => affirming.includes(stance));
  const others = statements.filter(({ stance }) => !affirming.includes(stance));
  const said = dispute.arguments.filter((one) => one.candidate === claim.id);
  const disputed = dispute.derivations?.map(({ id }) => id) ?? [];
  return (
    <section className={styles.side} aria-labelledby={`candidate-${letter}`}>
      <h3 id={`candidate-${letter}`}>
        {name(candidate)} <span className={styles.soft}>{roots(claim)}</span>
      </h3>
      {!parts.isPending && (
        <>
          <h4>{t('case.says')}</h4>
          {says.length > 0 ? <Tree statements={says} onlyRead /> : <p className={styles.soft}>{t('case.silent')}</p>}
          {others.length > 0 && (
            <>
              <h4>{t('case.disputes')}</h4>
              <Tree statements={others} onlyRead />
            </>
          )}
          {derivations.length > 0 && <h4>{t('case.derived')}</h4>}
          {derivations.map((derivation) => (
            <CandidateDerivation
              key={derivation.id}
              derivation={derivation}
              claim={claim.id}
              dispute={dispute.id}
              isDisputed={disputed.includes(derivation.id)}
              mayDispute={onArgue !== null && dispute.derivations !== undefined}
            />
          ))}
          {hasMore && (
            <p>
              <Link href={`/claims/${claim.id}`}>{t('statements.more')}</Link>
            </p>
          )}
        </>
      )}
      {(['for', 'against'] as const).map((stance) => (
        <div key={stance}>
          <h4>
            {t(stance === 'for' ? 'case.pro' : 'case.contra')}
            {onArgue && (
              <Button
                variant="subtle"
                size="compact-xs"
                aria-label={`${t('argue.open')}: ${letter}, ${t(stance === 'for' ? 'case.pro' : 'case.contra')}`}
                onClick={() => onArgue({ candidate: claim.id, stance })}
              >
                +
              </Button>
            )}
          </h4>
          <Arguments said={said.filter((one) => one.stance === stance)} candidates={candidates} parts={parts} />
        </div>
      ))}
    </section>
  );
}
