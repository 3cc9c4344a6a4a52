import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/figure.js';
import { intervalInSymbols, unitName } from '../format/figure.js';
import { shortly } from '../format/result.js';
import { axisOf } from '../line/axis.js';
import styles from '../line/line.module.css';
import { Span } from '../line/span.js';
import { Ticks, useScale } from '../line/ticks.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';

/** What one computation gave. */
export interface LineRow {
  readonly figure: Figure;
  /** Whose computation it is; null where it is nobody's. */
  readonly name: string | null;
  /** A method of the domain, or a word of this page for what was tried. */
  readonly method: string;
}

interface DerivedLineProps {
  /** What is stated; null where no number is. */
  readonly stated: Figure | null;
  readonly rows: readonly LineRow[];
}

/** What is stated and what was computed, on one line. The drawing is for the eye only: each row says the same in words. */
export function DerivedLine({ stated, rows }: DerivedLineProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const unit = stated?.unit ?? rows[0]?.figure.unit;
  const drawn = rows.filter(({ figure }) => figure.unit === unit);
  const axis = axisOf([...(stated ? [stated] : []), ...drawn.map(({ figure }) => figure)]);
  if (!axis || drawn.length === 0) return null;
  const scaleOf = stated ?? drawn[0]?.figure;
  return (
    <div>
      <ul className={styles.rows} aria-label={t('derived.line')}>
        {stated && <Row figure={stated} about={t('derived.stated')} axis={axis} isStated />}
        {drawn.map(({ figure, name, method }, index) => (
          <Row key={index} figure={figure} about={name ?? term('method', method)} axis={axis} />
        ))}
      </ul>
      <Ticks axis={axis} />
      {scaleOf && <Unit axis={axis} figure={scaleOf} />}
    </div>
  );
}

interface RowProps {
  readonly figure: Figure;
  readonly about: string;
  readonly axis: NonNullable<ReturnType<typeof axisOf>>;
  readonly isStated?: boolean;
}

function Row({ figure, about, axis, isStated = false }: RowProps) {
  const reader = useReader();
  return (
    <li className={isStated ? styles.this : undefined}>
      <p className={styles.words} title={intervalInSymbols(figure, reader) ?? undefined}>
        <span className={styles.soft}>{about}</span>{' '}
        {isStated ? <b>{shortly(figure, reader)}</b> : shortly(figure, reader)}
      </p>
      <Span figure={figure} axis={axis} />
    </li>
  );
}

function Unit({ axis, figure }: { readonly axis: RowProps['axis']; readonly figure: Figure }) {
  const { t } = useTranslation();
  const unit = [useScale(axis).scale, unitName(figure, useReader())].filter(Boolean).join(' ');
  return unit ? <p className={styles.key}>{t('line.unit', { unit })}</p> : null;
}
