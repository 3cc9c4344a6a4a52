import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { CaseParts } from '../api/case-parts.js';
import type { Argument, CaseEvidence } from '../api/cases.js';
import { SourceWords } from '../claim/source-line.js';
import { formatDay } from '../format/day.js';
import { DOT } from '../format/dotted.js';
import { useInstanceWords } from '../words/use-instance-words.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './case-page.module.css';
import { useCandidateName } from './case-words.js';
import { DerivationBrief } from './derivation-brief.js';
import type { Lettered } from './lettered.js';
import { StatementBrief } from './statement-brief.js';

interface ArgumentsProps {
  readonly said: readonly Argument[];
  readonly candidates: readonly Lettered[];
  readonly parts: CaseParts;
}

/** Arguments in the order in which they were made, each with who made it and what it rests on. */
export function Arguments({ said, candidates, parts }: ArgumentsProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const own = useInstanceWords();
  if (said.length === 0) return <p className={styles.soft}>{t('case.noArguments')}</p>;
  return (
    <ul className={styles.said}>
      {said.map(({ id, candidate, stance, text, evidence, createdBy, createdAt }) => (
        <li key={id} className={stance === 'for' ? styles.pro : styles.contra}>
          <p className={styles.text}>
            {candidate === null && <b>{term('side', stance)}: </b>}
            {text}
          </p>
          {evidence.length > 0 && (
            <ul className={styles.rests} aria-label={t('case.restsOn')}>
              {evidence.map((one) => (
                <li key={`${one.kind} ${one.id}`}>
                  <EvidenceWords evidence={one} candidates={candidates} parts={parts} />
                </li>
              ))}
            </ul>
          )}
          <p className={styles.soft}>
            {own(createdBy.name)}
            {DOT}
            <time dateTime={createdAt}>{formatDay(createdAt.slice(0, 10), reader)}</time>
          </p>
        </li>
      ))}
    </ul>
  );
}

interface EvidenceWordsProps extends Omit<ArgumentsProps, 'said'> {
  readonly evidence: CaseEvidence;
}

/** What an argument rests on, as the way to it; only its kind where it belongs to none of the candidates. */
function EvidenceWords({ evidence: { kind, id }, candidates, parts }: EvidenceWordsProps) {
  const term = useTerm();
  const name = useCandidateName();
  const candidate = candidates.find(({ claim }) => claim.id === id);
  for (const [claim, { statements, derivations }] of parts.byClaim) {
    const statement = statements.find((one) => one.id === id);
    if (statement) return <StatementBrief statement={statement} />;
    const derivation = derivations.find((one) => one.id === id);
    if (derivation) return <DerivationBrief derivation={derivation} claim={claim} />;
    const source = statements.find((one) => one.source?.id === id)?.source;
    if (source) return <SourceWords source={source} />;
  }
  if (kind === 'claim')
    return <Link href={`/claims/${id}`}>{candidate ? name(candidate) : term('evidenceKind', kind)}</Link>;
  return <>{term('evidenceKind', kind)}</>;
}
