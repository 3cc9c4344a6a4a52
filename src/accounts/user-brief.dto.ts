import { ApiProperty } from '@nestjs/swagger';

/** A user as they are named in other records. */
export class UserBrief {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  name!: string;
}

/** A page of users by name. */
export class UserBriefList {
  items!: UserBrief[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
