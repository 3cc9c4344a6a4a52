import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length } from 'class-validator';

import { PastQuery } from '../platform/list.dto.js';
import { SPOKEN, type Spoken } from './origin-names.js';

/** In which language a line is wanted. */
export class AttributionQuery extends PastQuery {
  /** Left out, English. */
  @IsOptional()
  @Length(1, 100)
  @ApiProperty({ enum: SPOKEN, default: 'en' })
  language?: string;
}

/** The line for a story. */
export class AttributionView {
  @ApiProperty({ enum: SPOKEN })
  language!: Spoken;

  /** null where everything that supports the claim was said off the record. */
  text!: string | null;

  /** Whether statements or names were left out because of how they were said: off the record, on background, confidential. */
  withheld!: boolean;
}
