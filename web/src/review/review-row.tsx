import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';

import type { Waiting } from '../api/reviews.js';
import { ClaimLink, ValueWords } from '../claims/claim-row.js';
import { formatMoment } from '../format/day.js';
import { DOT, dotted } from '../format/dotted.js';
import { periodName } from '../format/period.js';
import { StandingMark } from '../standing/standing-mark.js';
import { useReader } from '../words/use-reader.js';
import styles from './review.module.css';
import { ReviewMark } from './review-mark.js';
import { isWaiting } from './steps.js';

/** One claim that waits: what it says, how far it is, and what hangs on it. */
export function ReviewRow({ item: { claim, consequence } }: { readonly item: Waiting }) {
  const { t } = useTranslation();
  const reader = useReader();
  const { publishedUses, disputes, staleInputs } = consequence;
  const hangs = [
    ...(publishedUses > 0 ? [t('reviews.uses', { count: publishedUses })] : []),
    ...(staleInputs > 0 ? [t('reviews.staleInputs', { count: staleInputs })] : []),
  ];
  const { reviewer, assignee, state } = claim.review;
  const who = state === 'in_review' ? reviewer : isWaiting(state) ? assignee : null;
  return (
    <li className={styles.row}>
      <div>
        <ClaimLink claim={claim} stretched />
        <p>
          <ValueWords claim={claim} />
          <span className={styles.soft}>{DOT + periodName(claim.period, reader)}</span>
        </p>
        {claim.standing && <StandingMark label={claim.standing.label} small />}
      </div>
      <div>
        <p>
          <ReviewMark review={claim.review} />
        </p>
        {who && (
          <p className={styles.soft}>
            {t(state === 'in_review' ? 'review.hasIt' : 'review.assigned', { name: who.name })}
          </p>
        )}
        {claim.updatedAt && (
          <p className={styles.soft}>
            {t('reviews.changed')} <time dateTime={claim.updatedAt}>{formatMoment(claim.updatedAt, reader)}</time>
          </p>
        )}
        <p className={styles.soft}>
          {hangs.length + disputes > 0 ? dotted(hangs) : t('reviews.nothingHangs')}
          {hangs.length > 0 && disputes > 0 && DOT}
          {disputes > 0 && (
            <Link className={styles.over} href={`/disputes?claim=${claim.id}`}>
              {t('reviews.disputes', { count: disputes })}
            </Link>
          )}
        </p>
      </div>
    </li>
  );
}
