import { memo, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';

import type { Found } from '../api/records.js';
import { headline } from '../format/figure.js';
import { useReader } from '../words/use-reader.js';
import { keyed, noLines } from './line-keys.js';
import type { Piece } from './lines.js';
import { linesOf } from './lines.js';
import styles from './reading.module.css';

interface MarkedLinesProps {
  readonly text: string;
  readonly items: readonly Found[];
  /** Of the quantity the reader is at, if they are at one. */
  readonly active: Found['readings'] | null;
}

/**
 * The text as it stands in the field, its quantities marked and glossed with how each is read. It lies under the field and
 * is for the eye only: the table beside it says the same.
 */
export const MarkedLines = memo(function MarkedLines({ text, items, active }: MarkedLinesProps) {
  const before = useRef(noLines);
  const { lines, keys } = useMemo(() => (before.current = keyed(before.current, linesOf(text, items))), [text, items]);
  return lines.map((pieces, index) => {
    const isHere = active !== null && pieces.some(({ readings }) => readings === active);
    return <Line key={keys[index]} pieces={pieces} active={isHere ? active : null} />;
  });
});

interface LineProps {
  readonly pieces: readonly Piece[];
  readonly active: Found['readings'] | null;
}

/** A line is drawn anew only if it changed: texts are long, and somebody is typing. */
const Line = memo(function Line({ pieces, active }: LineProps) {
  return (
    <div className={styles.line}>
      {pieces.length === 0 && <br />}
      {pieces.map(({ text, readings, first }, index) =>
        readings === null ? (
          text
        ) : (
          <Mark key={index} text={text} readings={readings} first={first} isActive={readings === active} />
        ),
      )}
    </div>
  );
});

interface MarkProps {
  readonly text: string;
  readonly readings: Found['readings'];
  readonly first: boolean;
  readonly isActive: boolean;
}

function Mark({ text, readings, first, isActive }: MarkProps) {
  const { t } = useTranslation();
  const reader = useReader();
  const [figure] = readings;
  const gloss =
    readings.length > 1 ? t('reading.readings', { count: readings.length }) : figure && headline(figure, reader);
  const classes = [styles.mark, readings.length > 1 && styles.doubtful, isActive && styles.active];
  return (
    <mark className={classes.filter(Boolean).join(' ')} data-first={first || undefined}>
      {text}
      {first && <span className={styles.gloss}>{gloss}</span>}
    </mark>
  );
}
