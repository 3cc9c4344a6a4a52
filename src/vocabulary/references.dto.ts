import { IsBoolean, IsOptional } from 'class-validator';

import { AreIdentifiers, IsId, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import { ENTITY_KINDS, type EntityKind } from './entity.js';
import type { NamedEntity } from './mention.js';
import type { NamedMetric } from './metrics.service.js';

/** An entity by id, by name, or described so that it can be recorded. */
export class EntityReference implements NamedEntity {
  @IsOptional()
  @IsId()
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

/** A metric by id, or by key, label or alias. */
export class MetricReference implements NamedMetric {
  @IsOptional()
  @IsId()
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
