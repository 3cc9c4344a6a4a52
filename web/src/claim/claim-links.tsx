import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Input } from '../api/derived.js';
import { useGraph } from '../api/graph.js';
import { BriefLink } from './brief-link.js';
import styles from './derivations.module.css';
import { MOST_ASKED, unknownClaims } from './known-claims.js';

interface ClaimLinksProps {
  readonly ids: readonly string[];
  /** Of the derivation: what the page knows already. */
  readonly inputs: Readonly<Record<string, Input>>;
}

/** Claims that a sentence is about, each by what it says. Those that are no inputs are asked for, all at once. */
export function ClaimLinks({ ids, inputs }: ClaimLinksProps) {
  const { t } = useTranslation();
  const { known, unknown } = unknownClaims(ids, inputs);
  const { data } = useGraph(unknown.slice(0, MOST_ASKED).join(','), '0', 'contradictions');
  const asked = new Map(data?.nodes.map((node) => [node.id, node]));
  if (ids.length === 0) return null;
  return (
    <div className={styles.soft}>
      {t('derived.claims')}
      <ul className={styles.claims}>
        {ids.map((id, index) => {
          const claim = asked.get(id) ?? known.get(id);
          return (
            <li key={id}>
              {claim ? (
                <BriefLink claim={{ basis: '', measure: '', ...claim }} />
              ) : (
                <Link href={`/claims/${id}`}>{t('derived.claim', { number: index + 1 })}</Link>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
