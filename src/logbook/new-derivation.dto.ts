import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { type Method, METHODS } from '../derivations/derivation.js';
import { MapOf, TextOr } from '../platform/nested.js';
import { IsLanguageTag, IsName, IsOneOf, IsProse, Satisfies } from '../platform/validation.js';
import { SourceReference } from '../sources/source-reference.dto.js';
import { EntityReference } from '../vocabulary/references.dto.js';
import type { GivenDerivation, GivenInput, GivenPeriod } from './entry.js';
import { GIVEN_PERIOD, LONGEST_VALUE, textOrObject } from './given.dto.js';

/** A claim at its version, a constant that may have a source, or a whole source. */
export class DerivationInputReference implements GivenInput {
  /** A claim: an id, or `#ref`. */
  @IsOptional()
  @IsProse(101)
  claim?: string;

  /** Of the claim: at which it was computed with, the present or an earlier one. Left out, the present one. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 2_147_483_647 })
  version?: number;

  /** As written: `27%`. */
  @IsOptional()
  @IsName(LONGEST_VALUE)
  constant?: string;

  /** Of the constant; left out, that of the derivation. */
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  /** For which time the constant is assumed. */
  @IsOptional()
  @Satisfies('isPeriod', textOrObject(200))
  @ApiProperty(GIVEN_PERIOD)
  period?: GivenPeriod;

  @IsOptional()
  @TextOr(() => SourceReference, 'name')
  source?: SourceReference;

  @IsOptional()
  @IsProse(2000)
  note?: string | null;
}

/** How the claim was computed. */
export class NewDerivation implements GivenDerivation {
  @IsOneOf(METHODS)
  method!: Method;

  /** Left out where no formula is known. */
  @IsOptional()
  @IsName(2000)
  formula?: string | null;

  /** By the names that the formula uses. */
  @IsOptional()
  @MapOf(() => DerivationInputReference, { field: 'claim', idField: 'claim', max: 100 })
  inputs?: Map<string, DerivationInputReference>;

  /**
   * Of the constants. Left out, that of the claim in the same request; without one, what has one meaning in all languages is
   * read, and what has several is refused.
   */
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  @IsOptional()
  @IsProse(5000)
  note?: string | null;

  /** Who says that it was derived so. */
  @IsOptional()
  @TextOr(() => EntityReference, 'name')
  attributedTo?: EntityReference;

  @IsOptional()
  @IsOneOf(AUDIENCES)
  audience?: Audience;
}
