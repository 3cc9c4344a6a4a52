import { ApiProperty } from '@nestjs/swagger';

import { ListQuery } from '../platform/list.dto.js';
import { IfGiven, IsId } from '../platform/validation.js';

/** A user as they are named in other records. */
export class UserBrief {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  name!: string;
}

/** Which colleagues. */
export class ColleagueListQuery extends ListQuery {
  /** Id of the only one who is asked for. */
  @IfGiven()
  @IsId()
  user?: string;
}

/** A page of users by name. */
export class UserBriefList {
  items!: UserBrief[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
