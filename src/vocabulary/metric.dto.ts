import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, Length, Matches } from 'class-validator';

import { ListQuery } from '../platform/list.dto.js';
import { AreNames, IfGiven, IsOneOf, IsProse, IsTextByLanguage, Satisfies } from '../platform/validation.js';
import { EntityBriefView } from './entity-brief.dto.js';
import {
  type Aggregation,
  AGGREGATIONS,
  faultInScope,
  METRIC_DIMENSIONS,
  type MetricDefinition,
  type MetricDimension,
  type Nature,
  NATURES,
  type ScopeDimension,
  VALUE_TYPES,
  type ValueType,
} from './metric.js';

const KEY = /^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/;
const SCOPE: ApiPropertyOptions = {
  type: 'object',
  additionalProperties: {
    type: 'object',
    required: ['type'],
    properties: { type: { type: 'string', enum: ['entity', 'word'] }, default: { type: 'string' } },
  },
};

/** What of a metric can be said and changed. */
class Definition {
  /** Of a quantity; null where nobody has said. */
  @IsOptional()
  @IsOneOf(METRIC_DIMENSIONS)
  dimension?: MetricDimension | null;

  /** A flow is counted over a duration, a stock holds at an instant; null where neither is so. */
  @IsOptional()
  @IsOneOf(NATURES)
  nature?: Nature | null;

  /** Whether a value below zero is impossible. */
  @IfGiven()
  @IsBoolean()
  nonNegative?: boolean;

  /** Whether two values for one thing contradict each other. */
  @IfGiven()
  @IsBoolean()
  singleValued?: boolean;

  /** How parts make a whole. */
  @IfGiven()
  @IsOneOf(AGGREGATIONS)
  aggregation?: Aggregation;

  /** What narrows it, by name: `{ "investee": { "type": "entity" } }`. */
  @IfGiven()
  @Satisfies('isScope', faultInScope)
  @ApiProperty(SCOPE)
  scope?: Record<string, ScopeDimension>;

  /** Key of the metric that is this one with its sign changed; that one then names this one. */
  @IsOptional()
  @Matches(KEY, { message: 'must be the key of a metric' })
  inverseOf?: string | null;

  /** Further words for exactly this metric, in any language. */
  @IfGiven()
  @AreNames(100)
  aliases?: string[];

  /** Keys of metrics that are easily taken for this one. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(KEY, { each: true, message: 'must hold keys of metrics' })
  notToBeConfusedWith?: string[];

  /**
   * A property of Wikidata.
   * @example P2139
   */
  @IsOptional()
  @Matches(/^P[1-9]\d{0,9}$/, { message: 'must be a property such as P2139' })
  wikidata?: string | null;

  /** Qualified XBRL elements: `us-gaap:Revenues`. */
  @IfGiven()
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(/^[A-Za-z][\w.-]{0,49}:[A-Za-z_][\w.-]{0,199}$/, {
    each: true,
    message: 'must hold elements such as us-gaap:Revenues',
  })
  xbrl?: string[];
}

/** A metric to be recorded. */
export class NewMetric extends Definition {
  /** Its identity: lower-case letters, digits and hyphens, at most 80. */
  @Matches(KEY, { message: 'must have lower-case letters and digits with single hyphens, at most 80' })
  key!: string;

  /** By language. */
  @IsTextByLanguage()
  labels!: Record<string, string>;

  @IsOneOf(VALUE_TYPES)
  valueType!: ValueType;

  /** Record it although another metric has one of its labels or aliases. */
  @IsOptional()
  @IsBoolean()
  create?: boolean | null;
}

/** What of a metric is to be changed; what decides how values compare only while no claim uses it. */
export class MetricChange extends Definition {
  @IfGiven()
  @IsOneOf(VALUE_TYPES)
  valueType?: ValueType;

  /** All of them, by language. */
  @IfGiven()
  @IsTextByLanguage()
  labels?: Record<string, string>;

  /** Why, for the history. */
  @IfGiven()
  @IsProse(2000)
  reason?: string;
}

/** What narrows a list of metrics. */
export class MetricListQuery extends ListQuery {
  /** Part of a key, label or alias, as they are today. */
  @IsOptional()
  @Length(1, 200)
  q?: string;

  @IsOptional()
  @IsOneOf(VALUE_TYPES)
  valueType?: ValueType;
}

/** What is measured or stated. */
export class MetricView implements MetricDefinition {
  id!: string;
  key!: string;

  /** English, else the first there is. */
  label!: string;

  /** By language. */
  labels!: Record<string, string>;
  aliases!: string[];

  @ApiProperty({ enum: VALUE_TYPES })
  valueType!: ValueType;

  @ApiProperty({ enum: [...METRIC_DIMENSIONS, null], type: String, nullable: true })
  dimension!: MetricDimension | null;

  @ApiProperty({ enum: [...NATURES, null], type: String, nullable: true })
  nature!: Nature | null;
  nonNegative!: boolean;
  singleValued!: boolean;

  @ApiProperty({ enum: AGGREGATIONS })
  aggregation!: Aggregation;

  @ApiProperty(SCOPE)
  scope!: Record<string, ScopeDimension>;
  inverseOf!: string | null;
  notToBeConfusedWith!: string[];
  wikidata!: string | null;
  xbrl!: string[];

  /** RFC 3339, UTC. */
  createdAt!: string;
  updatedAt!: string;
  createdBy!: EntityBriefView;

  /** The ETag is of this. */
  version!: number;
}

/** A page of metrics. */
export class MetricList {
  items!: MetricView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
