import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { IsCountry, IsLanguageTag, IsText } from '../platform/validation.js';
import { FigureView } from './figure.dto.js';
import type { Figure, Readings } from './figure.js';
import type { FoundFigure } from './find-figures.js';
import { LONGEST_TEXT } from './find-figures.js';

/** As much as a sentence or two. */
const LONGEST_WORDING = 500;

/** Words that may hold a quantity. */
export class Wording {
  /**
   * @example 'more than $13 billion'
   */
  @IsText(LONGEST_WORDING)
  text!: string;

  /**
   * BCP 47. A language whose words are not known is answered with what all languages write alike; `und` is any.
   * @example 'en'
   */
  @IsLanguageTag()
  language!: string;

  /** Whose dollars `$` are; left out, the region of the language, else it is assumed and said so. */
  @IsOptional()
  @IsCountry()
  country?: string;
}

/** A longer text with any number of quantities. */
export class LongText {
  /**
   * @example 'Revenue was $13 billion in 2025, up from $3.7 billion.'
   */
  @IsText(LONGEST_TEXT)
  text!: string;

  /**
   * BCP 47. A language whose words are not known is answered with what all languages write alike; `und` is any.
   * @example 'en'
   */
  @IsLanguageTag()
  language!: string;

  /** Whose dollars `$` are; left out, the region of the language, else it is assumed and said so. */
  @IsOptional()
  @IsCountry()
  country?: string;
}

/** What a text says about a quantity: nothing, one figure, or several between which a person must choose. */
export class FigureReadings implements Readings<Figure> {
  @ApiProperty({ type: FigureView, isArray: true })
  readings!: FigureView[];

  /** Whether there are several. */
  ambiguous!: boolean;
}

/** A quantity in a text. */
export class FoundFigureView implements FoundFigure {
  /** Where it begins, in UTF-16 code units. */
  @ApiProperty({ type: 'integer', minimum: 0 })
  start!: number;

  /** Where it ends, not included. */
  @ApiProperty({ type: 'integer', minimum: 1 })
  end!: number;

  @ApiProperty({ type: FigureView, isArray: true })
  readings!: FigureView[];

  /** Whether there are several readings. */
  ambiguous!: boolean;
}

/** Every quantity in a text, in the order of the text. */
export class FoundFigures {
  items!: FoundFigureView[];
}
