import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsOptional, ValidateNested } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { REVIEW_STATES, REVIEW_VERDICTS, type ReviewState, type ReviewVerdict } from '../claims/review.js';
import { type StandingLabel, STANDINGS } from '../claims/standing.js';
import { LINK_KINDS, type LinkKind, type LinkOrigin } from '../comparison/link.js';
import { NewClaim } from '../logbook/entry.dto.js';
import {
  AreIdentifiers,
  AreNames,
  IsDayOrInstant,
  IsLanguageTag,
  IsLocalName,
  IsName,
  IsOneOf,
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
import { FISCAL_CALENDAR } from '../vocabulary/entity-view.dto.js';
import { faultInFiscalCalendar } from '../vocabulary/fiscal-calendar.js';
import { NewMetric } from '../vocabulary/metric.dto.js';

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
  @AreNames(100)
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
  @Satisfies('isFiscalCalendar', faultInFiscalCalendar)
  @ApiProperty(FISCAL_CALENDAR)
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

/** A metric that a dossier declares: all that may be said of one that is recorded by itself. */
export class DeclaredMetric extends NewMetric {
  @IsLocalName()
  ref!: string;
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

/** What a review came to where a claim was exported. */
export class ReviewElsewhere {
  @IsOneOf(REVIEW_STATES)
  state!: ReviewState;

  @IsOptional()
  @IsOneOf(REVIEW_VERDICTS)
  verdict?: ReviewVerdict | null;

  /** Whether the claim had changed since. */
  @IsOptional()
  @IsBoolean()
  changedSince?: boolean;
}

/** A claim of a dossier, with what was told about it where it was exported: nobody here has reviewed it, so that this is not taken over. */
export class DeclaredClaim extends NewClaim {
  @IsOptional()
  @ValidateNested()
  @Type(() => ReviewElsewhere)
  review?: ReviewElsewhere;

  @IsOptional()
  @IsOneOf(STANDINGS)
  standing?: StandingLabel;
}

/** A link between two claims that a person drew, or one of a statement or the detector that a person has judged. */
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
  @IsOneOf(['person', 'import', 'statement', 'detector'])
  origin?: LinkOrigin;

  /** Left out, suggested. What is not said of the link already, only somebody can say who may judge links. */
  @IsOptional()
  @IsOneOf(['suggested', 'confirmed', 'dismissed', 'resolved'])
  state?: 'suggested' | 'confirmed' | 'dismissed' | 'resolved';

  @IsOptional()
  @IsProse(2000)
  reason?: string;

  /** Of a statement's link: that it is for the desk alone for which the statement is. Left out, for all who may read the claims. */
  @IsOptional()
  @IsOneOf(['desk'])
  audience?: 'desk';
}
