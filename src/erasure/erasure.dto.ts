import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { UserBrief } from '../accounts/user-brief.dto.js';
import { PageQuery } from '../platform/list.dto.js';
import { ListOf } from '../platform/nested.js';
import { nullable } from '../platform/nullable.js';
import { AreNames, IfGiven, IsId, IsName, IsOneOf, IsProse } from '../platform/validation.js';
import { ERASED_KINDS, type ErasedKind, ERASURE_STATES } from './erasure.js';

/** A record that is erased as a whole. */
export class ErasedRecord {
  @IsOneOf(ERASED_KINDS)
  kind!: ErasedKind;

  @IsId()
  id!: string;
}

/** What is to be erased, and on what ground. */
export class NewErasure {
  /** Erased as a whole: of these nothing is left but their ids. */
  @IsOptional()
  @ListOf(() => ErasedRecord, 50)
  records?: ErasedRecord[];

  /**
   * At most 5,000 characters in all. Erased wherever they stand, in whatever text, in all versions; however they are composed or escaped, in capitals or not. Words of fewer
   * than four characters, and ends that are digits, only where no letter or digit goes on. Left out, all that the records were ever called: names,
   * aliases, identifiers, addresses.
   * @example ["Gerstner"]
   */
  @IsOptional()
  @AreNames(50, 1000)
  words?: string[];

  /**
   * The law that asks for it.
   * @example GDPR Art. 17(1)(d)
   */
  @IsName(500)
  ground!: string;

  /** Without what is erased. */
  @IsOptional()
  @IsProse(5000)
  reason?: string | null;
}

/** Where something stands. */
export class ErasureFound {
  /** The table: what kind of record. */
  record!: string;

  /** How many of these have it now. */
  rows!: number;

  /** How many versions have it. */
  versions!: number;
}

/** An erasure that is asked for, done or withdrawn. */
export class ErasureView {
  @ApiProperty({ format: 'uuid' })
  id!: string;

  @ApiProperty({ enum: ERASURE_STATES })
  state!: string;
  records!: ErasedRecord[];

  /** What is to be erased; empty once that is decided: it is kept nowhere. */
  words!: string[];

  /** How many more words are to be erased that nobody is shown: names behind a protected record, or of a desk that whoever asked does not belong to. */
  @ApiProperty({ type: 'integer' })
  withheld!: number;
  ground!: string;
  reason!: string | null;

  /** Where it stands: now, and as far as the caller may read it, while it is asked for, and where it stood once it is done; null in a list while it is asked for, and where it was withdrawn. */
  @ApiProperty({ type: ErasureFound, isArray: true, nullable: true })
  found!: ErasureFound[] | null;

  /** How many versions it erased: as many leaves of the ledger say so. null until it is done. */
  @ApiProperty({ type: 'integer', nullable: true })
  revisions!: number | null;
  requestedBy!: UserBrief;

  /** Who was the second, or withdrew it. */
  @ApiProperty(nullable(UserBrief))
  decidedBy!: UserBrief | null;
  decidedAt!: string | null;
  createdAt!: string;
  version!: number;
}

/** Which erasures. */
export class ErasureListQuery extends PageQuery {
  /** Only those in this state. */
  @IfGiven()
  @IsOneOf(ERASURE_STATES)
  state?: string;
}

/** A page of erasures, the newest first. */
export class ErasureList {
  items!: ErasureView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
