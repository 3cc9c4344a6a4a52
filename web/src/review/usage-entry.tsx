import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Usage } from '../api/reviews.js';
import { useMay } from '../api/signing-in.js';
import { formatDay } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { announce } from '../shell/announced.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';
import { UsageDecisionForm } from './usage-decision-form.js';

const decisions = ['corrected', 'stands_by'] as const;

interface UsageEntryProps {
  readonly usage: Usage;
  /** Called when it was decided here; without, the focus goes to what was decided. */
  readonly onDecided?: () => void;
}

/** One story: where it is, what became of the claim since, and what is to be said about it. Who comes too late is told what was decided. */
export function UsageEntry({ usage: listed, onDecided }: UsageEntryProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const reader = useReader();
  const mayDecide = useMay('records:write');
  const [asked, setAsked] = useState<string | null>(null);
  const [seen, setSeen] = useState<Usage | null>(null);
  const [isTold, setTold] = useState(false);
  const place = useRef<HTMLParagraphElement>(null);
  const buttons = useRef<HTMLParagraphElement>(null);
  const usage = seen && seen.version > listed.version ? seen : listed;
  const { kind, title, url, publishedAt, state, openedBy, reason, decidedBy, claimVersion } = usage;
  const safe = url && /^https?:\/\//i.test(url) ? url : undefined;
  const leave = () => {
    const index = decisions.findIndex((one) => one === asked);
    buttons.current?.querySelectorAll('button')[index]?.focus();
    setAsked(null);
  };
  const decided = (now: Usage) => {
    setSeen(now);
    setTold(false);
    setAsked(null);
    place.current?.focus();
    announce(t('usages.decided', { title, state: term('usageState', now.state) }));
    onDecided?.();
  };
  const overtaken = (now: Usage) => {
    setSeen(now);
    setTold(true);
  };
  return (
    <>
      {isTold && <Overtaken isDecided={state !== 'open'} />}
      <p ref={place} tabIndex={-1}>
        {safe ? (
          <a href={safe} rel="noreferrer noopener">
            {title}
          </a>
        ) : (
          <b>{title}</b>
        )}
        <span className={styles.soft}>
          {DOT + term('usageKind', kind) + DOT}
          <time dateTime={publishedAt}>{formatDay(publishedAt.slice(0, 10), reader)}</time>
          {DOT + t('history.version', { version: claimVersion })}
        </span>
      </p>
      {openedBy && (
        <p className={state === 'open' ? styles.fallen : styles.soft}>
          {term('usageState', state)}
          {DOT + term('usageOpened', openedBy)}
        </p>
      )}
      {reason && (
        <p className={styles.said}>
          {decidedBy && `${decidedBy.name}: `}
          {reason}
        </p>
      )}
      {state === 'open' && mayDecide && (
        <p ref={buttons} className={styles.actions}>
          {decisions.map((decision) => (
            <Button
              key={decision}
              variant="default"
              size="compact-xs"
              aria-expanded={asked === decision}
              onClick={() => (asked === decision ? leave() : setAsked(decision))}
            >
              {term('usageDecision', decision)}
            </Button>
          ))}
        </p>
      )}
      {asked && state === 'open' && (
        <UsageDecisionForm
          key={asked}
          usage={usage}
          decision={asked}
          onDecided={decided}
          onSeen={overtaken}
          onCancel={leave}
        />
      )}
    </>
  );
}

/** Says to who sent a decision that somebody else was faster, and what to do about it. */
function Overtaken({ isDecided }: { readonly isDecided: boolean }) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), [isDecided]);
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.overtaken}>
      <p>
        <b>{t(isDecided ? 'usages.overtaken' : 'usages.changed')}</b>
      </p>
      <p>{t(isDecided ? 'usages.overtakenNext' : 'usages.changedNext')}</p>
    </div>
  );
}
