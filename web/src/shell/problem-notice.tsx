import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import { Problem } from '../api/request.js';
import { faultOf } from '../format/fault.js';
import { useReader } from '../words/use-reader.js';
import styles from './notice.module.css';

interface ProblemNoticeProps {
  readonly problem: Error;
  readonly onRetry: () => void;
  /** Whether to move the focus here: for what the reader asked for, not for one section among several; `always` for what they sent. */
  readonly takesFocus?: boolean | 'always';
}

/** Says what happened and what to do, and offers to try again where that may help. */
export function ProblemNotice({ problem, onRetry, takesFocus = false }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus === 'always' || (takesFocus && !isTyping())) box.current?.focus();
  }, [takesFocus, problem]);
  const asked = kindOf(problem);
  const kind = asked === 'denied' && takesFocus === 'always' ? 'forbidden' : asked;
  const sent = takesFocus === 'always';
  const next = !sent ? kind : kind === 'offline' ? 'unsent' : kind === 'refused' ? 'refusedSent' : kind;
  const said = problem instanceof Problem && kind !== 'overtaken' ? problem : null;
  return (
    <div ref={box} className={styles.problem} role="alert" tabIndex={-1}>
      <p className={styles.what}>{t(`problem.${kind}`)}</p>
      <p>{t(`problem.${next}Next`)}</p>
      {said?.detail && (
        <Detail problem={said} isGeneral={kind === 'missing' || kind === 'denied' || kind === 'signedOut'} />
      )}
      {kind !== 'missing' && (
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          {t(kind === 'overtaken' ? 'problem.reload' : 'problem.again')}
        </Button>
      )}
    </div>
  );
}

interface DetailProps {
  readonly problem: Problem;
  /** Whether the page has said as much already, in general words. */
  readonly isGeneral: boolean;
}

/**
 * What the instance says: in the words of the page where it knows the fault, else in English, and then it is said who says so. In English these
 * are the instance's own, but for an erasure, where they would lead to a route.
 */
function Detail({ problem: { code, detail }, isGeneral }: DetailProps) {
  const { t } = useTranslation();
  const { language } = useReader();
  const { name, values } = faultOf({ code, detail });
  if (language !== 'en' && isGeneral) return null;
  if (name && (language !== 'en' || name.startsWith('erasure-'))) return <p>{t(`problemOf.${name}`, values)}</p>;
  return (
    <p className={styles.detail}>
      {t('problem.said')} <q lang="en">{detail}</q>
    </p>
  );
}

/** Whoever types is told by the alert: their letters must not go elsewhere. */
function isTyping(): boolean {
  return document.activeElement?.matches('input, textarea') ?? false;
}

/** What the instance refuses as things stand, without anybody having been faster. */
const standing = ['last-admin', 'already-exists', 'erasure-blocked'];

/** Whether somebody else was faster: only what they did can be looked at. */
export function isOvertaken(problem: Error): boolean {
  if (!(problem instanceof Problem) || standing.includes(problem.code)) return false;
  return problem.status === 409 || problem.status === 412;
}

type Kind = 'overtaken' | 'offline' | 'missing' | 'refused' | 'denied' | 'signedOut' | 'broken' | 'blocked';

function kindOf(problem: Error): Kind {
  if (!(problem instanceof Problem)) return 'broken';
  if (problem.status === 0) return 'offline';
  if (isOvertaken(problem)) return 'overtaken';
  if (problem.code === 'erasure-blocked' || faultOf(problem).name === 'erasure-four-eyes') return 'blocked';
  if (problem.status === 404) return 'missing';
  if (problem.status === 401) return 'signedOut';
  // A right would not help: somebody else has to do it.
  if (problem.code === 'four-eyes') return 'refused';
  if (problem.status === 403) return 'denied';
  return problem.passing ? 'broken' : 'refused';
}
