import { ApiProperty } from '@nestjs/swagger';

import { UserBrief } from '../accounts/user-brief.dto.js';
import { PageQuery } from '../platform/list.dto.js';
import { nullable } from '../platform/nullable.js';
import { IfGiven, IsId, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import { HELD_KINDS, type HeldKind } from './erasure.js';

/** What must be kept, and on what ground. */
export class NewLegalHold {
  @IsOneOf(HELD_KINDS)
  kind!: HeldKind;

  /** Id of the record. With a claim everything that is said about it is kept. */
  @IsId()
  record!: string;

  /** The court, the authority, the file. */
  @IsName(500)
  ground!: string;
}

/** Why it need not be kept any more. */
export class HoldRelease {
  @IsProse(5000)
  reason!: string;
}

/** That a record is erased by nobody. */
export class LegalHoldView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: HELD_KINDS })
  kind!: string;

  @ApiProperty({ format: 'uuid' })
  record!: string;
  ground!: string;
  placedBy!: UserBrief;
  createdAt!: string;

  /** null while it is in force, as are the two below. */
  @ApiProperty(nullable(UserBrief))
  releasedBy!: UserBrief | null;
  releasedAt!: string | null;
  releaseReason!: string | null;
  version!: number;
}

/** Which holds. */
export class LegalHoldListQuery extends PageQuery {
  /** `true`: only those in force. */
  @IfGiven()
  @IsOneOf(['true', 'false'])
  inForce?: string;
}

/** A page of holds, the newest first. */
export class LegalHoldList {
  items!: LegalHoldView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
