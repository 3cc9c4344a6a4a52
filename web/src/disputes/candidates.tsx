import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Dispute } from '../api/cases.js';
import type { Figure } from '../api/figure.js';
import type { Claim } from '../api/records.js';
import { groupWords } from '../comparison/shared.js';
import { dotted } from '../format/dotted.js';
import { intervalInSymbols, intervalInWords, unitName } from '../format/figure.js';
import { valueInWords, writtenForm } from '../format/value.js';
import type { Axis } from '../line/axis.js';
import line from '../line/line.module.css';
import { Span } from '../line/span.js';
import { Ticks, useScale } from '../line/ticks.js';
import { StandingMark } from '../standing/standing-mark.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './candidates.module.css';
import { useRoots } from './case-words.js';
import { drawnOf } from './drawn.js';
import type { Lettered } from './lettered.js';

interface CandidatesProps {
  readonly dispute: Dispute;
  readonly candidates: readonly Lettered<Claim>[];
}

/**
 * What may be the answer, each as read and as written, how it stands and from how many roots it is; on one line as far as they have
 * a scale in common. The drawing is for the eye only: each row says the same in words.
 */
export function Candidates({ dispute, candidates }: CandidatesProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const { figures: drawn, axis } = drawnOf(dispute.candidates);
  const { own } = groupWords(dispute.candidates, reader, term);
  const [first] = drawn.values();
  return (
    <section className={styles.overview} aria-labelledby="candidates">
      <h2 id="candidates">{t('case.overview')}</h2>
      <ol className={styles.rows}>
        {candidates.map((candidate, index) => (
          <Row
            key={candidate.claim.id}
            candidate={candidate}
            own={own[index] ?? ''}
            decision={dispute.decision?.inForce ? dispute.decision : null}
            isAlone={candidates.length === 1}
            figure={drawn.get(candidate.claim.id) ?? null}
            axis={axis}
          />
        ))}
      </ol>
      {axis && first && <Scale axis={axis} figure={first} />}
    </section>
  );
}

interface RowProps {
  readonly candidate: Lettered<Claim>;
  readonly own: string;
  readonly decision: Dispute['decision'];
  readonly isAlone: boolean;
  readonly figure: Figure | null;
  readonly axis: Axis | null;
}

function Row({ candidate: { letter, claim }, own, decision, isAlone, figure, axis }: RowProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const roots = useRoots();
  const value = valueInWords(claim.value, reader);
  const written = writtenForm(claim.value);
  const interval = claim.value.type === 'quantity' ? intervalInWords(claim.value.figure, reader) : null;
  const symbols = claim.value.type === 'quantity' ? intervalInSymbols(claim.value.figure, reader) : null;
  const chosen = decision?.chosen.includes(claim.id) ?? false;
  const favours = decision && ['prefer', 'error', 'superseded'].includes(decision.outcome) && !isAlone;
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p>
          <span className={styles.letter}>{letter}</span>{' '}
          <Link href={`/claims/${claim.id}`} className={styles.value} data-candidate={claim.id}>
            {value}
          </Link>{' '}
          <span className={styles.soft} title={symbols ?? undefined}>
            {written && <q lang={claim.language ?? undefined}>{written}</q>}{' '}
            {dotted([interval !== value && interval, own])}
          </span>
        </p>
        <p className={styles.facts}>
          {claim.standing && <StandingMark label={claim.standing.label} small />}
          {favours && (
            <b className={chosen ? styles.chosen : styles.left}>
              {term(chosen ? 'caseRole' : 'caseRoleNot', decision.outcome)}
            </b>
          )}
          <span className={styles.soft}>{roots(claim)}</span>
          {axis && !figure && <span className={styles.soft}>{t('case.offLine')}</span>}
        </p>
      </div>
      {axis && figure && (
        <div className={chosen || isAlone ? line.this : undefined}>
          <Span figure={figure} axis={axis} />
        </div>
      )}
    </li>
  );
}

function Scale({ axis, figure }: { readonly axis: Axis; readonly figure: Figure }) {
  const { t } = useTranslation();
  const unit = [useScale(axis).scale, unitName(figure, useReader())].filter(Boolean).join(' ');
  return (
    <div className={styles.row}>
      <p className={styles.unit}>{unit && t('line.unit', { unit })}</p>
      <Ticks axis={axis} />
    </div>
  );
}
