import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';

import { AUDIENCES } from '../accounts/audience.js';
import { ClaimBriefView } from '../claims/claim-brief.dto.js';
import { SourceBriefView } from '../claims/statement.dto.js';
import { FigureView, PeriodView } from '../quantities/figure.dto.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import type { Disagreement, Failure, Lint, Texts } from './computation.js';
import { METHODS } from './derivation.js';
import type { MovedBy } from './moved-by.js';

/** A claim as an input, at the version it had when it was named. */
export class ClaimInputView {
  claim!: ClaimBriefView;
  version!: number;
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

/** One sentence in the languages of the product. */
export class TextsView implements Texts {
  en!: string;
  de!: string;
}

/** What a reporter has to know of a derivation. */
export class LintView implements Lint {
  code!: string;

  /** In English. */
  text!: string;
  texts!: TextsView;

  /** Names of the formula that it is about. */
  inputs!: string[];

  /** Ids of the claims that it is about. */
  claims!: string[];
}

/** Why a formula gives no number. */
export class FailureView implements Failure {
  @ApiProperty({ type: String })
  code!: Failure['code'];

  text!: string;
  texts!: TextsView;

  /** Names of the formula that are the reason, where it is known which. */
  inputs!: string[];
}

/** That what is stated and what the derivation gives have no point in common. */
export class DisagreementView implements Disagreement {
  text!: string;
  texts!: TextsView;

  /** Ids of every claim involved. */
  claims!: string[];
}

/** Why a derivation gives something else than before. */
export class MovedByView implements MovedBy {
  code!: string;
  text!: string;
  texts!: TextsView;

  /** Ids of the claims to which something happened, and of those that took their place. */
  claims!: string[];
}

/** null, or what a class describes. */
const nullable = (type: new () => object) => ({ oneOf: [{ $ref: getSchemaPath(type) }, { type: 'null' }] });

/** What a formula gives, and what is to be said of it. */
@ApiExtraModels(FigureView, FailureView, DisagreementView)
export class ComputationView {
  /** A range: `point` is the formula over the points. null unless a number can be given. */
  @ApiProperty(nullable(FigureView))
  result!: FigureView | null;

  /** Whether a tighter result may be possible: a name occurs twice, and the formula is not monotone in it. */
  possiblyWide!: boolean;

  /** Whether what is stated lies outside what the formula gives. */
  mismatch!: boolean;

  /** With `mismatch`: what is stated, and what the formula gives. */
  @ApiProperty(nullable(DisagreementView))
  disagreement!: DisagreementView | null;

  /** Why there is no number. */
  @ApiProperty(nullable(FailureView))
  failure!: FailureView | null;

  lints!: LintView[];
}

/** What a derivation gave before. */
@ApiExtraModels(FigureView)
export class PreviousResultView {
  @ApiProperty(nullable(FigureView))
  result!: FigureView | null;

  @ApiProperty({ enum: ['current', 'failed', 'unevaluated'] })
  state!: string;

  computedAt!: string;
}

/** What a derivation gave from one moment on. */
@ApiExtraModels(MovedByView)
export class DerivationResultView extends ComputationView {
  version!: number;

  /** `unevaluated`: no formula is known. */
  @ApiProperty({ enum: ['current', 'failed', 'unevaluated'] })
  state!: string;

  computedAt!: string;

  /** Why it is another than before; null for the first. */
  @ApiProperty(nullable(MovedByView))
  movedBy!: MovedByView | null;
}

/** All that a derivation ever gave, the newest first. */
export class DerivationResultList {
  items!: DerivationResultView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
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
