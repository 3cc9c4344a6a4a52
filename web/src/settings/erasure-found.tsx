import { useTranslation } from 'react-i18next';

import type { Erasure } from '../api/erasures.js';
import { dotted } from '../format/dotted.js';
import { foundByKind } from './found-kinds.js';
import styles from './settings.module.css';

/** In how many records of which kinds something stands that is to be erased, or stood. */
export function ErasureFound({ erasure: { state, found, withheld, revisions } }: { readonly erasure: Erasure }) {
  const { t } = useTranslation();
  if (found === null) return null;
  const isDone = state === 'done';
  const kinds = foundByKind(found);
  return (
    <section className={styles.part} aria-labelledby="erasure-found">
      <h2 id="erasure-found">{t(isDone ? 'erasures.stood' : 'erasures.stands')}</h2>
      {!isDone && <p className={styles.soft}>{t('erasures.standsMeans')}</p>}
      {kinds.length === 0 ? (
        <p>{t(withheld > 0 ? 'erasures.nowhereYouRead' : 'erasures.nowhere')}</p>
      ) : (
        <ul className={styles.bulleted}>
          {kinds.map(({ kind, rows, versions }) => (
            <li key={kind}>
              {t(`foundKind.${kind}`)}:{' '}
              {dotted([
                rows > 0 && t('erasures.rows', { count: rows }),
                versions > 0 && t('erasures.versions', { count: versions }),
              ])}
            </li>
          ))}
        </ul>
      )}
      {revisions !== null && <p>{t('erasures.erasedMeans', { count: revisions })}</p>}
    </section>
  );
}
