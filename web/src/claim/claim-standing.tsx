import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Standing, StandingReason } from '../api/standing.js';
import { said } from '../format/sentence.js';
import { toneOf } from '../standing/shape.js';
import styles from '../standing/standing.module.css';
import { StandingMark } from '../standing/standing-mark.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';

interface ClaimStandingProps {
  /** Of the claim that is shown: no way is needed to it. */
  readonly id: string;
  readonly standing: Standing;
  /** Contradictions on record, decided or not: those that nobody has decided count for nothing yet, but are said. */
  readonly contradictions: number;
}

/** What a reader is told: the standing, its shortest reason, and the rest for those who ask. */
export function ClaimStanding({ id, standing: { label, reasons }, contradictions }: ClaimStandingProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const [first, ...rest] = reasons;
  const means = term('standingMeans', label);
  return (
    <section
      className={`${styles.standing} ${styles[toneOf(label)] ?? ''}`}
      aria-label={t('standingOf.name')}
      data-standing={label}
    >
      <p>
        <StandingMark label={label} />
      </p>
      <p className={styles.words}>{first ? <Reason id={id} reason={first} /> : means !== label && means}</p>
      {label === 'uncontested' && contradictions > 0 && (
        <p className={styles.words}>{t('standingOf.undecided', { count: contradictions })}</p>
      )}
      {rest.length > 0 && (
        <details className={styles.reasons}>
          <summary>{t('standingOf.more', { count: rest.length })}</summary>
          <ul className={styles.reasons}>
            {rest.map((reason, index) => (
              <li key={index}>
                <Reason id={id} reason={reason} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** One reason, and the ways to the claim and to the case it names. */
function Reason({ id, reason }: { readonly id: string; readonly reason: StandingReason }) {
  const { t } = useTranslation();
  const { words, language } = said(reason, useReader());
  return (
    <>
      <span lang={language}>{words}</span>
      {reason.claim && reason.claim !== id && (
        <>
          {' '}
          <Link href={`/claims/${reason.claim}`} aria-label={`${t('standingOf.look')}: ${words}`}>
            {t('standingOf.look')}
          </Link>
        </>
      )}
      {reason.dispute && (
        <>
          {' '}
          <Link href={`/disputes/${reason.dispute}`} aria-label={`${t('case.look')}: ${words}`}>
            {t('case.look')}
          </Link>
        </>
      )}
    </>
  );
}
