import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { ListQuery } from '../platform/list.dto.js';

/** Which versions. */
export class HistoryQuery extends ListQuery {
  /** With `true` also what was said about the claim, how it was computed, what it is linked to, the cases about it, where it was used and where evidence was looked for, each as a record of its own. */
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiProperty({ type: 'boolean', default: false })
  parts?: string;
}
