import { useTranslation } from 'react-i18next';

import type { Figure } from '../api/figure.js';
import { headline, intervalInSymbols, intervalInWords } from '../format/figure.js';
import { useReader } from '../words/use-reader.js';
import styles from './claim-page.module.css';

/** Which values the words allow: in words, to the digit, and what the 5 % cap did where it applied. */
export function ClaimInterval({ figure }: { readonly figure: Figure }) {
  const { t } = useTranslation();
  const reader = useReader();
  const words = intervalInWords(figure, reader);
  if (!words) return null;
  const uncapped = figure.uncapped && intervalInWords({ ...figure, ...figure.uncapped }, reader);
  return (
    <>
      <p className={styles.interval}>
        {words !== headline(figure, reader) && `${t('claim.interval')} ${words} `}
        <span className={styles.symbols}>{intervalInSymbols(figure, reader)}</span>
      </p>
      {uncapped && <p className={styles.capped}>{t('claim.capped', { interval: uncapped })}</p>}
    </>
  );
}
