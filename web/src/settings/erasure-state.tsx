import { useTranslation } from 'react-i18next';

import type { Erasure } from '../api/erasures.js';
import styles from './settings.module.css';

/** What has become of an erasure that was asked for. */
export function ErasureState({ state }: Pick<Erasure, 'state'>) {
  const { t } = useTranslation();
  return <span className={state === 'requested' ? styles.due : styles.off}>{t(`erasureState.${state}`)}</span>;
}
