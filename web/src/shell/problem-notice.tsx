import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '../api/request.js';
import styles from './notice.module.css';

interface ProblemNoticeProps {
  readonly problem: Error;
  readonly onRetry: () => void;
  /** Whether to move the focus here: for what the reader asked for, not for one section among several. */
  readonly takesFocus?: boolean;
}

/** Says what happened and what to do, and offers to try again where that may help. */
export function ProblemNotice({ problem, onRetry, takesFocus = false }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus && !isTyping()) box.current?.focus();
  }, [takesFocus, problem]);
  const kind = kindOf(problem);
  const detail = problem instanceof Problem ? problem.detail : '';
  return (
    <div ref={box} className={styles.problem} role="alert" tabIndex={-1}>
      <p className={styles.what}>{t(`problem.${kind}`)}</p>
      <p>{t(`problem.${kind}Next`)}</p>
      {detail && (
        <p className={styles.detail}>
          {t('problem.said')} <q lang="en">{detail}</q>
        </p>
      )}
      {kind !== 'missing' && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t('problem.again')}
        </Button>
      )}
    </div>
  );
}

/** Whoever types is told by the alert: their letters must not go elsewhere. */
function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea') ?? false;
}

function kindOf(problem: Error): 'offline' | 'missing' | 'refused' | 'denied' | 'broken' {
  if (!(problem instanceof Problem)) return 'broken';
  if (problem.status === 0) return 'offline';
  if (problem.status === 404) return 'missing';
  if (problem.status === 401 || problem.status === 403) return 'denied';
  return problem.passing ? 'broken' : 'refused';
}
