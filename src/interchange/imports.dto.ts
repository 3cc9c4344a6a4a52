import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { PastQuery } from '../platform/list.dto.js';
import { Satisfies } from '../platform/validation.js';

/** Formats that can be read and written. */
export const FORMATS = ['dossier', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

const formatFault = (value: unknown): string | null =>
  FORMATS.includes(value as Format) ? null : `must be one of the formats there are: ${FORMATS.join(', ')}`;

/** How an import is to be read. */
export class ImportQuery {
  @Satisfies('isFormat', formatFault)
  @ApiProperty({ enum: FORMATS })
  format!: Format;

  /** With `true` everything is checked and counted, and nothing recorded. */
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiProperty({ type: 'boolean', default: false })
  dryRun?: string;
}

/** What is to be exported. */
export class ExportQuery extends PastQuery {
  @Satisfies('isFormat', formatFault)
  @ApiProperty({ enum: FORMATS })
  format!: Format;
}
