import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

import { UserBrief } from '../accounts/user-brief.dto.js';
import { ClaimBriefView } from '../claims/claim-brief.dto.js';
import { ListQuery } from '../platform/list.dto.js';
import { nullable } from '../platform/nullable.js';
import { IsInstant, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import {
  USAGE_DECISIONS,
  USAGE_KINDS,
  USAGE_OPENERS,
  USAGE_STATES,
  type UsageDecision,
  type UsageKind,
} from './usage.js';

/** Where a claim was published. */
export class NewUsage {
  @IsOneOf(USAGE_KINDS)
  kind!: UsageKind;

  @IsName(500)
  title!: string;

  /** Absolute, http or https. */
  @IsOptional()
  @IsName(2048)
  url?: string | null;

  @IsInstant()
  publishedAt!: string;

  /** The version of the claim that it used; left out, the one of now. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  claimVersion?: number | null;
}

/** What becomes of a story, graphic or post, now that something has become of the claim it used. */
export class UsageDecisionGiven {
  @IsOneOf(USAGE_DECISIONS)
  decision!: UsageDecision;

  @IsProse(2000)
  reason!: string;
}

/** Which usages. */
export class UsageListQuery extends ListQuery {
  /** Left out, all of them. */
  @IsOptional()
  @IsOneOf(USAGE_STATES)
  state?: string;
}

/** Where a claim was published, and whether that still stands. */
export class UsageView {
  id!: string;
  claim!: ClaimBriefView;

  /** The version of the claim that it used. */
  claimVersion!: number;

  @ApiProperty({ enum: USAGE_KINDS })
  kind!: string;
  title!: string;
  url!: string | null;

  /** RFC 3339, UTC. */
  publishedAt!: string;

  @ApiProperty({ enum: USAGE_STATES })
  state!: string;

  /** What became of the claim last, after it was published here; null where nothing has. */
  @ApiProperty({ enum: [...USAGE_OPENERS, null], type: String, nullable: true })
  openedBy!: string | null;
  openedAt!: string | null;

  /** Why it was corrected, or stood by; null where nobody has decided. */
  reason!: string | null;

  @ApiProperty(nullable(UserBrief))
  decidedBy!: UserBrief | null;
  decidedAt!: string | null;
  createdAt!: string;
  createdBy!: UserBrief;

  /** The ETag is of this. */
  version!: number;
}

/** A page of usages. */
export class UsageList {
  items!: UsageView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
