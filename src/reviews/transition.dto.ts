import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, ValidateIf } from 'class-validator';

import { UserBrief } from '../accounts/user-brief.dto.js';
import { REVIEW_STATES, REVIEW_VERDICTS, type ReviewState, type ReviewVerdict } from '../claims/review.js';
import { ListOf } from '../platform/nested.js';
import { IsId, IsOneOf, IsProse } from '../platform/validation.js';
import { type Evidence, EVIDENCE_KINDS, type GivenStep } from './transition.js';

/** Something a verdict rests on. */
export class EvidenceItem implements Evidence {
  @IsOneOf(EVIDENCE_KINDS)
  kind!: Evidence['kind'];

  @IsId()
  id!: string;
}

/** A step that the review of a claim is to take. */
export class NewTransition implements GivenStep {
  @IsOneOf(REVIEW_STATES)
  to!: ReviewState;

  /** Why; what changed, where the claim is submitted again. Needed for most steps. */
  @IsOptional()
  @IsProse(2000)
  reason?: string | null;

  /** What the review found; for `reviewed`. */
  @IsOptional()
  @IsOneOf(REVIEW_VERDICTS)
  verdict?: ReviewVerdict | null;

  /** What the verdict rests on: each is recorded for all who read the claim. */
  @IsOptional()
  @ListOf(() => EvidenceItem, 50)
  evidence?: EvidenceItem[] | null;

  /** Id of the claim that takes its place; for `corrected`. */
  @IsOptional()
  @IsId()
  supersededBy?: string | null;
}

/** Who is asked to review a claim. */
export class Assignment {
  /** Id of a reviewer who reads the claim and wrote none of it; null for nobody. */
  @ValidateIf((_, value) => value !== null)
  @IsId()
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  principal!: string | null;
}

/** A step that the review of a claim took. */
export class TransitionView {
  id!: string;

  @ApiProperty({ enum: REVIEW_STATES })
  from!: string;

  @ApiProperty({ enum: REVIEW_STATES })
  to!: string;

  reason!: string | null;

  /** null for all steps but `reviewed`. */
  @ApiProperty({ enum: [...REVIEW_VERDICTS, null], type: String, nullable: true })
  verdict!: string | null;

  /** What the verdict rests on, as far as the caller may read it. */
  evidence!: EvidenceItem[];

  /** Id of the claim that took its place; null where there is none, or none that the caller may read. */
  supersededBy!: string | null;

  /** Who took it. */
  by!: UserBrief;

  /** RFC 3339, UTC. */
  at!: string;

  /** The version of the claim that it made. */
  claimVersion!: number;
}

/** A page of steps, in the order in which they were taken. */
export class TransitionList {
  items!: TransitionView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
