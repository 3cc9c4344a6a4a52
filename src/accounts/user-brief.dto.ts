import { ApiProperty } from '@nestjs/swagger';

/** A user as they are named in other records. */
export class UserBrief {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  name!: string;
}
