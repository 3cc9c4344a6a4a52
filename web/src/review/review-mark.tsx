import { useTranslation } from 'react-i18next';

import type { Review } from '../api/reviews.js';
import { DOT } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';

/** What a review found, and no longer counts: the claim has fallen since. */
const over: readonly string[] = ['corrected', 'retracted'];

interface ReviewMarkProps {
  readonly review: Pick<Review, 'state' | 'verdict' | 'changedSince'>;
}

/** How far a review is, what it found, and whether that is about what the claim says now. */
export function ReviewMark({ review: { state, verdict, changedSince } }: ReviewMarkProps) {
  const { t } = useTranslation();
  const term = useTerm();
  const isOver = over.includes(state);
  const fallen = verdict === 'refuted' || isOver;
  const found = verdict && term('reviewVerdict', verdict);
  return (
    <span className={fallen ? styles.fallen : verdict === 'confirmed' ? styles.good : styles.state}>
      {term('reviewState', state)}
      {found && (isOver ? ` ${t('review.hadBeen', { verdict: found })}` : DOT + found)}
      {changedSince && !isOver && DOT + t('review.changedSince')}
    </span>
  );
}
