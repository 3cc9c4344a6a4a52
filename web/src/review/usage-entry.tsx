import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Usage } from '../api/reviews.js';
import { useDecideUsage } from '../api/reviews.js';
import { useMay } from '../api/signing-in.js';
import { BriefLink } from '../claim/brief-link.js';
import { ShortForm } from '../form/short-form.js';
import { formatDay } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';

const decisions = ['corrected', 'stands_by'] as const;

interface UsageEntryProps {
  readonly usage: Usage;
  /** Whether the claim is named: where usages of several are listed. */
  readonly withClaim?: boolean;
}

/** One story: where it is, what became of the claim since, and what is to be said about it. */
export function UsageEntry({ usage, withClaim = false }: UsageEntryProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const reader = useReader();
  const mayDecide = useMay('records:write');
  const [asked, setAsked] = useState<string | null>(null);
  const { kind, title, url, publishedAt, state, openedBy, reason, decidedBy, claimVersion } = usage;
  const safe = url && /^https?:\/\//i.test(url) ? url : undefined;
  return (
    <>
      <p>
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
      {withClaim && (
        <p>
          <BriefLink claim={usage.claim} />
        </p>
      )}
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
        <p className={styles.actions}>
          {decisions.map((decision) => (
            <Button
              key={decision}
              variant="default"
              size="compact-xs"
              aria-expanded={asked === decision}
              onClick={() => setAsked(decision)}
            >
              {term('usageDecision', decision)}
            </Button>
          ))}
        </p>
      )}
      {asked && state === 'open' && (
        <DecideForm key={asked} usage={usage} decision={asked} onDone={() => setAsked(null)} />
      )}
    </>
  );
}

interface DecideFormProps {
  readonly usage: Usage;
  readonly decision: string;
  readonly onDone: () => void;
}

function DecideForm({ usage, decision, onDone }: DecideFormProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const [reason, setReason] = useState('');
  const decide = useDecideUsage(usage);
  const send = () => decide.mutate({ decision, reason: reason.trim() }, { onSuccess: onDone });
  return (
    <ShortForm
      name={term('usageDecision', decision)}
      now={term('usageDecision', decision)}
      request={decide}
      fields={['reason']}
      needed={{ reason }}
      onSend={send}
      onLook={() => decide.reset()}
      onCancel={onDone}
    >
      {(faultOf) => (
        <TextInput
          label={t('review.reason')}
          description={t('review.reasonHint')}
          error={faultOf('reason')}
          required
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
    </ShortForm>
  );
}
