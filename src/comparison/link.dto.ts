import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { ClaimBriefView } from '../claims/claim-brief.dto.js';
import { IsId, IsOneOf, IsProse } from '../platform/validation.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import { LINK_KINDS, LINK_ORIGINS, LINK_STATES, type LinkKind } from './link.js';

/** Kinds that a person may draw; what supersedes a claim is recorded with the correction. */
const DRAWN_KINDS = LINK_KINDS.filter((kind) => kind !== 'supersedes');

/** A link that a person draws between two claims. */
export class NewLink {
  /** The claim that supports or refines the other; for kinds without direction either. */
  @IsId()
  a!: string;

  @IsId()
  b!: string;

  @IsOneOf(DRAWN_KINDS)
  kind!: LinkKind;

  /** Why. */
  @IsOptional()
  @IsProse(2000)
  reason?: string | null;
}

/** An edge between two claims. */
export class LinkView {
  id!: string;
  a!: ClaimBriefView;
  b!: ClaimBriefView;

  @ApiProperty({ enum: LINK_KINDS })
  kind!: string;

  @ApiProperty({ enum: LINK_ORIGINS })
  origin!: string;

  @ApiProperty({ enum: LINK_STATES })
  state!: string;

  reason!: string | null;

  /** Id of the statement that made it; null for all other origins. */
  statement!: string | null;

  createdAt!: string;
  createdBy!: EntityBriefView;
  version!: number;
}

/** A page of links. */
export class LinkList {
  items!: LinkView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
