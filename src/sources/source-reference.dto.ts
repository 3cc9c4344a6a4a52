import { IsBoolean, IsOptional } from 'class-validator';

import { TextOr } from '../platform/nested.js';
import { IsDayOrInstant, IsId, IsLanguageTag, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import { EntityReference } from '../vocabulary/references.dto.js';
import { SOURCE_KINDS, type SourceKind } from './source.js';
import type { NamedSource } from './source-draft.js';

/** A source by id, URL or title, or described so that it can be recorded. */
export class SourceReference implements NamedSource {
  @IsOptional()
  @IsId()
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
