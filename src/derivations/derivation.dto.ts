import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';

import { AUDIENCES } from '../accounts/audience.js';
import { ClaimBriefView } from '../claims/claim-brief.dto.js';
import { SourceBriefView } from '../claims/statement.dto.js';
import { nullable } from '../platform/nullable.js';
import { FigureView, PeriodView } from '../quantities/figure.dto.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import { METHODS } from './derivation.js';
import { ComputationView, MovedByView, PreviousResultView } from './derivation-result.dto.js';

/** A claim as an input, at the version it had when it was named. */
@ApiExtraModels(FigureView)
export class ClaimInputView {
  claim!: ClaimBriefView;
  version!: number;

  /** What it was worth when the result was computed: what it states, or what its own derivation gives; null without a number. */
  @ApiProperty(nullable(FigureView))
  figure!: FigureView | null;

  /** Id of the claim that took its place and was computed with; null where it was computed with itself. */
  @ApiProperty({ type: String, nullable: true })
  instead!: string | null;
}

/** A constant as an input. */
export class ConstantInputView {
  /** As written: `27%`. */
  constant!: string;
  language?: string;
  period?: PeriodView;
  source?: SourceBriefView;
  note?: string;
}

/** A whole source as an input, where no formula is known. */
export class SourceInputView {
  source!: SourceBriefView;
  period?: PeriodView;
  note?: string;
}

/** The case that a derivation is in dispute in. */
export class DerivationDisputeView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ['open', 'resolved'] })
  state!: string;

  /** Whether the decision in force upholds it; null while the case is open, and where nobody could decide. */
  upheld!: boolean | null;
}

/** How a claim was computed, and who says so. */
@ApiExtraModels(PreviousResultView, MovedByView, ClaimInputView, ConstantInputView, SourceInputView)
export class DerivationView extends ComputationView {
  id!: string;

  /** Id of the claim that was computed. */
  claim!: string;

  @ApiProperty({ enum: METHODS })
  method!: string;

  /** null where no formula is known. */
  formula!: string | null;
  note!: string | null;

  /** By the names that the formula uses. */
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      anyOf: [ClaimInputView, ConstantInputView, SourceInputView].map((view) => ({ $ref: getSchemaPath(view) })),
    },
  })
  inputs!: Record<string, ClaimInputView | ConstantInputView | SourceInputView>;

  /**
   * `stale`: something that it rests on has changed, and it is being computed again; what it gave before is shown.
   * `failed`: the formula gives no number. `unevaluated`: no formula is known.
   */
  @ApiProperty({ enum: ['current', 'stale', 'failed', 'unevaluated'] })
  state!: string;

  /** When it gave this for the first time; null where it was never computed. */
  @ApiProperty({ type: String, nullable: true })
  computedAt!: string | null;

  /** What it gave before; null where it never gave anything else. */
  @ApiProperty(nullable(PreviousResultView))
  previous!: PreviousResultView | null;

  /** Why it is another than before; null for the first. */
  @ApiProperty(nullable(MovedByView))
  movedBy!: MovedByView | null;

  @ApiProperty(nullable(EntityBriefView))
  attributedTo!: EntityBriefView | null;

  /** The case that it is in dispute in: one that is open, else that which was decided last; null where it never was. */
  @ApiProperty(nullable(DerivationDisputeView))
  dispute!: DerivationDisputeView | null;

  @ApiProperty({ enum: AUDIENCES })
  audience!: string;

  createdAt!: string;
  createdBy!: EntityBriefView;
  version!: number;
}

/** A page of derivations. */
export class DerivationList {
  items!: DerivationView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
