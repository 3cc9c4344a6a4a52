import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length } from 'class-validator';

import { ClaimBriefView } from '../claims/claim-brief.dto.js';
import { type StandingLabel, STANDINGS } from '../claims/standing.js';
import { TextsView } from '../derivations/derivation-result.dto.js';
import { PastQuery } from '../platform/list.dto.js';
import { nullable } from '../platform/nullable.js';
import { IsLanguageTag } from '../platform/validation.js';
import { FigureView } from '../quantities/figure.dto.js';

/** What is supposed. */
export class ImpactQuery extends PastQuery {
  /**
   * What the claim would be instead, in words or as a plain number in its unit; left out, it is supposed to fall.
   * @example $4.1 billion
   */
  @IsOptional()
  @Length(1, 300)
  value?: string;

  /** Of these words. */
  @IsOptional()
  @IsLanguageTag()
  language?: string;
}

/** Standing now, and what it would be. */
export class StandingChangeView {
  @ApiProperty({ enum: STANDINGS })
  now!: StandingLabel;

  @ApiProperty({ enum: STANDINGS })
  then!: StandingLabel;
}

/** What the derivation gives now, and what it would give; null where it gives no number. */
@ApiExtraModels(FigureView)
export class ResultChangeView {
  @ApiProperty(nullable(FigureView))
  now!: FigureView | null;

  @ApiProperty(nullable(FigureView))
  then!: FigureView | null;
}

/** Number of roots now, and what it would be. */
export class RootsChangeView {
  now!: number;
  then!: number;
}

/** What would become of a claim. */
@ApiExtraModels(ResultChangeView, RootsChangeView)
export class ImpactItemView {
  claim!: ClaimBriefView;

  /** How far downstream it is. */
  depth!: number;
  standing!: StandingChangeView;

  /** Only with `value`, and for what has a formula. */
  @ApiProperty(nullable(ResultChangeView))
  result!: ResultChangeView | null;

  /** For what has fewer roots then: what is stated in a source that falls, or passes on a claim that does. */
  @ApiProperty(nullable(RootsChangeView))
  roots!: RootsChangeView | null;

  code!: string;

  /** In English, without a subject: `would rest on a rejected input`. */
  text!: string;
  texts!: TextsView;
}

/** What would become of everything downstream, the nearest first. */
export class ImpactView {
  items!: ImpactItemView[];

  /** How many there are, shown or not; where `truncated`, at least. */
  total!: number;

  /** Whether there is more than is shown. */
  truncated!: boolean;
}
