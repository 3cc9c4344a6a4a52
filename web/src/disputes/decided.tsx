import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import type { CaseDecision, Dispute, PastDecision } from '../api/cases.js';
import { formatMoment } from '../format/day.js';
import { useInstanceWords } from '../words/use-instance-words.js';
import { useReader } from '../words/use-reader.js';
import styles from './case-page.module.css';
import { DecisionWords } from './decision-words.js';
import { DerivationBrief } from './derivation-brief.js';
import type { Lettered } from './lettered.js';

interface DecidedProps {
  readonly dispute: Pick<Dispute, 'derivations'>;
  readonly decision: CaseDecision & Partial<PastDecision>;
  readonly candidates: readonly Lettered[];
  /** Gets the focus where this has just been decided; absent where it stands under a heading of its own. */
  readonly heading?: RefObject<HTMLHeadingElement | null>;
}

/** What was decided: what it came to, who, when, why, what speaks against it, and when to look at it again. */
export function Decided({ dispute: { derivations = [] }, decision, candidates, heading }: DecidedProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const own = useInstanceWords();
  const { rationale, dissent, reopenWhen, decidedBy, decidedAt, inForce, reopened } = decision;
  // Where nobody opened it again, a later decision about the same has taken its place.
  const state = inForce ? 'inForce' : reopened === null ? 'replaced' : 'noLonger';
  return (
    <div className={inForce ? styles.decided : styles.lapsed}>
      {heading && (
        <h2 id="settling" ref={heading} tabIndex={-1}>
          {t('case.decided')}
        </h2>
      )}
      <p>
        <DecisionWords decision={decision} candidates={candidates} />
      </p>
      <p className={styles.soft}>
        {own(decidedBy.name)}, <time dateTime={decidedAt}>{formatMoment(decidedAt, reader)}</time>. {t(`case.${state}`)}
      </p>
      {reopened && (
        <p className={styles.soft}>
          {t('case.reopened')}: {own(reopened.by.name)},{' '}
          <time dateTime={reopened.at}>{formatMoment(reopened.at, reader)}</time>
          {reopened.reason && (
            <>
              , {t('case.reopenedBecause')} <q>{reopened.reason}</q>
            </>
          )}
        </p>
      )}
      <dl>
        <dt>{t('case.rationale')}</dt>
        <dd>{rationale}</dd>
        {dissent && (
          <>
            <dt>{t('case.dissent')}</dt>
            <dd>{dissent}</dd>
          </>
        )}
        {reopenWhen && (
          <>
            <dt>{t('case.reopenWhen')}</dt>
            <dd>{reopenWhen}</dd>
          </>
        )}
      </dl>
      {inForce && derivations.length > 0 && (
        <ul className={styles.upheld}>
          {derivations.map((derivation) => (
            <li key={derivation.id}>
              <DerivationBrief derivation={derivation} claim={derivation.claim} />
              {derivation.upheld !== null && <b> {t(derivation.upheld ? 'case.upheld' : 'case.notUpheld')}</b>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
