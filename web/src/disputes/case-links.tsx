import { useTranslation } from 'react-i18next';

import type { Dispute } from '../api/cases.js';
import { GapWords } from '../comparison/gap-words.js';
import { LinkReason, LinkState } from '../comparison/link-state.js';
import { Reasons } from '../comparison/reasons.js';
import { DOT } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';
import type { Lettered } from './lettered.js';
import { letterOf } from './lettered.js';

interface CaseLinksProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered[];
}

/** What links the candidates with each other: how far they are apart and why, and how that was settled. */
export function CaseLinks({ dispute, candidates }: CaseLinksProps) {
  const { t } = useTranslation();
  const term = useTerm();
  if (candidates.length < 2) return null;
  return (
    <section aria-labelledby="case-links">
      <h2 id="case-links">{t('case.between')}</h2>
      {dispute.links.length === 0 && <p className={styles.soft}>{t('case.noLinks')}</p>}
      <ul className={styles.links}>
        {dispute.links.map((link) => (
          <li key={link.id}>
            <p>
              <b>{letterOf(candidates, link.a.id)}</b> {term('linkKind', link.kind)}{' '}
              <b>{letterOf(candidates, link.b.id)}</b>
              <span className={styles.soft}>
                {DOT + term('origin', link.origin) + DOT}
                <LinkState link={link} here={dispute.id} />
              </span>
            </p>
            <GapWords pair={link} />
            <Reasons pair={link} />
            <LinkReason link={link} />
          </li>
        ))}
      </ul>
    </section>
  );
}
