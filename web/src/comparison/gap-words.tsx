import { useTranslation } from 'react-i18next';

import type { Link } from '../api/records.js';
import { gapInPercent, gapInWords } from '../format/gap.js';
import { useReader } from '../words/use-reader.js';
import styles from './comparison.module.css';

interface GapProps {
  readonly pair: Pick<Link, 'a' | 'gap' | 'verdict' | 'reasons'>;
}

/** How far the two are apart: in their unit, and as a part of the larger. */
export function GapWords({ pair: { a, gap, verdict, reasons = [] } }: GapProps) {
  const { t } = useTranslation();
  const reader = useReader();
  if (!gap) {
    const overlap = verdict === 'tension' && reasons.some(({ code }) => code === 'bound_excludes');
    if (verdict !== 'contradictory' && !overlap) return null;
    return <p className={styles.noGap}>{t(overlap ? 'comparison.overlap' : 'comparison.noGap')}</p>;
  }
  const of = a.value.type === 'quantity' ? a.value.figure.of : undefined;
  const share = gapInPercent(gap, reader);
  return (
    <p>
      <b>{t('comparison.apart', { gap: gapInWords(gap, reader, of) })}</b>
      {share && (
        <>
          {' '}
          <span className={styles.share}>{t('comparison.relative', { share })}</span>
        </>
      )}
    </p>
  );
}
