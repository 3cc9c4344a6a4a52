import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Claim } from '../api/records.js';
import { DOT, dotted } from '../format/dotted.js';
import { metricName, scopeEntries, valueInWords, writtenForm } from '../format/value.js';
import { StandingMark } from '../standing/standing-mark.js';
import { useReadBy } from '../words/use-read-by.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './claims-page.module.css';
import { noteOpened } from './use-open-claim.js';

interface ClaimProps {
  readonly claim: Claim;
}

/** Who and what, as the way to the claim. Stretched, all of its card leads there. */
export function ClaimLink({ claim, stretched = false }: ClaimProps & { readonly stretched?: boolean }) {
  const { language } = useReader();
  return (
    <Link
      href={`/claims/${claim.id}`}
      data-row={claim.id}
      className={stretched ? styles.stretched : styles.link}
      onClick={() => noteOpened(claim.id)}
    >
      <b>{claim.subject.name}</b>
      {DOT + metricName(claim.metric, language)}
    </Link>
  );
}

/** The value in the reader's locale. */
export function ValueWords({ claim }: ClaimProps) {
  return <b>{valueInWords(claim.value, useReader())}</b>;
}

/** The words the value was read from. */
export function AsWritten({ claim }: ClaimProps) {
  const written = writtenForm(claim.value);
  if (!written) return null;
  return (
    <q lang={claim.language ?? undefined} className={styles.written}>
      {written}
    </q>
  );
}

/** Basis, and measure where it is not the plain one. */
export function InWhatSense({ claim }: ClaimProps) {
  const term = useTerm();
  return (
    <>
      {term('basis', claim.basis)}
      {claim.measure !== 'as_is' && <span className={styles.measure}> {term('measure', claim.measure)}</span>}
    </>
  );
}

/** What the claim is limited to. */
export function ScopeWords({ claim }: ClaimProps) {
  const term = useTerm();
  const { language } = useReader();
  const entries = scopeEntries(claim.scope, language);
  if (entries.length === 0) return null;
  return (
    <p className={styles.scope}>
      {dotted(entries.map(({ dimension, word }) => `${term('dimension', dimension)}: ${word}`))}
    </p>
  );
}

/** How many statements there are. */
export function Counted({ claim: { counts } }: ClaimProps) {
  const { t } = useTranslation();
  return <>{counts?.statements !== undefined && t('counts.statements', { count: counts.statements })}</>;
}

/** How the claim stands, by word and shape, where the instance says so. */
export function Stands({ claim: { standing } }: ClaimProps) {
  return standing ? <StandingMark label={standing.label} small /> : null;
}

/** How many roots there are: roots, not articles. */
export function Rooted({ claim: { counts } }: ClaimProps) {
  const { t } = useTranslation();
  if (counts?.roots === undefined) return null;
  return <span className={styles.scope}>{t('counted.roots', { count: counts.roots })}</span>;
}

/** Who may read it, where that is not the newsroom. */
export function MeantFor({ claim }: ClaimProps) {
  const readers = useReadBy(claim);
  if (!readers || claim.audience === 'newsroom') return null;
  return <p className={styles.readers}>{readers}</p>;
}

/** What speaks against the claim, where anything does. */
export function Opposed({ claim: { counts } }: ClaimProps) {
  const { t } = useTranslation();
  const against = (['disputes', 'contradictions'] as const).filter((key) => counts?.[key]);
  if (against.length === 0) return null;
  return (
    <p className={styles.against}>{dotted(against.map((key) => t(`counts.${key}`, { count: counts?.[key] ?? 0 })))}</p>
  );
}

/** Warnings in a word each; the claim's page explains them. */
export function Flagged({ claim }: ClaimProps) {
  const term = useTerm();
  if (!claim.flags?.length) return null;
  const [quiet, loud] = [claim.flags.filter(isQuiet), claim.flags.filter((flag) => !isQuiet(flag))];
  const words = (flags: readonly string[]) => dotted(flags.map((flag) => term('flagShort', flag)));
  return (
    <>
      {loud.length > 0 && <p className={styles.flags}>{words(loud)}</p>}
      {quiet.length > 0 && <p className={styles.scope}>{words(quiet)}</p>}
    </>
  );
}

/** True of nearly every “$”: said, but not as an alarm, or nobody would see the alarms. */
function isQuiet(flag: string): boolean {
  return flag === 'currency_assumed';
}
