import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsDefined,
  IsInt,
  IsNumber,
  IsOptional,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

import { type Audience,AUDIENCES } from '../accounts/audience.js';
import { BASES, type Basis, type Measure, MEASURES } from '../claims/claim.js';
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
import { type Method, METHODS } from '../derivations/derivation.js';
import {
  AreIdentifiers,
  IsDayOrInstant,
  IsLanguageTag,
  IsLocalName,
  IsName,
  IsOneOf,
  isPlainObject,
  IsProse,
  MapOf,
  Satisfies,
  TextOr,
} from '../platform/validation.js';
import type { Period } from '../quantities/period.js';
import { SOURCE_KINDS, type SourceKind } from '../sources/source.js';
import type { NamedSource } from '../sources/source-draft.js';
import { ENTITY_KINDS, type EntityKind } from '../vocabulary/entity.js';
import type { NamedEntity } from '../vocabulary/mention.js';
import type { ValueType } from '../vocabulary/metric.js';
import type { NamedMetric } from '../vocabulary/metrics.service.js';
import type {
  Entry,
  GivenAlternative,
  GivenDerivation,
  GivenInput,
  GivenPeriod,
  GivenStatement,
  GivenValue,
} from './entry.js';

const VALUE_TYPES: readonly ValueType[] = ['quantity', 'date', 'truth', 'entity', 'text'];

/** Longer than any figure that was ever written out. */
const LONGEST_VALUE = 500;

const textOrObject =
  (max: number, also: 'boolean' | null = null) =>
  (value: unknown) => {
    if (typeof value === 'string') return value.length <= max ? null : `must have at most ${max} characters`;
    if (isPlainObject(value) || (also && typeof value === also)) return null;
    return also
      ? 'must be text, true or false, or an object; a number is written as text'
      : 'must be text or an object';
  };

const GIVEN_VALUE = {
  oneOf: [
    { type: 'string', maxLength: LONGEST_VALUE },
    { type: 'boolean' },
    { type: 'object', additionalProperties: true },
  ],
};
const GIVEN_PERIOD = {
  oneOf: [
    { type: 'string', maxLength: 200 },
    { type: 'object', additionalProperties: true },
  ],
};

/** An entity by id, by name, or described so that it can be recorded. */
export class EntityReference implements NamedEntity {
  @IsOptional()
  @IsLocalId()
  id?: string;

  /** A name or alias. */
  @IsOptional()
  @IsName()
  name?: string;

  @IsOptional()
  @IsOneOf(ENTITY_KINDS)
  kind?: EntityKind;

  /** Record a new one although there is a similar name. */
  @IsOptional()
  @IsBoolean()
  create?: boolean;

  /** Protect who it is: others read the description in place of the name. */
  @IsOptional()
  @IsBoolean()
  confidential?: boolean;

  /** What others may read: `a person familiar with the matter`. */
  @IsOptional()
  @IsProse(300)
  description?: string;

  /** By scheme: wikidata, lei, cik. */
  @IsOptional()
  @AreIdentifiers()
  identifiers?: Record<string, string>;
}

function IsLocalId(): PropertyDecorator {
  return Satisfies('isId', (value) =>
    typeof value === 'string' && /^[0-9a-f-]{36}$/i.test(value) ? null : 'must be an id (UUID)',
  );
}

/** A metric by id, or by key, label or alias. */
export class MetricReference implements NamedMetric {
  @IsOptional()
  @IsLocalId()
  id?: string;

  /** Key, label or alias. */
  @IsOptional()
  @IsName(200)
  name?: string;

  /** Record a new one although there is a similar name. */
  @IsOptional()
  @IsBoolean()
  create?: boolean;
}

/** A source by id, URL or title, or described so that it can be recorded. */
export class SourceReference implements NamedSource {
  @IsOptional()
  @IsLocalId()
  id?: string;

  /** A URL or a title alone. */
  @IsOptional()
  @IsName(2048)
  name?: string;

  @IsOptional()
  @IsOneOf(SOURCE_KINDS)
  kind?: SourceKind;

  @IsOptional()
  @IsName(500)
  title?: string;

  @IsOptional()
  @IsName(2048)
  url?: string;

  /** An entity, by id or name. */
  @IsOptional()
  @TextOr(() => EntityReference, 'name')
  publisher?: EntityReference;

  /** Day or time of publication. */
  @IsOptional()
  @IsDayOrInstant()
  publishedAt?: string;

  @IsOptional()
  @IsLanguageTag()
  language?: string;

  /** Record a new one although there is one with a similar title. */
  @IsOptional()
  @IsBoolean()
  create?: boolean;

  /** Protect which it is: others read the description in its place. */
  @IsOptional()
  @IsBoolean()
  confidential?: boolean;

  @IsOptional()
  @IsProse(300)
  description?: string;
}

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
  @IsLocalId()
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
  @ValidateNested({ message: 'must be an object' })
  @Type(() => GivenLocator)
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

/** A claim at its version, a constant that may have a source, or a whole source. */
export class DerivationInputReference implements GivenInput {
  /** A claim: an id, or `#ref`. */
  @IsOptional()
  @IsProse(101)
  claim?: string;

  /** As written: `27%`. */
  @IsOptional()
  @IsName(LONGEST_VALUE)
  constant?: string;

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
  @MapOf(() => DerivationInputReference, 'claim')
  inputs?: Map<string, DerivationInputReference>;

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

/** What can be said of a claim beside its subject, metric and value. */
class Circumstances {
  /** Left out, the metric decides. */
  @IsOptional()
  @IsOneOf(VALUE_TYPES)
  valueType?: ValueType;

  /** Language of the value's words. */
  @IsOptional()
  @IsLanguageTag()
  language?: string;

  @IsOptional()
  @IsOneOf(BASES)
  basis?: Basis;

  @IsOptional()
  @IsOneOf(MEASURES)
  measure?: Measure;

  /** In words (`2025`, `H1 2025`, `as of 2025-11`) or as an object; left out, unspecified. */
  @IsOptional()
  @Satisfies('isPeriod', textOrObject(200))
  @ApiProperty(GIVEN_PERIOD)
  period?: GivenPeriod;

  @IsOptional()
  @IsOneOf(['stated', 'inferred'])
  periodCertainty?: Period['certainty'];

  /** By dimension: a word, or an entity by id, name or object. */
  @IsOptional()
  @MapOf(() => EntityReference, 'name')
  scope?: Map<string, EntityReference>;

  /** A sentence that says it, for readers. */
  @IsOptional()
  @IsProse(2000)
  text?: string | null;

  /** Left out, the newsroom. */
  @IsOptional()
  @IsOneOf(AUDIENCES)
  audience?: Audience;
}

/** A claim with everything that comes with it, in the words a journalist has. */
export class NewClaim extends Circumstances implements Entry {
  /** A local name by which statements and derivations of this request can refer to it. */
  @IsOptional()
  @IsLocalName()
  ref?: string;

  /** What it is about: an id, a name, or an object. */
  @IsDefined()
  @TextOr(() => EntityReference, 'name')
  subject!: EntityReference;

  /** What is said of it: an id, a key, a label, or an object. */
  @IsDefined()
  @TextOr(() => MetricReference, 'name')
  metric!: MetricReference;

  /** Words (`13 Milliarden US-Dollar`), true or false, or a figure or value object. */
  @IsDefined()
  @Satisfies('isValue', textOrObject(LONGEST_VALUE, 'boolean'))
  @ApiProperty(GIVEN_VALUE)
  value!: GivenValue;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true, message: 'must be an object' })
  @Type(() => NewStatement)
  statements?: NewStatement[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true, message: 'must be an object' })
  @Type(() => NewDerivation)
  derivations?: NewDerivation[];
}

/** What takes the place of a claim; what is left out is taken from it. */
export class Correction extends Circumstances {
  /** Why the other claim was wrong. */
  @IsProse(2000)
  reason!: string;

  @IsOptional()
  @TextOr(() => EntityReference, 'name')
  subject?: EntityReference;

  @IsOptional()
  @TextOr(() => MetricReference, 'name')
  metric?: MetricReference;

  @IsOptional()
  @Satisfies('isValue', textOrObject(LONGEST_VALUE, 'boolean'))
  @ApiProperty(GIVEN_VALUE)
  value?: GivenValue;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true, message: 'must be an object' })
  @Type(() => NewStatement)
  statements?: NewStatement[];

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true, message: 'must be an object' })
  @Type(() => NewDerivation)
  derivations?: NewDerivation[];
}

/** What of a claim is to be changed. The proposition can only be changed while nobody has stated it. */
export class ClaimChange extends Circumstances {
  /** Why, for the history. */
  @IsOptional()
  @IsProse(2000)
  reason?: string;

  @IsOptional()
  @TextOr(() => EntityReference, 'name')
  subject?: EntityReference;

  @IsOptional()
  @TextOr(() => MetricReference, 'name')
  metric?: MetricReference;

  @IsOptional()
  @Satisfies('isValue', textOrObject(LONGEST_VALUE, 'boolean'))
  @ApiProperty(GIVEN_VALUE)
  value?: GivenValue;
}
