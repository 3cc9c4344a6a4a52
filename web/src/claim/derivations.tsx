import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Claim } from '../api/records.js';
import styles from './claim-page.module.css';
import { DerivationEntry } from './derivation-entry.js';
import forms from './derivations.module.css';
import { DerivedLine } from './derived-line.js';
import { More } from './more.js';
import { Section } from './section.js';

/** How the value was worked out, according to whom, and what that gives; rival derivations stand side by side. */
export function Derivations({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const request = usePartsOf(claim.id, 'derivations');
  const all = request.data?.pages.flatMap(({ items }) => items) ?? [];
  const stated = claim.value.type === 'quantity' ? claim.value.figure : null;
  const rows = all.flatMap(({ result, attributedTo, method }) =>
    result ? [{ figure: result, name: attributedTo?.name ?? null, method }] : [],
  );
  return (
    <Section name="derived" count={all.length} request={request}>
      {all.length === 0 && <p className={styles.none}>{t('derivation.none')}</p>}
      <DerivedLine stated={stated} rows={rows} />
      <div className={forms.rivals}>
        {all.map((derivation) => (
          <DerivationEntry key={derivation.id} derivation={derivation} stated={stated} />
        ))}
      </div>
      {request.hasNextPage && <More requests={[request]} />}
    </Section>
  );
}
