import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import { usePartsOf } from '../api/claims.js';
import type { Figure } from '../api/figure.js';
import type { Claim, ClaimBrief } from '../api/records.js';
import { compact } from '../format/decimal.js';
import { DOT } from '../format/dotted.js';
import { headline, intervalInSymbols, intervalInWords, unitName } from '../format/figure.js';
import { useReader } from '../words/use-reader.js';
import type { Axis } from './axis.js';
import { axisOf } from './axis.js';
import { useBriefWords } from './brief-link.js';
import styles from './number-line.module.css';
import { Section } from './section.js';
import { Span } from './span.js';

interface Row {
  readonly claim: ClaimBrief;
  readonly figure: Figure;
}

/**
 * The interval of this claim and those of the claims it is linked to, on one line. The drawing is for the eye only: each
 * row says the same in words beside it.
 */
export function NumberLine({ claim }: { readonly claim: Claim }) {
  const { t } = useTranslation();
  const reader = useReader();
  const linked = usePartsOf(claim.id, 'links');
  const links = linked.data?.pages.flatMap(({ items }) => items) ?? [];
  const statements = usePartsOf(claim.id, 'statements').data?.pages.flatMap(({ items }) => items) ?? [];
  const others = [
    ...links.flatMap(({ a, b }) => [a, b]),
    ...statements.flatMap(({ alternative }) => alternative ?? []),
  ];
  const rows = rowsOf([claim, ...others]);
  const axis = axisOf(rows.map(({ figure }) => figure));
  if (!axis) return null;
  const { numbers, scale } = compact(
    axis.ticks.map(({ decimal }) => decimal),
    reader,
  );
  const unit = [scale, rows[0] && unitName(rows[0].figure, reader)].filter(Boolean).join(' ');
  return (
    <Section name="line">
      <ul className={styles.rows}>
        {rows.map((row) => (
          <LineRow key={row.claim.id} row={row} axis={axis} isThis={row.claim.id === claim.id} />
        ))}
      </ul>
      <Ticks axis={axis} numbers={numbers} />
      <p className={styles.key}>
        {unit && t('line.unit', { unit })} {t('line.key')} {rows.length === 1 && linked.isSuccess && t('line.alone')}
      </p>
    </Section>
  );
}

function LineRow({ row: { claim, figure }, axis, isThis }: { row: Row; axis: Axis; isThis: boolean }) {
  const { t } = useTranslation();
  const reader = useReader();
  const words = useBriefWords();
  const value = headline(figure, reader);
  const interval = intervalInWords(figure, reader);
  return (
    <li className={isThis ? styles.this : undefined}>
      <p className={styles.words} title={intervalInSymbols(figure, reader) ?? undefined}>
        {isThis ? <b>{value}</b> : <Link href={`/claims/${claim.id}`}>{value}</Link>}{' '}
        <span className={styles.soft}>
          {isThis ? t('line.this') : words(claim)}
          {interval && interval !== value && DOT + interval}
        </span>
      </p>
      <Span figure={figure} axis={axis} />
    </li>
  );
}

/** The numbers under the line; the scale and unit they share are said once, in the key. */
function Ticks({ axis, numbers }: { readonly axis: Axis; readonly numbers: readonly string[] }) {
  return (
    <div className={styles.ticks} aria-hidden>
      {axis.ticks.map(({ decimal, at }, index) => (
        <span key={decimal} style={{ insetInlineStart: `${at}%` }}>
          {numbers[index]}
        </span>
      ))}
    </div>
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
