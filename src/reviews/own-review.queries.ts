import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import type { Review } from '../claims/review.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { OwnReviewView } from './own-review.dto.js';
import { possibleFor } from './transition.js';
import { rightsOf } from './transitions.service.js';

interface Row {
  readonly review: Review;
  readonly version: number;
  readonly wrote: boolean;
  readonly isAuthor: boolean;
  readonly isReviewer: boolean;
}

/**
 * How far the review of a claim is, and what a caller may do next: as of a moment, what they could then, with the rights of today.
 *
 * @throws Refusal `not-found`
 */
export async function ownReview(
  tx: EntityManager,
  { principalId, permissions }: Caller,
  claimId: string,
): Promise<OwnReviewView> {
  const [row]: Row[] = await tx.query(
    `SELECT jsonb_build_object('state', c.review_state, 'verdict', c.review_verdict, 'changedSince', c.review_changed, 'reviewer', ${userBrief('c.reviewer_id')},
       'assignee', ${userBrief('c.assignee_id')}) AS review, c.version, wrote_any(c.id) AS wrote, c.owner_id = $2 AS "isAuthor",
       coalesce(c.reviewer_id = $2, false) AS "isReviewer" FROM claim c WHERE c.id = $1`,
    [claimId, principalId],
  );
  if (!row) throw new Refusal('not-found', 'There is no such claim.');
  const { review, version, ...who } = row;
  const possible = possibleFor(review.state, { ...who, changed: review.changedSince, may: rightsOf(permissions) });
  return { ...review, wrote: who.wrote, possible, version };
}
