import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Figure } from '../api/figure.js';
import type { Claim, ClaimBrief } from '../api/records.js';
import { pairWords } from '../comparison/shared.js';
import { dotted } from '../format/dotted.js';
import { headline, intervalInSymbols, intervalInWords, unitName } from '../format/figure.js';
import type { Axis } from '../line/axis.js';
import { axisOf } from '../line/axis.js';
import styles from '../line/line.module.css';
import { Span } from '../line/span.js';
import { Ticks, useScale } from '../line/ticks.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import { Section } from './section.js';

interface Row {
  readonly claim: ClaimBrief;
  readonly figure: Figure;
}

/** More rows than this are a list and no drawing any more. */
const MOST = 12;

interface NumberLineProps {
  readonly claim: Claim;
  /** What to set beside it, the most telling first. */
  readonly others: readonly ClaimBrief[];
}

/**
 * The interval of this claim and those of the claims it was compared with, on one line. The drawing is for the eye only:
 * each row says the same in words beside it.
 */
export function NumberLine({ claim, others }: NumberLineProps) {
  const rows = rowsOf([claim, ...others]);
  const shown = rows.slice(0, MOST);
  const axis = axisOf(shown.map(({ figure }) => figure));
  if (!axis) return null;
  return (
    <Section name="line">
      <ul className={styles.rows}>
        {shown.map((row) => (
          <LineRow key={row.claim.id} row={row} axis={axis} of={claim} />
        ))}
      </ul>
      <Ticks axis={axis} />
      <Key axis={axis} rows={rows} />
    </Section>
  );
}

/** What the drawing means, and what it leaves out. */
function Key({ axis, rows }: { readonly axis: Axis; readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  const reader = useReader();
  const unit = [useScale(axis).scale, rows[0] && unitName(rows[0].figure, reader)].filter(Boolean).join(' ');
  return (
    <p className={styles.key}>
      {unit && t('line.unit', { unit })} {t('line.key')} {rows.length === 1 && t('line.alone')}
      {rows.length > MOST && t('line.first', { count: MOST })}
    </p>
  );
}

function LineRow({ row: { claim, figure }, axis, of }: { row: Row; axis: Axis; of: Claim }) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const isThis = claim.id === of.id;
  const value = headline(figure, reader);
  const interval = intervalInWords(figure, reader);
  const about = isThis ? t('line.this') : pairWords(of, claim, reader, term).b;
  return (
    <li className={isThis ? styles.this : undefined}>
      <p className={styles.words} title={intervalInSymbols(figure, reader) ?? undefined}>
        {isThis ? <b>{value}</b> : <Link href={`/claims/${claim.id}`}>{value}</Link>}{' '}
        <span className={styles.soft}>{dotted([about, interval !== value && interval])}</span>
      </p>
      <Span figure={figure} axis={axis} />
    </li>
  );
}

/** Each claim once, and only those whose figure is in the unit of the first. */
function rowsOf(claims: readonly ClaimBrief[]): Row[] {
  const first = claims[0]?.value.type === 'quantity' ? claims[0].value.figure : undefined;
  const rows = claims.flatMap((claim) =>
    claim.value.type === 'quantity' && claim.value.figure.unit === first?.unit && claim.value.figure.of === first.of
      ? [[claim.id, { claim, figure: claim.value.figure }] as const]
      : [],
  );
  return [...new Map(rows.reverse()).values()].reverse();
}
