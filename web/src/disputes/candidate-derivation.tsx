import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Derivation } from '../api/derived.js';
import { useDisputeDerivation } from '../api/disputes.js';
import { Formula } from '../claim/formula.js';
import { ProblemNotice } from '../shell/problem-notice.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';

interface CandidateDerivationProps {
  readonly derivation: Derivation;
  /** Id of the claim it derives. */
  readonly claim: string;
  /** Id of the case. */
  readonly dispute: string;
  readonly isDisputed: boolean;
  readonly mayDispute: boolean;
}

/** One derivation: whose, by which formula, what it gives, the way to trying other numbers, and whether it is itself in dispute. */
export function CandidateDerivation(props: CandidateDerivationProps) {
  const { derivation, claim, dispute, isDisputed, mayDispute } = props;
  const { t } = useTranslation();
  const term = useTerm();
  const add = useDisputeDerivation(dispute);
  const { id, method, attributedTo, formula, inputs, result, lints } = derivation;
  const send = () => !add.isPending && add.mutate({ derivation: id });
  return (
    <div className={styles.derived} id={`derivation-${id}`}>
      <p>
        <b>{term('method', method)}</b>{' '}
        {attributedTo ? t('derivation.by', { name: attributedTo.name }) : t('derivation.byNobody')}{' '}
        {isDisputed && <span className={styles.care}>{t('case.inDispute')}</span>}
      </p>
      {formula ? (
        <Formula formula={formula} inputs={inputs} result={result} lints={lints} />
      ) : (
        <p className={styles.soft}>{t('derivation.noFormula')}</p>
      )}
      {add.error && <ProblemNotice problem={add.error} takesFocus="always" onRetry={send} />}
      <p className={styles.ways}>
        <Link href={`/claims/${claim}#${formula ? 'what-if' : 'derivation'}-${id}`}>
          {t(formula ? 'case.whatIf' : 'standingOf.look')}
        </Link>
        {mayDispute && !isDisputed && (
          <Button variant="subtle" size="compact-xs" aria-disabled={add.isPending} onClick={send}>
            {t('newCase.derivation')}
          </Button>
        )}
      </p>
    </div>
  );
}
