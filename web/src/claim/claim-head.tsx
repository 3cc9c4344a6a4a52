import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Claim } from '../api/records.js';
import { DOT } from '../format/dotted.js';
import { metricName, valueInWords, writtenForm } from '../format/value.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { Attribution } from './attribution.js';
import { ClaimFacts } from './claim-facts.js';
import { ClaimInterval } from './claim-interval.js';
import styles from './claim-page.module.css';
import { ClaimStanding } from './claim-standing.js';
import { Origins } from './origins.js';

interface ClaimHeadProps {
  readonly claim: Claim;
  readonly heading: RefObject<HTMLHeadingElement | null>;
}

/** Everything above the fold: the figure, what it is the figure of, and what to be careful with. */
export function ClaimHead({ claim, heading }: ClaimHeadProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const written = writtenForm(claim.value);
  return (
    <header className={styles.head}>
      <div className={styles.what}>
        <h1 ref={heading} tabIndex={-1}>
          <Link href={`/claims?subject=${encodeURIComponent(claim.subject.id)}`}>{claim.subject.name}</Link>
          {DOT}
          <Link href={`/claims?metric=${encodeURIComponent(claim.metric.key)}`}>
            {metricName(claim.metric, reader.language)}
          </Link>
        </h1>
        <p className={styles.figure}>{valueInWords(claim.value, reader)}</p>
        {written && (
          <p className={styles.written}>
            {t('claim.asWritten')} <q lang={claim.language ?? undefined}>{written}</q>
          </p>
        )}
        {claim.value.type === 'quantity' && <ClaimInterval figure={claim.value.figure} />}
        {claim.text && (
          <p className={styles.text} lang={claim.language ?? undefined}>
            {claim.text}
          </p>
        )}
      </div>
      <div className={styles.side}>
        {claim.standing && (
          <ClaimStanding id={claim.id} standing={claim.standing} contradictions={claim.counts?.contradictions ?? 0} />
        )}
        <div className={styles.about}>
          <Origins id={claim.id} />
          <ClaimFacts claim={claim} />
          <Flags claim={claim} />
          <Counts claim={claim} />
        </div>
      </div>
      <Attribution id={claim.id} />
    </header>
  );
}

function Flags({ claim }: { readonly claim: Claim }) {
  const term = useTerm();
  const assumed = claim.value.type === 'quantity' && claim.value.figure.assumed.includes('currency');
  const flags = new Set([...(claim.flags ?? []), ...(assumed ? ['currency_assumed'] : [])]);
  if (flags.size === 0) return null;
  return (
    <ul className={styles.flags}>
      {[...flags].map((flag) => (
        <li key={flag}>{term('flag', flag)}</li>
      ))}
    </ul>
  );
}

function Counts({ claim: { id, counts } }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const kinds = (['statements', 'disputes', 'contradictions'] as const).filter((kind) => counts?.[kind] !== undefined);
  if (kinds.length === 0) return null;
  return (
    <ul className={styles.counts}>
      {kinds.map((kind) => {
        const count = counts?.[kind] ?? 0;
        const against = count > 0 && (kind === 'disputes' || kind === 'contradictions');
        return (
          <li key={kind} className={against ? styles.against : undefined}>
            {kind === 'disputes' && count > 0 ? (
              <Link href={`/disputes?claim=${id}`}>{t('counts.disputes', { count })}</Link>
            ) : (
              t(`counts.${kind}`, { count })
            )}
          </li>
        );
      })}
    </ul>
  );
}
