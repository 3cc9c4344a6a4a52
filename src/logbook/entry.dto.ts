import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsOptional } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { BASES, type Basis, type Measure, MEASURES } from '../claims/claim.js';
import { ListOf, MapOf, TextOr } from '../platform/nested.js';
import { IsLanguageTag, IsLocalName, IsOneOf, IsProse, Satisfies } from '../platform/validation.js';
import type { Period } from '../quantities/period.js';
import type { ValueType } from '../vocabulary/metric.js';
import { EntityReference, MetricReference } from '../vocabulary/references.dto.js';
import type { Entry, GivenPeriod, GivenValue } from './entry.js';
import { GIVEN_PERIOD, GIVEN_VALUE, LONGEST_VALUE, textOrObject } from './given.dto.js';
import { NewDerivation } from './new-derivation.dto.js';
import { NewStatement } from './new-statement.dto.js';

const VALUE_TYPES: readonly ValueType[] = ['quantity', 'date', 'truth', 'entity', 'text'];

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
  @MapOf(() => EntityReference, { field: 'name', idField: 'id', max: 20 })
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
  @ListOf(() => NewStatement, 200)
  statements?: NewStatement[];

  @IsOptional()
  @ListOf(() => NewDerivation, 50)
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
  @ListOf(() => NewStatement, 200)
  statements?: NewStatement[];

  @IsOptional()
  @ListOf(() => NewDerivation, 50)
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
