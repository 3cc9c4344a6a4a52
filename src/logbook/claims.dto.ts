import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length, Matches } from 'class-validator';

import { BASES } from '../claims/claim.js';
import { ClaimView } from '../claims/claim-brief.dto.js';
import { REVIEW_STATES } from '../claims/review.js';
import { STANDINGS } from '../claims/standing.js';
import { ComparisonView, ConflictsFound } from '../detection/comparison.dto.js';
import type { Created } from '../kernel/recording.js';
import { ListQuery } from '../platform/list.dto.js';
import { IsDay, IsOneOf } from '../platform/validation.js';

const ANY_STANDING = `(${STANDINGS.join('|')})`;
const ONE_OR_SEVERAL = new RegExp(`^${ANY_STANDING}(,${ANY_STANDING}){0,4}$`);

const ANY_STATE = `(${REVIEW_STATES.join('|')})`;

/** One state of a review, or several separated by commas. */
export const STATES = new RegExp(`^${ANY_STATE}(,${ANY_STATE}){0,7}$`);

/** What narrows a list of claims. */
export class ClaimListQuery extends ListQuery {
  /** Words in subject, metric, sentence or value. */
  @IsOptional()
  @Length(1, 200)
  q?: string;

  /** Id or name of the subject. */
  @IsOptional()
  @Length(1, 300)
  subject?: string;

  /** Id or key of the metric. */
  @IsOptional()
  @Length(1, 200)
  metric?: string;

  @IsOptional()
  @IsOneOf(BASES)
  basis?: string;

  /** One standing, or several separated by commas. */
  @IsOptional()
  @Length(1, 200)
  @Matches(ONE_OR_SEVERAL, { message: `must be one or several of ${STANDINGS.join(', ')}, separated by commas` })
  standing?: string;

  /** How far the review is: one state, or several separated by commas. */
  @IsOptional()
  @Length(1, 200)
  @Matches(STATES, { message: `must be one or several of ${REVIEW_STATES.join(', ')}, separated by commas` })
  state?: string;

  /** Claims about times from this day on. */
  @IsOptional()
  @IsDay()
  from?: string;

  /** Claims about times before this day. */
  @IsOptional()
  @IsDay()
  to?: string;
}

/** A page of claims. */
export class ClaimList {
  items!: ClaimView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}

/** Something that came into being because the request named it. */
export class CreatedView implements Created {
  @ApiProperty({ enum: ['entity', 'metric', 'source', 'claim'] })
  kind!: Created['kind'];

  id!: string;
  name!: string;
}

/** A claim that was logged, and what was created on the way. */
export class LoggedClaimView {
  claim!: ClaimView;
  created!: CreatedView[];

  /** What conflicts with it, the most consequential first; at most 20. */
  comparisons!: ComparisonView[];

  conflicts!: ConflictsFound;
}
