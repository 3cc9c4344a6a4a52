import { ApiProperty, PickType } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { TextOr } from '../platform/nested.js';
import { IsDayOrInstant, IsLanguageTag, IsText } from '../platform/validation.js';
import { PeriodView } from '../quantities/figure.dto.js';
import type { Readings } from '../quantities/figure.js';
import type { Period } from '../quantities/period.js';
import { EntityReference } from './references.dto.js';

/** An entity that is recorded, by id, name, alias or identifier. */
export class KnownEntityReference extends PickType(EntityReference, ['id', 'name', 'identifiers'] as const) {}

/** Words for a time. */
export class PeriodWording {
  /**
   * @example 'quarter ended 30 September 2025'
   */
  @IsText(200)
  text!: string;

  /**
   * BCP 47. English and German words are understood in any language; the language says in which order days are written.
   * @example 'en'
   */
  @IsLanguageTag()
  language!: string;

  /**
   * When it was said, a day or a moment: what "last year" is counted from.
   * @example '2025-10-31'
   */
  @IsOptional()
  @IsDayOrInstant()
  statedAt?: string;

  /** Whose fiscal calendar counts: an id, a name, or an object. */
  @IsOptional()
  @TextOr(() => KnownEntityReference, 'name')
  subject?: KnownEntityReference;
}

/** When it is, according to the words: nothing, one period, or several between which a person must choose. */
export class PeriodReadings implements Readings<Period> {
  @ApiProperty({ type: PeriodView, isArray: true })
  readings!: PeriodView[];

  /** Whether there are several. */
  ambiguous!: boolean;
}
