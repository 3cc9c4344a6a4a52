import { useTranslation } from 'react-i18next';

import { usePartsOf } from '../api/claims.js';
import type { Evidence } from '../api/reviews.js';
import { ClaimById } from '../claim/claim-by-id.js';
import { SourceWords } from '../claim/source-line.js';
import { DerivationBrief } from '../disputes/derivation-brief.js';
import { StatementBrief } from '../disputes/statement-brief.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';

interface EvidenceShownProps {
  /** Id of the claim that was judged. */
  readonly claim: string;
  readonly evidence: readonly Evidence[];
}

/** What a verdict rests on, each as the way to it; nothing where that was not said. */
export function EvidenceShown({ claim, evidence }: EvidenceShownProps) {
  const { t } = useTranslation();
  if (evidence.length === 0) return null;
  return (
    <>
      <p className={styles.soft}>{t('review.restsOn')}</p>
      <ul className={styles.rests}>
        {evidence.map((one) => (
          <li key={`${one.kind} ${one.id}`}>
            <One claim={claim} evidence={one} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** One record; only its kind where it is none of the claim's, or not any longer. */
function One({ claim, evidence: { kind, id } }: { readonly claim: string; readonly evidence: Evidence }) {
  const term = useTerm();
  const statements = usePartsOf(claim, 'statements').data?.pages.flatMap(({ items }) => items) ?? [];
  const derivations = usePartsOf(claim, 'derivations').data?.pages.flatMap(({ items }) => items) ?? [];
  const statement = statements.find((one) => one.id === id);
  if (statement) return <StatementBrief statement={statement} />;
  const derivation = derivations.find((one) => one.id === id);
  if (derivation) return <DerivationBrief derivation={derivation} claim={claim} />;
  const source = statements.find((one) => one.source?.id === id)?.source;
  if (source) return <SourceWords source={source} />;
  if (kind === 'claim') return <ClaimById id={id} />;
  return <>{term('evidenceKind', kind)}</>;
}
