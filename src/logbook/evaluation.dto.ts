import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { ComputationView, TextsView } from '../derivations/derivation-result.dto.js';
import { MapOf } from '../platform/nested.js';
import { nullable } from '../platform/nullable.js';
import { IsId, IsLanguageTag, IsName, Satisfies } from '../platform/validation.js';
import { FigureView } from '../quantities/figure.dto.js';
import type { GivenPeriod, GivenValue } from './entry.js';
import { GIVEN_PERIOD, LONGEST_VALUE, textOrObject } from './given.dto.js';

/** What a formula is tried with: a claim, or a constant. */
export class TriedInput {
  /** Id of a claim. */
  @IsOptional()
  @IsId()
  claim?: string;

  /** As written: `27%`. */
  @IsOptional()
  @IsName(LONGEST_VALUE)
  constant?: string;

  /** Of the constant; left out, that of the request. */
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  /** For which time the constant is assumed. */
  @IsOptional()
  @Satisfies('isPeriod', textOrObject(200))
  @ApiProperty(GIVEN_PERIOD)
  period?: GivenPeriod;

  /** Id of the source in which the constant can be looked up. */
  @IsOptional()
  @IsId()
  source?: string;
}

/** A formula to be tried; nothing of it is recorded. */
export class FormulaToTry {
  /**
   * Plain numbers, names, `+ − × ÷ ^ %`, parentheses, `sum`, `avg`, `min`, `max`.
   * @example 'share / stake'
   */
  @IsName(2000)
  formula!: string;

  /** By the names that the formula uses; a text is the id of a claim, or a constant. */
  @IsOptional()
  @MapOf(() => TriedInput, { field: 'constant', idField: 'claim', max: 100 })
  inputs?: Map<string, TriedInput>;

  /** Id of the claim that it would be a derivation of: what it states is held against the result. */
  @IsOptional()
  @IsId()
  claim?: string;

  /** Of the constants. Left out, what has one meaning in all languages is read; what has several is refused. */
  @IsOptional()
  @IsLanguageTag()
  language?: string;
}

/** What a formula gives, as it would be recorded. */
export class EvaluationView extends ComputationView {
  /** `failed`: no number can be given. */
  @ApiProperty({ enum: ['current', 'failed'] })
  state!: string;
}

/** Which of the inputs of a derivation is asked for, and what the formula is to give. */
export class SolutionAsked {
  /**
   * Name of an input.
   * @example 'stake'
   */
  @IsName(50)
  for!: string;

  /**
   * In words, or as a figure object.
   * @example '$11.5 billion'
   */
  @Satisfies('isFigure', textOrObject(LONGEST_VALUE))
  @ApiProperty({
    oneOf: [
      { type: 'string', maxLength: LONGEST_VALUE },
      { type: 'object', additionalProperties: true },
    ],
  })
  target!: Exclude<GivenValue, boolean>;

  /** Of the words. Left out, what has one meaning in all languages is read; what has several is refused. */
  @IsOptional()
  @IsLanguageTag()
  language?: string;
}

/** What an input would have to be so that the formula gives the target. */
@ApiExtraModels(FigureView)
export class SolutionView {
  for!: string;
  target!: FigureView;

  /** Everything that the input may be on the side of zero where it is now, if `text` says that the other was not looked at, else everything; null where that cannot be said. */
  @ApiProperty(nullable(FigureView))
  required!: FigureView | null;

  /** What it is worth now; null where it has no number. */
  @ApiProperty(nullable(FigureView))
  now!: FigureView | null;

  /** Whether `required` may hold more than there is. */
  possiblyWide!: boolean;

  /** In English. */
  text!: string;
  texts!: TextsView;
}
