import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { CaseParts } from '../api/case-parts.js';
import type { CaseChange, Dispute } from '../api/cases.js';
import type { Figure } from '../api/figure.js';
import { BriefLink } from '../claim/brief-link.js';
import { formatMoment } from '../format/day.js';
import { headline } from '../format/figure.js';
import { useInstanceWords } from '../words/use-instance-words.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';
import { useCandidateName } from './case-words.js';
import { DerivationBrief } from './derivation-brief.js';
import type { Lettered } from './lettered.js';
import { Arrow } from './standings.js';
import { StatementBrief } from './statement-brief.js';

interface WhatChangedProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered[];
  readonly parts: CaseParts;
}

/** How a case came to be opened again, and what became known since it was decided. */
export function WhatChanged({ dispute: { reopened, whatChanged }, candidates, parts }: WhatChangedProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const own = useInstanceWords();
  if (!reopened && whatChanged.length === 0) return null;
  return (
    <section className={styles.changed} aria-labelledby="what-changed">
      <h2 id="what-changed">{t(reopened ? 'case.reopened' : 'case.changed')}</h2>
      {reopened && (
        <p>
          {own(reopened.by.name)}, <time dateTime={reopened.at}>{formatMoment(reopened.at, reader)}</time>,{' '}
          {reopened.reason ? (
            <>
              {t('case.reopenedBecause')} <q>{reopened.reason}</q>
            </>
          ) : (
            t('case.reopenedByChange')
          )}
        </p>
      )}
      {whatChanged.length > 0 && (
        <>
          {reopened && <h3>{t('case.whatChanged', { count: whatChanged.length })}</h3>}
          <ul className={styles.changes}>
            {whatChanged.map((change, index) => (
              <li key={`${change.kind} ${change.claim} ${change.id ?? index}`}>
                <Change change={change} candidates={candidates} parts={parts} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

interface ChangeProps extends Omit<WhatChangedProps, 'dispute'> {
  readonly change: CaseChange;
}

/** One thing that became known: about which candidate, what, and where to look at it. */
function Change({ change: { kind, claim, id, statement: told, result, other }, candidates, parts }: ChangeProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const name = useCandidateName();
  const candidate = candidates.find((one) => one.claim.id === claim);
  const known = parts.byClaim.get(claim);
  const statement = known?.statements.find((one) => one.id === id);
  const derivation = known?.derivations.find((one) => one.id === id);
  const isClaim = !other && id !== null && (kind === 'contradicted' || kind === 'superseded');
  return (
    <>
      {candidate && <b>{name(candidate)}</b>}: {term('caseChange', kind)}
      {statement ? (
        <>
          : <StatementBrief statement={statement} />
        </>
      ) : (
        told && (
          <>
            : <StatementBrief statement={told} claim={claim} />
          </>
        )
      )}
      {derivation && (
        <>
          : <DerivationBrief derivation={derivation} claim={claim} />
        </>
      )}
      {result && (
        <>
          : <Result result={result} />
        </>
      )}
      {other && (
        <>
          : <BriefLink claim={other} />
        </>
      )}
      {isClaim && (
        <>
          {' '}
          <Link href={`/claims/${id}`}>{t('standingOf.look')}</Link>
        </>
      )}
    </>
  );
}

/** What is derived, before and now. */
function Result({ result: { before, now } }: { readonly result: NonNullable<CaseChange['result']> }) {
  const { t } = useTranslation();
  const reader = useReader();
  const words = (figure: Figure | null) => (figure ? headline(figure, reader) : t('history.nothing'));
  return (
    <>
      {words(before)} <Arrow /> <b>{words(now)}</b>
    </>
  );
}
