import type { Claim } from '../api/records.js';
import { periodName } from '../format/period.js';
import { useReader } from '../words/use-reader.js';
import { ClaimLink, Counted, Flagged, InWhatSense, ScopeWords, ValueTwice } from './claim-row.js';
import styles from './claims-page.module.css';

/** Claims on a phone: a card each, the value first. */
export function ClaimCards({ claims }: { readonly claims: readonly Claim[] }) {
  const reader = useReader();
  return (
    <ul className={styles.cards}>
      {claims.map((claim) => (
        <li key={claim.id}>
          <ClaimLink claim={claim} stretched />
          <ValueTwice claim={claim} />
          <p className={styles.facts}>
            <InWhatSense claim={claim} /> · {periodName(claim.period, reader)}
          </p>
          <ScopeWords claim={claim} />
          <div className={styles.facts}>
            <Counted claim={claim} />
          </div>
          <Flagged claim={claim} />
        </li>
      ))}
    </ul>
  );
}
