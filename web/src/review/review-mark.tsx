import type { Review } from '../api/reviews.js';
import { DOT } from '../format/dotted.js';
import { useTerm } from '../words/use-term.js';
import styles from './review.module.css';

/** How far a review is, and what it found. */
export function ReviewMark({ review: { state, verdict } }: { readonly review: Pick<Review, 'state' | 'verdict'> }) {
  const term = useTerm();
  const fallen = verdict === 'refuted' || state === 'retracted' || state === 'corrected';
  return (
    <span className={fallen ? styles.fallen : verdict === 'confirmed' ? styles.good : styles.state}>
      {term('reviewState', state)}
      {verdict && DOT + term('reviewVerdict', verdict)}
    </span>
  );
}
