import { ApiExtraModels, ApiProperty, type ApiPropertyOptions, getSchemaPath } from '@nestjs/swagger';

import { AUDIENCES } from '../accounts/audience.js';
import { DeskBrief } from '../accounts/desk.dto.js';
import { UserBrief } from '../accounts/user-brief.dto.js';
import { nullable } from '../platform/nullable.js';
import { FigureView, PeriodView } from '../quantities/figure.dto.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import { BASES, type Basis, type Measure, MEASURES } from './claim.js';
import type { ClaimBrief, ShownFiller, ShownValue } from './claim-brief.js';
import { type Review, REVIEW_STATES, REVIEW_VERDICTS, type ReviewState, type ReviewVerdict } from './review.js';
import { type Standing, type StandingLabel, type StandingReason, STANDINGS } from './standing.js';

/** A metric in a few words. */
export class MetricBriefView {
  id!: string;
  key!: string;
  label!: string;

  /** By language. */
  labels!: Record<string, string>;
}

export class QuantityView {
  @ApiProperty({ enum: ['quantity'] })
  type!: 'quantity';
  figure!: FigureView;
}

export class DateView {
  @ApiProperty({ enum: ['date'] })
  type!: 'date';
  from!: string | null;
  to!: string | null;
  asWritten!: string;
}

export class TruthView {
  @ApiProperty({ enum: ['truth'] })
  type!: 'truth';
  truth!: boolean;
}

export class EntityValueView {
  @ApiProperty({ enum: ['entity'] })
  type!: 'entity';
  entity!: EntityBriefView;
}

export class TextView {
  @ApiProperty({ enum: ['text'] })
  type!: 'text';
  text!: string;
}

/** How a value is described in OpenAPI. */
export const VALUE_SCHEMA = {
  oneOf: [QuantityView, DateView, TruthView, EntityValueView, TextView].map((view) => ({ $ref: getSchemaPath(view) })),
};

/** How a scope is described in OpenAPI. */
export const SCOPE_SCHEMA: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: { oneOf: [{ $ref: getSchemaPath(EntityBriefView) }, { type: 'string' }] },
};

/** What a claim says, in a few words. */
@ApiExtraModels(QuantityView, DateView, TruthView, EntityValueView, TextView, EntityBriefView, FigureView)
export class ClaimBriefView implements ClaimBrief {
  id!: string;
  subject!: EntityBriefView;
  metric!: MetricBriefView;

  @ApiProperty(VALUE_SCHEMA)
  value!: ShownValue;

  @ApiProperty({ enum: BASES })
  basis!: Basis;

  @ApiProperty({ enum: MEASURES })
  measure!: Measure;

  period!: PeriodView;

  @ApiProperty(SCOPE_SCHEMA)
  scope!: Record<string, ShownFiller>;
}

/** Counts of what hangs on a claim. */
export class ClaimCounts {
  statements!: number;

  /** Distinct sources of statements that affirm it, and were not taken back. */
  articles!: number;

  /** From how many roots these have it: `GET /claims/{id}/origins`. */
  roots!: number;

  /** Open cases in which it is a candidate. */
  disputes!: number;

  /**
   * Links that say it contradicts another claim, and were neither dismissed, nor taken back, nor settled by a decision. Where very many do, not every pair is
   * linked: `GET /claims/{id}/comparisons` lists all.
   */
  contradictions!: number;
}

/** The same sentence in each language. */
export class SentenceTexts {
  en!: string;
  de!: string;
}

/** One step of why a claim has its standing; each explains the one before. */
export class StandingReasonView implements StandingReason {
  code!: string;

  /** In English. */
  text!: string;
  texts!: SentenceTexts;

  /** The claim that attacks it, took its place, or is computed with. */
  claim?: string;

  /** The link that says so. */
  link?: string;

  /** The statement that says so. */
  statement?: string;

  /** The derivation that is in dispute, or in error. */
  derivation?: string;

  /** The case that says so, or whose decision does. */
  dispute?: string;
}

/** What a reader is told about a claim: computed when it is read, and never typed in. */
export class StandingView implements Standing {
  @ApiProperty({ enum: STANDINGS })
  label!: StandingLabel;

  /** The shortest chain of reasons; empty where nothing was ever said against it. */
  reasons!: StandingReasonView[];
}

/** What a reader is told about a claim, without the reasons. */
export class StandingLabelView implements Pick<Standing, 'label'> {
  @ApiProperty({ enum: STANDINGS })
  label!: StandingLabel;
}

/** What a claim says, in a few words, and what a reader is told about it. */
export class JudgedClaimView extends ClaimBriefView {
  standing!: StandingLabelView;
}

/** How far the review of a claim is. */
@ApiExtraModels(UserBrief)
export class ReviewView implements Review {
  @ApiProperty({ enum: REVIEW_STATES })
  state!: ReviewState;

  /** What the review found; null before that, and while the claim is in review again. */
  @ApiProperty({ enum: [...REVIEW_VERDICTS, null], type: String, nullable: true })
  verdict!: ReviewVerdict | null;

  /**
   * Whether what the claim says, or for whom it is, has changed since the verdict: that is about what was read. Such a claim is not published
   * before it was reviewed again.
   */
  changedSince!: boolean;

  /** Who has it in review, then who gave the verdict; null where nobody had it yet. */
  @ApiProperty(nullable(UserBrief))
  reviewer!: UserBrief | null;

  /** Who is asked to review it; null for nobody. */
  @ApiProperty(nullable(UserBrief))
  assignee!: UserBrief | null;
}

/** A claim: one checkable proposition. */
export class ClaimView extends ClaimBriefView {
  /** A sentence that says it; null where nobody wrote one. */
  text!: string | null;

  /** Of the words in which it was logged; null where it is not known. */
  language!: string | null;

  /** `premature`: an actual for a period that had not ended when it was stated. `currency_assumed`: `$` of a country not said. */
  flags!: string[];

  /** Not covered by the ETag. */
  standing!: StandingView;

  review!: ReviewView;

  @ApiProperty({ enum: AUDIENCES })
  audience!: string;

  /** Whose it is: who reads it where it is meant for the desk. */
  desk!: DeskBrief;

  counts!: ClaimCounts;

  /** RFC 3339, UTC. */
  createdAt!: string;
  updatedAt!: string;
  createdBy!: EntityBriefView;

  /** The ETag is of this. */
  version!: number;
}
