import { IsBoolean, IsOptional } from 'class-validator';

import {
  AreIdentifiers,
  IsDayOrInstant,
  IsLanguageTag,
  IsName,
  IsOneOf,
  IsProse,
  Satisfies,
  TextOr,
} from '../platform/validation.js';
import { SOURCE_KINDS, type SourceKind } from '../sources/source.js';
import type { NamedSource } from '../sources/source-draft.js';
import { ENTITY_KINDS, type EntityKind } from '../vocabulary/entity.js';
import type { NamedEntity } from '../vocabulary/mention.js';
import type { NamedMetric } from '../vocabulary/metrics.service.js';

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

/** A UUID. */
export function IsLocalId(): PropertyDecorator {
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
