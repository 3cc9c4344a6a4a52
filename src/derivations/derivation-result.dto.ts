import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';

import { nullable } from '../platform/nullable.js';
import { FigureView } from '../quantities/figure.dto.js';
import type { ContestedAs, Disagreement, Failure, Lint, Texts } from './computation.js';
import { LINT_CODES } from './lint-code.js';
import { MOVED_CODES, type MovedBy } from './moved-by.js';

/** One sentence in the languages of the product. */
export class TextsView implements Texts {
  en!: string;
  de!: string;
}

/** What a reporter has to know of a derivation. */
export class LintView implements Lint {
  @ApiProperty({ enum: LINT_CODES })
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
  @ApiProperty({ enum: MOVED_CODES })
  code!: string;

  text!: string;
  texts!: TextsView;

  /** Ids of the claims to which something happened, and of those that took their place. */
  claims!: string[];
}

const CONTESTED_AS = [
  'contested',
  'rejected',
  'rests-on-contested',
  'superseded',
  'superseded-contested',
  'superseded-rejected',
  'superseded-rests-on-contested',
] as const satisfies readonly ContestedAs[];

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

/** What one input was worth when a derivation was computed. */
@ApiExtraModels(FigureView)
export class ComputedInputView {
  /** Id of the claim that was computed with; null for a constant. */
  @ApiProperty({ type: String, nullable: true })
  claim!: string | null;

  /** null where it has no number. */
  @ApiProperty(nullable(FigureView))
  figure!: FigureView | null;

  /** What was wrong with the standing of what the derivation names, and of what took its place; null where nothing was. */
  @ApiProperty({ enum: CONTESTED_AS, nullable: true })
  contested?: string | null;

  /** Only where it was said off the record alone, or rests on what was: then no sentence tells it. */
  untold?: boolean;
}

/** What a derivation gave from one moment on. */
@ApiExtraModels(MovedByView, ComputedInputView)
export class DerivationResultView extends ComputationView {
  version!: number;

  /** `unevaluated`: no formula is known. */
  @ApiProperty({ enum: ['current', 'failed', 'unevaluated'] })
  state!: string;

  computedAt!: string;

  /** What it was computed with, by the names of its inputs. */
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(ComputedInputView) } })
  computedWith!: Record<string, ComputedInputView>;

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
