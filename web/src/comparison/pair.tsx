import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Claim } from '../api/records.js';
import { noteOpened } from '../claims/use-open-claim.js';
import { DOT } from '../format/dotted.js';
import { intervalInWords, unitName } from '../format/figure.js';
import { valueInWords, writtenForm } from '../format/value.js';
import type { Axis } from '../line/axis.js';
import { axisOf } from '../line/axis.js';
import line from '../line/line.module.css';
import { Span } from '../line/span.js';
import { Ticks, useScale } from '../line/ticks.js';
import { StandingMark } from '../standing/standing-mark.js';
import { useReader } from '../words/use-reader.js';
import styles from './comparison.module.css';
import { figuresOnOneScale } from './meeting.js';
import type { PairWords } from './shared.js';

interface PairProps {
  /** Of the row: the way back. */
  readonly id: string;
  readonly a: Claim;
  readonly b: Claim;
  readonly words: PairWords;
}

/** Two claims under each other, A and B: as read, as written, and both on one line where they have a scale in common. */
export function Pair({ id, a, b, words }: PairProps) {
  const reader = useReader();
  const figures = figuresOnOneScale(a, b);
  const axis = figures && axisOf(figures);
  return (
    <div className={styles.pair}>
      <Side id={id} claim={a} own={words.a} axis={axis} isFirst />
      <Side id={id} claim={b} own={words.b} axis={axis} isFirst={false} />
      {axis && figures && <Scale axis={axis} unit={unitName(figures[0], reader)} />}
    </div>
  );
}

interface SideProps {
  readonly id: string;
  readonly claim: Claim;
  readonly own: string;
  readonly axis: Axis | null;
  readonly isFirst: boolean;
}

function Side({ id, claim, own, axis, isFirst }: SideProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const value = valueInWords(claim.value, reader);
  const written = writtenForm(claim.value);
  const interval = claim.value.type === 'quantity' ? intervalInWords(claim.value.figure, reader) : null;
  return (
    <>
      <p className={axis ? styles.side : styles.wide}>
        <span className={styles.letter}>{t(isFirst ? 'comparison.first' : 'comparison.second')}</span>
        <Link
          href={`/claims/${claim.id}`}
          className={styles.value}
          data-row={isFirst ? id : undefined}
          data-other={isFirst ? undefined : claim.id}
          onClick={() => noteOpened(claim.id, id)}
        >
          {value}
        </Link>{' '}
        <span className={styles.soft}>
          {written && <q lang={claim.language ?? undefined}>{written}</q>}
          {[interval !== value && interval, own].filter(Boolean).map((word) => DOT + word)}
        </span>{' '}
        {claim.standing && <StandingMark label={claim.standing.label} small />}
      </p>
      {axis && claim.value.type === 'quantity' && (
        <div className={isFirst ? line.this : undefined}>
          <Span figure={claim.value.figure} axis={axis} />
        </div>
      )}
    </>
  );
}

function Scale({ axis, unit }: { readonly axis: Axis; readonly unit: string }) {
  const { scale } = useScale(axis);
  return (
    <>
      <p className={styles.unit} aria-hidden>
        {[scale, unit].filter(Boolean).join(' ')}
      </p>
      <Ticks axis={axis} />
    </>
  );
}
