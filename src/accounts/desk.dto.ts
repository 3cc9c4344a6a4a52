import { ApiProperty } from '@nestjs/swagger';

/** A desk as it is named in other records. */
export class DeskBrief {
  @ApiProperty({ format: 'uuid' })
  id!: string;
  name!: string;
}
