import { ApiProperty } from '@nestjs/swagger';

import { ReviewView } from '../claims/claim-brief.dto.js';
import { REVIEW_STATES, type ReviewState } from '../claims/review.js';

/** How far the review of a claim is, and what whoever asks has to do with it. */
export class OwnReviewView extends ReviewView {
  /** Whether the caller wrote any of the claim, in any version: then somebody else reviews it. */
  wrote!: boolean;

  /** The steps that the caller may take. */
  @ApiProperty({ enum: REVIEW_STATES, isArray: true })
  possible!: ReviewState[];

  /** The version of the claim, to be named with a step. */
  version!: number;
}
