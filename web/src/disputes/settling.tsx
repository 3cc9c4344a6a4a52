import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Dispute } from '../api/cases.js';
import type { Claim } from '../api/records.js';
import { useMay, useMe } from '../api/signing-in.js';
import { announce } from '../shell/announced.js';
import { useKeys } from '../shell/use-keys.js';
import styles from './case-page.module.css';
import { useOutcome } from './case-words.js';
import { DecideForm } from './decide-form.js';
import { Decided } from './decided.js';
import type { Lettered } from './lettered.js';
import { ReopenForm } from './reopen-form.js';

interface SettlingProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
}

/** What was decided, or the way to decide; `d` leads to whichever can be done. The focus goes to what was decided. */
export function Settling({ dispute, candidates }: SettlingProps) {
  const { t } = useTranslation();
  const outcome = useOutcome();
  const { data: me } = useMe();
  const mayReview = useMay('records:review');
  const [asked, setAsked] = useState(false);
  const [arrival, setArrival] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const { state, decisions = [] } = dispute;
  const decision = decisions.at(-1) ?? dispute.decision;
  const earlier = decisions.slice(0, -1).reverse();
  const isOpen = state === 'open';
  // Who was still deciding is told that somebody else has.
  const overtaken = asked && !isOpen && arrival === 'deciding' && decision?.decidedBy.id !== me?.id;
  useEffect(() => {
    if (overtaken || arrival === 'decided') heading.current?.focus();
    if (arrival === 'reopened' || arrival === 'left') button.current?.focus();
  }, [overtaken, arrival, isOpen]);
  const ask = () => {
    setArrival(isOpen ? 'deciding' : 'reopening');
    setAsked(true);
  };
  useKeys(mayReview ? { d: ask } : {});
  const leave = () => {
    setAsked(false);
    setArrival('left');
  };
  const decided = (now: Dispute) => {
    setAsked(false);
    setArrival('decided');
    announce(t('decide.done', { outcome: outcome(now.decision?.outcome ?? '', candidates.length) }));
  };
  const reopened = () => {
    setAsked(false);
    setArrival('reopened');
    announce(t('reopen.done'));
  };
  return (
    <section aria-labelledby="settling">
      {isOpen && <h2 id="settling">{t('case.toDecide')}</h2>}
      {overtaken && (
        <div role="alert" className={styles.overtaken}>
          <p>
            <b>{t('decide.overtaken')}</b>
          </p>
          <p>{t('decide.overtakenNext')}</p>
        </div>
      )}
      {!isOpen && decision && (
        <Decided dispute={dispute} decision={decision} candidates={candidates} heading={heading} />
      )}
      {isOpen && !decision && !asked && <p className={styles.soft}>{t('case.nobodyYet')}</p>}
      {isOpen && !mayReview && <p className={styles.soft}>{t('case.reviewers')}</p>}
      {mayReview && (!asked || overtaken) && (
        <p className={styles.actions}>
          <Button ref={button} variant={isOpen ? 'filled' : 'default'} size="compact-sm" onClick={ask}>
            {t(isOpen ? 'decide.open' : 'reopen.open')} <kbd aria-hidden>d</kbd>
          </Button>
        </p>
      )}
      {asked && mayReview && isOpen && (
        <DecideForm dispute={dispute} candidates={candidates} onCancel={leave} onDone={decided} />
      )}
      {asked && mayReview && !isOpen && !overtaken && (
        <ReopenForm dispute={dispute} onCancel={leave} onDone={reopened} />
      )}
      {isOpen && decision && (
        <details className={styles.before}>
          <summary>{t('case.decidedBefore')}</summary>
          <Decided dispute={dispute} decision={decision} candidates={candidates} />
        </details>
      )}
      {earlier.length > 0 && (
        <details className={styles.before}>
          <summary>{t('case.earlier', { count: earlier.length })}</summary>
          {earlier.map((one) => (
            <Decided key={one.decidedAt} dispute={dispute} decision={one} candidates={candidates} />
          ))}
        </details>
      )}
    </section>
  );
}
