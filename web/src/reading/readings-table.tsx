import { Button } from '@mantine/core';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/figure.js';
import type { Found } from '../api/records.js';
import { dotted } from '../format/dotted.js';
import { headline, intervalInSymbols, unitName } from '../format/figure.js';
import { useReader } from '../words/use-reader.js';
import { useTerm } from '../words/use-term.js';
import styles from './reading.module.css';

/** Rows shown at first, and how many more each time: nobody reads thousands at once. */
const ROWS = 100;

interface ReadingsTableProps {
  readonly text: string;
  readonly items: readonly Found[];
  readonly active: number;
  /** Shows a quantity in the text. */
  readonly onShow: (item: number) => void;
}

/** Every quantity of the text in a row, with every reading of it: what the marks say, for everybody. */
export const ReadingsTable = memo(function ReadingsTable({ text, items, active, onShow }: ReadingsTableProps) {
  const { t } = useTranslation();
  const [most, setMost] = useState(ROWS);
  const shown = items.slice(0, Math.max(most, active + 1));
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.unseen}>{t('reading.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('reading.written')}</th>
            <th scope="col">{t('reading.read')}</th>
            <th scope="col">{t('reading.kind')}</th>
          </tr>
        </thead>
        {shown.map(({ start, end, readings }, index) => (
          <Row
            key={index}
            index={index}
            written={text.slice(start, end)}
            readings={readings}
            isActive={index === active}
            onShow={onShow}
          />
        ))}
      </table>
      {items.length > shown.length && (
        <Button
          className={styles.more}
          variant="default"
          size="compact-sm"
          onClick={() => setMost(shown.length + ROWS)}
        >
          {t('reading.moreRows')}
        </Button>
      )}
    </>
  );
});

interface RowProps {
  readonly index: number;
  readonly written: string;
  readonly readings: Found['readings'];
  readonly isActive: boolean;
  readonly onShow: (item: number) => void;
}

/** A quantity, and under each other how it can be read. */
const Row = memo(function Row({ index, written, readings, isActive, onShow }: RowProps) {
  return (
    <tbody data-row-of={index} className={isActive ? styles.activeRow : undefined}>
      {readings.map((figure, number) => (
        <tr key={number}>
          {number === 0 && (
            <th scope="rowgroup" rowSpan={readings.length}>
              <Written text={written} count={readings.length} onShow={() => onShow(index)} />
            </th>
          )}
          <td>
            <ReadAs figure={figure} number={number + 1} count={readings.length} />
          </td>
          <td>
            <KindWords figure={figure} />
          </td>
        </tr>
      ))}
    </tbody>
  );
});

interface WrittenProps {
  readonly text: string;
  readonly count: number;
  readonly onShow: () => void;
}

function Written({ text, count, onShow }: WrittenProps) {
  const { t } = useTranslation();
  return (
    <>
      <button type="button" className={styles.written} aria-label={t('reading.go', { written: text })} onClick={onShow}>
        {text}
      </button>
      {count > 1 && <span className={styles.care}>{t('reading.readings', { count })}</span>}
    </>
  );
}

interface ReadAsProps {
  readonly figure: Figure;
  readonly number: number;
  readonly count: number;
}

/** The figure in the reader's words, and to the digit what it allows. */
function ReadAs({ figure, number, count }: ReadAsProps) {
  const { t } = useTranslation();
  const reader = useReader();
  return (
    <>
      {count > 1 && <span className={styles.soft}>{t('reading.which', { number, count })}</span>}
      <b>{headline(figure, reader)}</b>
      <span className={styles.soft}>{intervalInSymbols(figure, reader)}</span>
    </>
  );
}

function KindWords({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation();
  const reader = useReader();
  const term = useTerm();
  const { kind, unit, of, hedges, assumed, uncapped } = figure;
  const unitWords = unit === '1' ? (of ? t('reading.count', { of }) : t('reading.plain')) : unitName(figure, reader);
  const notes = [
    hedges.length > 0 && t('reading.hedges', { words: hedges.map((hedge) => term('hedge', hedge)).join(', ') }),
    uncapped && t('reading.capped'),
  ];
  return (
    <>
      {term('figureKind', kind)}
      <span className={styles.soft}>{dotted([unitWords, ...notes])}</span>
      {assumed.includes('currency') && <span className={styles.care}>{t('reading.assumed')}</span>}
    </>
  );
}
