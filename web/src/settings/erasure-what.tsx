import { useTranslation } from 'react-i18next';

import type { Erasure } from '../api/erasures.js';
import { RecordName } from './record-name.js';
import styles from './settings.module.css';

/** Which records are erased as a whole, and which words wherever they stand. */
export function ErasureWhat({ erasure: { state, records, words, withheld } }: { readonly erasure: Erasure }) {
  const { t } = useTranslation();
  return (
    <>
      {records.length > 0 && (
        <div>
          <p className={styles.soft}>{t('erasures.asAWhole')}</p>
          <ul className={styles.bulleted}>
            {records.map(({ kind, id }) => (
              <li key={id}>
                {t(`heldKind.${kind}`)}: <RecordName kind={kind} id={id} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {words.length > 0 && (
        <div>
          <p className={styles.soft}>{t('erasures.wherever')}</p>
          <ul className={styles.bulleted}>
            {words.map((word) => (
              <li key={word}>
                <q>{word}</q>
              </li>
            ))}
          </ul>
        </div>
      )}
      {withheld > 0 && <p>{t('erasures.withheld', { count: withheld })}</p>}
      {state !== 'requested' && <p className={styles.soft}>{t('erasures.wordsGone')}</p>}
    </>
  );
}
