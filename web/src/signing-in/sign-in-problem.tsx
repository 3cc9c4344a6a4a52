import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '../api/request.js';
import { clockOf } from '../api/retry-after.js';
import notice from '../shell/notice.module.css';
import { useCountdown } from './use-countdown.js';

interface SignInProblemProps {
  readonly problem: Error;
  /** Called with whether there is a wait before the next attempt. */
  readonly onWait: (waiting: boolean) => void;
}

/** Why somebody could not sign in, and what to do: never more than that about who has an account. */
export function SignInProblem({ problem, onWait }: SignInProblemProps) {
  const { t } = useTranslation();
  const kind = kindOf(problem);
  const seconds = problem instanceof Problem && kind === 'tooMany' ? (problem.retryAfter ?? 0) : 0;
  const left = useCountdown(seconds, problem);
  const waiting = left > 0;
  useEffect(() => {
    onWait(waiting);
    return () => onWait(false);
  }, [waiting]);
  const over = kind === 'tooMany' && seconds > 0 && !waiting;
  return (
    <div className={notice.problem} role="alert">
      <p className={notice.what}>{t(over ? 'signIn.waited' : `signIn.${kind}`)}</p>
      {!over && <p>{t(`signIn.${kind}Next`)}</p>}
      {waiting && (
        <p aria-live="off" role="timer">
          {t('signIn.wait', { time: clockOf(left) })}
        </p>
      )}
    </div>
  );
}

function kindOf(problem: Error): 'wrong' | 'tooMany' | 'offline' | 'broken' {
  if (!(problem instanceof Problem)) return 'broken';
  if (problem.status === 0) return 'offline';
  if (problem.status === 429) return 'tooMany';
  return problem.status === 401 || problem.status === 400 ? 'wrong' : 'broken';
}
