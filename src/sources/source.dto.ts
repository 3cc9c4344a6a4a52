import { IsBoolean, IsOptional, Length } from 'class-validator';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { AreIds } from '../platform/given-ids.js';
import { ListQuery } from '../platform/list.dto.js';
import { ListOf, TextOr } from '../platform/nested.js';
import { IfGiven, IsDayOrInstant, IsLanguageTag, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import { EntityReference } from '../vocabulary/references.dto.js';
import {
  RELATION_BASES,
  RELATION_KINDS,
  type RelationBasis,
  type RelationKind,
  SOURCE_KINDS,
  type SourceKind,
} from './source.js';

/** What a source does with another one. */
export class NewRelation {
  @IsOneOf(RELATION_KINDS)
  kind!: RelationKind;

  /** The other source: an id, or the URL of one that is recorded. */
  @IsName(2048)
  to!: string;

  /** What this rests on; left out, `declared`. */
  @IsOptional()
  @IsOneOf(RELATION_BASES)
  basis?: RelationBasis | null;
}

/** A document or broadcast. A URL or a title is needed. */
export class NewSource {
  /** Left out, `article` with a URL and `document` without. */
  @IsOptional()
  @IsOneOf(SOURCE_KINDS)
  kind?: SourceKind | null;

  /** As the source prints it. */
  @IsOptional()
  @IsName(500)
  title?: string | null;

  @IsOptional()
  @IsName(2048)
  url?: string | null;

  /** An entity: an id, a name, or an object. */
  @IsOptional()
  @TextOr(() => EntityReference, 'name')
  publisher?: EntityReference | null;

  /** Day or time of publication. */
  @IsOptional()
  @IsDayOrInstant()
  publishedAt?: string | null;

  @IsOptional()
  @IsLanguageTag()
  language?: string | null;

  /** Of a confidential one, what others read in its place. */
  @IsOptional()
  @IsProse(300)
  description?: string | null;

  /** Left out, the newsroom. */
  @IsOptional()
  @IsOneOf(AUDIENCES)
  audience?: Audience | null;

  /** Protect which it is: others read the description in its place. */
  @IsOptional()
  @IsBoolean()
  confidential?: boolean | null;

  /** What it does with other sources. */
  @IsOptional()
  @ListOf(() => NewRelation, 100)
  relations?: NewRelation[] | null;
}

/** What of a source is to be changed; what is left out stays. */
export class SourceChange {
  @IfGiven()
  @IsOneOf(SOURCE_KINDS)
  kind?: SourceKind;

  /** null removes it, where there is a URL. */
  @IsOptional()
  @IsName(500)
  title?: string | null;

  /** null: not known. */
  @IsOptional()
  @TextOr(() => EntityReference, 'name')
  publisher?: EntityReference | null;

  /** null: not known. */
  @IsOptional()
  @IsDayOrInstant()
  publishedAt?: string | null;

  /** null: not known. */
  @IsOptional()
  @IsLanguageTag()
  language?: string | null;

  /** Of a protected one, what others read in its place; null removes it from others. */
  @IsOptional()
  @IsProse(300)
  description?: string | null;

  /** Only a wider one. */
  @IfGiven()
  @IsOneOf(AUDIENCES)
  audience?: Audience;

  /** true protects which it is, now and in all of the past, with a `description` for others; false, by its owner alone, shows it again. */
  @IfGiven()
  @IsBoolean()
  confidential?: boolean;

  /** Ids of all who may read which a protected one is, besides its owner, who alone can say so. */
  @IfGiven()
  @AreIds(100)
  readers?: string[];

  /** Why, for the history. */
  @IfGiven()
  @IsProse(2000)
  reason?: string;
}

/** What narrows a list of sources. */
export class SourceListQuery extends ListQuery {
  /** Part of a title. */
  @IsOptional()
  @Length(1, 200)
  q?: string;

  @IsOptional()
  @IsOneOf(SOURCE_KINDS)
  kind?: SourceKind;

  /** Id or name of the publisher. */
  @IsOptional()
  @Length(1, 300)
  publisher?: string;

  /** In whatever form it is linked to. */
  @IsOptional()
  @Length(1, 2048)
  url?: string;
}
