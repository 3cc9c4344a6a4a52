import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length } from 'class-validator';

import { LONGEST_NAME } from '../platform/account-bounds.js';
import { ListQuery } from '../platform/list.dto.js';
import { IfGiven, IsName, IsProse } from '../platform/validation.js';

/** A desk as it is named in other records. */
export class DeskBrief {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  name!: string;
}

/** A part of the newsroom that may keep records to itself. */
export class NewDesk {
  @IsName(LONGEST_NAME)
  name!: string;
}

/** What changes about a desk. */
export class DeskChange {
  @IsName(LONGEST_NAME)
  name!: string;

  /** Why, for the history. */
  @IfGiven()
  @IsProse(2000)
  reason?: string;
}

/** Which desks. */
export class DeskListQuery extends ListQuery {
  /** Part of a name, whatever its case and accents. */
  @IsOptional()
  @Length(1, 200)
  q?: string;
}

/** A desk. */
export class DeskView extends DeskBrief {
  /** How many people and programs belong to it, disabled ones too; only for whoever administers accounts. */
  members?: number;

  /** RFC 3339, UTC. */
  createdAt!: string;
  updatedAt!: string;

  /** The ETag is of this. */
  version!: number;
}

/** A page of desks. */
export class DeskList {
  items!: DeskView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
