import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDefined, IsOptional, ValidateNested } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { LINK_KINDS, type LinkKind } from '../comparison/link.js';
import { hiddenCharacter } from '../kernel/text.js';
import {
  AreIdentifiers,
  IsDayOrInstant,
  IsLanguageTag,
  IsLocalName,
  IsName,
  IsOneOf,
  isPlainObject,
  IsProse,
  IsTextByLanguage,
  Satisfies,
} from '../platform/validation.js';
import type { FiscalCalendar } from '../quantities/period.js';
import {
  RELATION_BASES,
  RELATION_KINDS,
  type RelationBasis,
  type RelationKind,
  SOURCE_KINDS,
  type SourceKind,
} from '../sources/source.js';
import { ENTITY_KINDS, type EntityKind } from '../vocabulary/entity.js';
import type { Aggregation, MetricDimension, Nature, ScopeDimension, ValueType } from '../vocabulary/metric.js';

const DIMENSIONS: readonly MetricDimension[] = [
  'money',
  'ratio',
  'count',
  'duration',
  'energy',
  'power',
  'mass',
  'length',
  'area',
  'volume',
  'temperature',
  'other',
];

const listOfNames =
  (most: number) =>
  (value: unknown): string | null => {
    const fine = (name: unknown): boolean =>
      typeof name === 'string' && name.trim() !== '' && name.length <= 300 && hiddenCharacter(name) === null;
    return Array.isArray(value) && value.length <= most && value.every(fine)
      ? null
      : `must be a list of at most ${most} names`;
  };

function fiscalCalendarFault(value: unknown): string | null {
  const wrong =
    'must be a fiscal calendar: { "end": "06-30", "namedAfter": "end" }, with rule, weekday and weekdayRule for 52/53 weeks';
  if (!isPlainObject(value)) return wrong;
  const { end, namedAfter, rule, weekday, weekdayRule, ...unknown } = value;
  const fine =
    Object.keys(unknown).length === 0 &&
    typeof end === 'string' &&
    /^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(end) &&
    ['start', 'end'].includes(namedAfter as string) &&
    [undefined, '52/53'].includes(rule as undefined) &&
    [undefined, 1, 2, 3, 4, 5, 6, 7].includes(weekday as undefined) &&
    [undefined, 'last', 'nearest'].includes(weekdayRule as undefined);
  return fine ? null : wrong;
}

function scopeFault(value: unknown): string | null {
  const wrong = 'must be an object of dimensions, each { "type": "entity" or "word", "default": … }';
  if (!isPlainObject(value) || Object.keys(value).length > 20) return wrong;
  const fine = Object.entries(value).every(([name, dimension]) => {
    if (!/^\p{L}[\p{L}\p{N}_-]{0,49}$/u.test(name) || !isPlainObject(dimension)) return false;
    const { type, default: usual, ...unknown } = dimension;
    return (
      Object.keys(unknown).length === 0 &&
      (type === 'entity' || type === 'word') &&
      (usual === undefined || (typeof usual === 'string' && usual.length <= 300))
    );
  });
  return fine ? null : wrong;
}

/** An entity that a dossier declares. */
export class DeclaredEntity {
  @IsLocalName()
  ref!: string;

  @IsOptional()
  @IsOneOf(ENTITY_KINDS)
  kind?: EntityKind;

  /** By language; may be left out where it is confidential. */
  @IsOptional()
  @IsTextByLanguage()
  names?: Record<string, string>;

  @IsOptional()
  @Satisfies('areNames', listOfNames(100))
  aliases?: string[];

  @IsOptional()
  @AreIdentifiers()
  identifiers?: Record<string, string>;

  /** Another word for description. */
  @IsOptional()
  @IsProse(300)
  role?: string;

  @IsOptional()
  @IsProse(300)
  description?: string;

  @IsOptional()
  @Satisfies('isFiscalCalendar', fiscalCalendarFault)
  @ApiProperty({ type: 'object', additionalProperties: true })
  fiscalCalendar?: FiscalCalendar;

  @IsOptional()
  @IsBoolean()
  confidential?: boolean;

  @IsOptional()
  @IsOneOf(AUDIENCES)
  audience?: Audience;

  /** The entity it was merged into, by its local name. */
  @IsOptional()
  @IsLocalName()
  sameAs?: string;
}

/** A metric that a dossier declares. */
export class DeclaredMetric {
  @IsLocalName()
  ref!: string;

  @Satisfies('isKey', (value) =>
    typeof value === 'string' && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(value) && value.length <= 80
      ? null
      : 'must be a key of small letters, digits and single hyphens',
  )
  key!: string;

  @IsDefined()
  @IsTextByLanguage()
  labels!: Record<string, string>;

  @IsOptional()
  @Satisfies('areNames', listOfNames(100))
  aliases?: string[];

  @IsOneOf(['quantity', 'date', 'truth', 'entity', 'text'])
  valueType!: ValueType;

  @IsOptional()
  @IsOneOf(DIMENSIONS)
  dimension?: MetricDimension;

  @IsOptional()
  @IsOneOf(['flow', 'stock'])
  nature?: Nature;

  /** Left out, false. */
  @IsOptional()
  @IsBoolean()
  nonNegative?: boolean;

  /** Left out, true. */
  @IsOptional()
  @IsBoolean()
  singleValued?: boolean;

  /** Left out, none. */
  @IsOptional()
  @IsOneOf(['sum', 'max', 'none'])
  aggregation?: Aggregation;

  @IsOptional()
  @Satisfies('isScope', scopeFault)
  @ApiProperty({ type: 'object', additionalProperties: true })
  scope?: Record<string, ScopeDimension>;

  @IsOptional()
  @IsName(80)
  inverseOf?: string;

  @IsOptional()
  @Satisfies('areNames', listOfNames(100))
  notToBeConfusedWith?: string[];

  @IsOptional()
  @IsName(40)
  wikidata?: string;

  @IsOptional()
  @Satisfies('areNames', listOfNames(100))
  xbrl?: string[];
}

/** What a declared source does with another. */
export class DeclaredRelation {
  @IsOneOf(RELATION_KINDS)
  kind!: RelationKind;

  /** Local name of the other, or its id. */
  @IsName(100)
  to!: string;

  /** Left out, declared. */
  @IsOptional()
  @IsOneOf(RELATION_BASES)
  basis?: RelationBasis;
}

/** A source that a dossier declares. */
export class DeclaredSource {
  @IsLocalName()
  ref!: string;

  @IsOneOf(SOURCE_KINDS)
  kind!: SourceKind;

  @IsOptional()
  @IsName(500)
  title?: string;

  @IsOptional()
  @IsName(2048)
  url?: string;

  /** Local name or name of an entity. */
  @IsOptional()
  @IsName()
  publisher?: string;

  @IsOptional()
  @IsDayOrInstant()
  publishedAt?: string;

  @IsOptional()
  @IsLanguageTag()
  language?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true, message: 'must be an object' })
  @Type(() => DeclaredRelation)
  relations?: DeclaredRelation[];

  @IsOptional()
  @IsBoolean()
  confidential?: boolean;

  @IsOptional()
  @IsProse(300)
  description?: string;

  @IsOptional()
  @IsOneOf(AUDIENCES)
  audience?: Audience;
}

/** A link between two claims that a person drew, or one of a statement that a person has judged. */
export class DeclaredLink {
  /** Local name of a claim. */
  @IsLocalName()
  a!: string;

  @IsLocalName()
  b!: string;

  @IsOneOf(LINK_KINDS)
  kind!: LinkKind;

  /** Left out, import. */
  @IsOptional()
  @IsOneOf(['person', 'import', 'statement'])
  origin?: 'person' | 'import' | 'statement';

  /** Left out, suggested. */
  @IsOptional()
  @IsOneOf(['suggested', 'confirmed', 'dismissed', 'resolved'])
  state?: 'suggested' | 'confirmed' | 'dismissed' | 'resolved';

  @IsOptional()
  @IsProse(2000)
  reason?: string;
}
