import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';

import { type Audience, AUDIENCES } from '../accounts/audience.js';
import { nullable } from '../platform/nullable.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import {
  RELATION_BASES,
  RELATION_KINDS,
  type RelationBasis,
  type RelationKind,
  SOURCE_KINDS,
  type SourceKind,
} from './source.js';

/** A document or broadcast. */
@ApiExtraModels(EntityBriefView)
export class SourceView {
  id!: string;

  @ApiProperty({ enum: SOURCE_KINDS })
  kind!: SourceKind;

  /** null where it has none; of a confidential one, for whom its title is withheld, the description. */
  title!: string | null;

  /** null where it has none, or it is withheld. */
  url!: string | null;

  @ApiProperty(nullable(EntityBriefView))
  publisher!: EntityBriefView | null;

  /** Day or RFC 3339 time; null where it is not known, or withheld. */
  publishedAt!: string | null;

  /** null where it is not known. */
  language!: string | null;
  description!: string | null;
  confidential!: boolean;

  /** Ids of those who may read which it is, besides its owner; of a protected one, and for its owner alone. */
  readers?: string[];

  @ApiProperty({ enum: AUDIENCES })
  audience!: Audience;

  /** RFC 3339, UTC. */
  createdAt!: string;
  updatedAt!: string;
  createdBy!: EntityBriefView;

  /** The ETag is of this. */
  version!: number;
}

/** A source in a few words. */
export class RelatedSourceView {
  id!: string;
  title!: string | null;
  url!: string | null;
}

/** What a source does with another one. */
export class RelationView {
  id!: string;

  @ApiProperty({ enum: RELATION_KINDS })
  kind!: RelationKind;

  @ApiProperty({ enum: RELATION_BASES })
  basis!: RelationBasis;
  to!: RelatedSourceView;
}

/** What another source does with a source. */
export class BackRelationView {
  id!: string;

  @ApiProperty({ enum: RELATION_KINDS })
  kind!: RelationKind;

  @ApiProperty({ enum: RELATION_BASES })
  basis!: RelationBasis;
  from!: RelatedSourceView;
}

/** A source with what it does with others, and they with it; the newest 200 of each. The ETag does not cover these. */
export class WholeSourceView extends SourceView {
  relations!: RelationView[];
  relatedFrom!: BackRelationView[];
}

/** A page of sources. */
export class SourceList {
  items!: SourceView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
