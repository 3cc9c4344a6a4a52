import type { Claim } from '../api/records.js';
import { DOT } from '../format/dotted.js';
import { periodName } from '../format/period.js';
import { useReader } from '../words/use-reader.js';
import {
  AsWritten,
  ClaimLink,
  Counted,
  Flagged,
  InWhatSense,
  MeantFor,
  Opposed,
  Rooted,
  ScopeWords,
  Stands,
  ValueWords,
} from './claim-row.js';
import styles from './claims-page.module.css';

/** Claims on a phone: a card each, the value first. */
export function ClaimCards({ claims }: { readonly claims: readonly Claim[] }) {
  const reader = useReader();
  return (
    <ul className={styles.cards}>
      {claims.map((claim) => (
        <li key={claim.id}>
          <ClaimLink claim={claim} stretched />
          <p className={styles.value}>
            <ValueWords claim={claim} /> <AsWritten claim={claim} />
          </p>
          <p className={styles.facts}>
            <InWhatSense claim={claim} />
            {DOT + periodName(claim.period, reader)}
          </p>
          <ScopeWords claim={claim} />
          <MeantFor claim={claim} />
          <p className={styles.facts}>
            <Counted claim={claim} /> <Rooted claim={claim} />
          </p>
          <p>
            <Stands claim={claim} />
          </p>
          <Opposed claim={claim} />
          <Flagged claim={claim} />
        </li>
      ))}
    </ul>
  );
}
