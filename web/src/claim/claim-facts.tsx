import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Claim } from '../api/records.js';
import { dotted } from '../format/dotted.js';
import { periodDates, periodName } from '../format/period.js';
import { scopeEntries } from '../format/value.js';
import { useReadBy } from '../words/use-read-by.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './claim-page.module.css';

interface ClaimProps {
  readonly claim: Claim;
}

/** In what sense, for when, and within what limits the value holds. */
export function ClaimFacts({ claim }: ClaimProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const { language } = useReader();
  const readers = useReadBy(claim);
  const explained = term('measureExplained', claim.measure);
  return (
    <dl className={styles.facts}>
      <Fact name={t('claim.basis')}>{term('basis', claim.basis)}</Fact>
      {claim.measure !== 'as_is' && (
        <Fact name={t('claim.measure')}>
          {term('measure', claim.measure)}
          {explained && explained !== claim.measure && <Aside>{explained}</Aside>}
        </Fact>
      )}
      <Fact name={t('claim.period')}>
        <PeriodWords claim={claim} />
      </Fact>
      {scopeEntries(claim.scope, language).map(({ dimension, word }) => (
        <Fact key={dimension} name={capitalised(term('dimension', dimension))}>
          {word}
        </Fact>
      ))}
      {readers && <Fact name={t('claim.audience')}>{readers}</Fact>}
    </dl>
  );
}

function PeriodWords({ claim: { period } }: ClaimProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const name = periodName(period, reader);
  const dates = periodDates(period, reader);
  const label = period.label && period.label !== name ? t('claim.label', { label: period.label }) : '';
  const asides = [
    dates !== name ? dates : '',
    label,
    period.calendar === 'fiscal' ? t('claim.fiscal') : '',
    period.certainty === 'inferred' ? t('claim.inferred') : '',
  ].filter(Boolean);
  return (
    <>
      {name}
      {asides.length > 0 && <Aside>{dotted(asides)}</Aside>}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Aside({ children }: { readonly children: ReactNode }) {
  return <span className={styles.aside}>{children}</span>;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
