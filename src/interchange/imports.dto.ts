import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';

import { PastQuery } from '../platform/list.dto.js';
import { Satisfies } from '../platform/validation.js';
import { FORMS } from '../prov/forms.js';

/** Formats that can be read and written. */
export const FORMATS = ['dossier', 'ndjson'] as const;
export type Format = (typeof FORMATS)[number];

const formatFault =
  (formats: readonly string[]) =>
  (value: unknown): string | null =>
    formats.includes(value as string) ? null : `must be one of the formats there are: ${formats.join(', ')}`;

/** Formats that can be read alone: daily rates of currencies are no claims of anybody's. */
export const READ_FORMATS = [...FORMATS, 'rates'] as const;
export type ReadFormat = (typeof READ_FORMATS)[number];

/** How an import is to be read. */
export class ImportQuery {
  @Satisfies('isFormat', formatFault(READ_FORMATS))
  @ApiProperty({ enum: READ_FORMATS })
  format!: ReadFormat;

  /** With `true` everything is checked and counted, and nothing recorded. */
  @IsOptional()
  @IsIn(['true', 'false'])
  @ApiProperty({ type: 'boolean', default: false })
  dryRun?: string;
}

/** Formats that can be written alone: PROV says less of a record than recording it needs. */
export const WRITTEN_FORMATS = [...FORMATS, ...FORMS] as const;
export type WrittenFormat = (typeof WRITTEN_FORMATS)[number];

/** What is to be exported. */
export class ExportQuery extends PastQuery {
  @Satisfies('isFormat', formatFault(WRITTEN_FORMATS))
  @ApiProperty({ enum: WRITTEN_FORMATS })
  format!: WrittenFormat;
}
