import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsInt, IsNumber, IsOptional, Max, Min } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import {
  type Attribution,
  ATTRIBUTIONS,
  EVIDENCE,
  type Evidence,
  type Locator,
  type Mode,
  MODES,
  type Stance,
  STANCES,
} from '../claims/statement.js';
import { ObjectOf, TextOr } from '../platform/nested.js';
import {
  IsDayOrInstant,
  IsLanguageTag,
  IsLocalName,
  IsName,
  IsOneOf,
  IsProse,
  Satisfies,
} from '../platform/validation.js';
import { IsId } from '../platform/validation.js';
import { SourceReference } from '../sources/source-reference.dto.js';
import { EntityReference } from '../vocabulary/references.dto.js';
import type { GivenAlternative, GivenStatement, GivenValue } from './entry.js';
import { GIVEN_VALUE, LONGEST_VALUE, textOrObject } from './given.dto.js';

/** A place in a source; which fields it needs depends on its kind. */
export class GivenLocator {
  @IsOneOf(['text_quote', 'page', 'media_time', 'table_cell', 'xbrl_fact'])
  kind!: Locator['kind'];

  /** text_quote: the passage. */
  @IsOptional()
  @IsProse(5000)
  exact?: string;

  @IsOptional()
  @IsProse(1000)
  prefix?: string;

  @IsOptional()
  @IsProse(1000)
  suffix?: string;

  /** page: number of the page, from 1. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  page?: number;

  /** page: left, top, width, height as parts of the page, 0 to 1. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(4)
  @IsNumber({}, { each: true })
  @Min(0, { each: true })
  @Max(1, { each: true })
  rectangle?: number[];

  /** media_time: seconds from the beginning. */
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1_000_000)
  start?: number;

  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1_000_000)
  end?: number;

  /** table_cell */
  @IsOptional()
  @IsName()
  table?: string;

  @IsOptional()
  @IsName()
  row?: string;

  @IsOptional()
  @IsName()
  column?: string;

  /** xbrl_fact */
  @IsOptional()
  @IsName()
  concept?: string;

  @IsOptional()
  @IsName()
  context?: string;
}

/** What is right instead: a claim by id or local name, or a value that inherits the rest from the claim. */
export class Alternative implements GivenAlternative {
  @IsOptional()
  @IsId()
  id?: string;

  @IsOptional()
  @IsProse(101)
  ref?: string;

  @IsOptional()
  @Satisfies('isValue', textOrObject(LONGEST_VALUE, 'boolean'))
  @ApiProperty(GIVEN_VALUE)
  value?: GivenValue;

  @IsOptional()
  @IsLanguageTag()
  language?: string;
}

/** Somebody takes a stance on the claim. */
export class NewStatement implements GivenStatement {
  /** A local name by which other statements of this request can refer to it. */
  @IsOptional()
  @IsLocalName()
  ref?: string;

  /** Who says it: an id, a name, or an object. */
  @IsOptional()
  @TextOr(() => EntityReference, 'name')
  speaker?: EntityReference;

  @IsOneOf(STANCES)
  stance!: Stance;

  @IsOptional()
  @IsOneOf(EVIDENCE)
  evidence?: Evidence;

  @IsOptional()
  @IsOneOf(MODES)
  mode?: Mode;

  /** Left out, it is not on record. */
  @IsOptional()
  @IsOneOf(ATTRIBUTIONS)
  attribution?: Attribution;

  /** Day or time at which it was said. */
  @IsOptional()
  @IsDayOrInstant()
  statedAt?: string;

  /** Their own words, or a figure; left out where they affirm, it is the claim's value. */
  @IsOptional()
  @Satisfies('isWording', textOrObject(5000))
  @ApiProperty({
    oneOf: [
      { type: 'string', maxLength: 5000 },
      { type: 'object', additionalProperties: true },
    ],
  })
  wording?: string | Record<string, unknown>;

  /** Language of the wording; left out, that of the claim. */
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  /** Where they say it: an id, a URL, a title, or an object. */
  @IsOptional()
  @TextOr(() => SourceReference, 'name')
  source?: SourceReference;

  @IsOptional()
  @ObjectOf(() => GivenLocator)
  locator?: Locator;

  /** The statement it passes on: an id, or `#ref` of this request. */
  @IsOptional()
  @IsProse(101)
  relays?: string;

  /** What they say is right instead: an id, `#ref` of a claim, or a value. */
  @IsOptional()
  @TextOr(() => Alternative, 'ref')
  alternative?: Alternative;

  /** Left out, that of the claim. */
  @IsOptional()
  @IsOneOf(AUDIENCES)
  audience?: Audience;
}
