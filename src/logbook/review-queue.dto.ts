import { IsOptional, Length, Matches } from 'class-validator';

import { ClaimView } from '../claims/claim-brief.dto.js';
import { REVIEW_STATES } from '../claims/review.js';
import { ListQuery } from '../platform/list.dto.js';
import { IfGiven, IsId } from '../platform/validation.js';
import { STATES } from './claims.dto.js';

/** What narrows the queue of reviews. */
export class ReviewListQuery extends ListQuery {
  /** One state, or several separated by commas; left out, what waits for somebody: submitted, in_review, returned and reviewed. */
  @IsOptional()
  @Length(1, 200)
  @Matches(STATES, { message: `must be one or several of ${REVIEW_STATES.join(', ')}, separated by commas` })
  state?: string;

  /** Id of who is asked to review them. */
  @IfGiven()
  @IsId()
  assignee?: string;
}

/** What a mistake in a claim would come to; all counts are of what the caller may see. */
export class Consequence {
  /** (1 + publishedUses) × (1 + disputes) × (1 + staleInputs). Dimensionless. */
  score!: number;

  /** Stories, graphics and posts that used it. */
  publishedUses!: number;

  /** Open disputes it is a candidate of. */
  disputes!: number;

  /** Claims it was computed from that were corrected or retracted since. */
  staleInputs!: number;
}

/** A claim whose review waits for somebody. */
export class ReviewItem {
  claim!: ClaimView;
  consequence!: Consequence;
}

/** A page of the queue. */
export class ReviewList {
  items!: ReviewItem[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
