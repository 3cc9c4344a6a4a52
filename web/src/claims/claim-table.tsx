import { useTranslation } from 'react-i18next';

import type { Claim } from '../api/records.js';
import { periodName } from '../format/period.js';
import { useReader } from '../words/use-reader.js';
import {
  AsWritten,
  ClaimLink,
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
import { useOpenClaim } from './use-open-claim.js';

interface ClaimsProps {
  readonly claims: readonly Claim[];
}

/** Claims on a wide screen, one line of thought a row. A click anywhere in a row opens it; text can still be selected. */
export function ClaimTable({ claims }: ClaimsProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const open = useOpenClaim();
  return (
    <table className={styles.table}>
      <caption className={styles.unseen}>{t('list.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('list.claim')}</th>
          <th scope="col">{t('list.value')}</th>
          <th scope="col">{t('list.written')}</th>
          <th scope="col">{t('list.basis')}</th>
          <th scope="col">{t('list.period')}</th>
          <th scope="col" className={styles.number}>
            {t('list.support')}
          </th>
          <th scope="col">{t('standingOf.name')}</th>
          <th scope="col">{t('list.notes')}</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <tr key={claim.id} onClick={(event) => isPlain(event) && open(claim.id)}>
            <th scope="row">
              <ClaimLink claim={claim} />
              <ScopeWords claim={claim} />
              <MeantFor claim={claim} />
            </th>
            <td>
              <ValueWords claim={claim} />
            </td>
            <td>
              <AsWritten claim={claim} />
            </td>
            <td>
              <InWhatSense claim={claim} />
            </td>
            <td>{periodName(claim.period, reader)}</td>
            <td className={styles.number}>
              {claim.counts?.statements} <Rooted claim={claim} />
            </td>
            <td>
              <Stands claim={claim} />
            </td>
            <td>
              <Opposed claim={claim} />
              <Flagged claim={claim} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Not a click on a link, not one that ends a selection, not one meant for a new tab. */
function isPlain({ target, ctrlKey, metaKey, shiftKey }: React.MouseEvent): boolean {
  if (ctrlKey || metaKey || shiftKey || (target instanceof Element && target.closest('a'))) return false;
  return window.getSelection()?.isCollapsed !== false;
}
