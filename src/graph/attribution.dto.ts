import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { SPOKEN, type Spoken } from '../derivations/speech.js';
import { PastQuery } from '../platform/list.dto.js';

/** In which language a line is wanted. */
export class AttributionQuery extends PastQuery {
  /** Left out, English. */
  @IsOptional()
  @IsIn(SPOKEN)
  @ApiProperty({ enum: SPOKEN, default: 'en' })
  language?: Spoken;
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
