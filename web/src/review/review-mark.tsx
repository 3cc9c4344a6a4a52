import { useTranslation } from 'react-i18next';

import type { Review } from '../api/reviews.js';
import { DOT } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';

/** How far a review is, what it found, and whether that is about what the claim says now. */
export function ReviewMark({
  review: { state, verdict, changedSince },
}: {
  readonly review: Pick<Review, 'state' | 'verdict' | 'changedSince'>;
}) {
  const { t } = useTranslation();
  const term = useTerm();
  const fallen = verdict === 'refuted' || state === 'retracted' || state === 'corrected';
  return (
    <span className={fallen ? styles.fallen : verdict === 'confirmed' ? styles.good : styles.state}>
      {term('reviewState', state)}
      {verdict && DOT + term('reviewVerdict', verdict)}
      {changedSince && DOT + t('review.changedSince')}
    </span>
  );
}
