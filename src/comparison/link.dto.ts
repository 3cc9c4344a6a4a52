import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { ClaimBriefView } from '../claims/claim-brief.dto.js';
import { nullable } from '../platform/nullable.js';
import { IsId, IsOneOf, IsProse } from '../platform/validation.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import { LINK_KINDS, LINK_ORIGINS, LINK_STATES, type LinkKind, SETTLED, type Settled } from './link.js';
import { GapView, ReasonView } from './verdict.dto.js';
import { type Verdict, VERDICTS } from './verdict.js';

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

/** Why somebody agrees with a link. */
export class Confirmation {
  @IsOptional()
  @IsProse(2000)
  reason?: string | null;
}

/** Why somebody does not agree with a link. */
export class Dismissal {
  @IsProse(2000)
  reason!: string;
}

/** The decision of a case that settled a link. */
export class LinkResolution {
  /** Id of the case. */
  @ApiProperty({ format: 'uuid' })
  dispute!: string;
  outcome!: string;
}

/** An edge between two claims. */
@ApiExtraModels(GapView, LinkResolution)
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

  /** In the words of whoever drew or judged it; `restated` where the detector found that the same originator gave another value later. */
  reason!: string | null;

  /** What comparing the two gave last; null where that has not been done yet. */
  @ApiProperty({ enum: [...VERDICTS, null], type: String, nullable: true })
  verdict!: Verdict | null;

  reasons!: ReasonView[];

  /** null where the values are not apart. */
  @ApiProperty(nullable(GapView))
  gap!: GapView | null;

  /** For `ambiguous`: every verdict that some way of filling what is open would give. */
  @ApiProperty({ enum: VERDICTS, isArray: true })
  couldBe!: Verdict[];

  /** Version of the rules that were applied; null as the verdict. */
  rule!: string | null;

  /** SHA-256 of what was compared; null as the verdict. */
  hash!: string | null;

  /** Name of the set of rates that was used; null where no money was converted. */
  rates!: string | null;

  /** Why the software took its own suggestion back; null for all other links. */
  @ApiProperty({ enum: [...SETTLED, null], type: String, nullable: true })
  settled!: Settled | null;

  /** What a case came to by which it was settled or drawn; null for all other links. */
  @ApiProperty(nullable(LinkResolution))
  resolution!: LinkResolution | null;

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
