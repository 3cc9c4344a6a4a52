import { ApiProperty } from '@nestjs/swagger';

import { nullable } from '../platform/nullable.js';
import { type Figure, FIGURE_KINDS } from './figure.js';
import type { Period } from './period.js';

/** Two ends of an interval; null is unbounded. */
export class BoundsView {
  lower!: string | null;
  upper!: string | null;
}

/** What words say about a quantity: an interval of exact decimals (as text, scaled) in a unit. */
export class FigureView implements Figure {
  @ApiProperty({ enum: [...FIGURE_KINDS] })
  kind!: Figure['kind'];

  asWritten!: string;
  point!: string | null;
  lower!: string | null;
  lowerInclusive!: boolean;
  upper!: string | null;
  upperInclusive!: boolean;

  /** What was said before rounding widened it. */
  stated!: BoundsView;

  /** The interval without the 5 % cap, where it applied. */
  @ApiProperty(nullable(BoundsView))
  uncapped!: BoundsView | null;

  /** ISO 4217 code, percent, percentage_point, basis_point, a unit symbol, or 1 for counts. */
  unit!: string;

  /** What is counted: employees, users. */
  of?: string;

  @ApiProperty({ enum: ['implied', 'cap', 'stated'] })
  policy!: Figure['policy'];

  hedges!: string[];

  @ApiProperty({ enum: ['up', 'down', null], type: String, nullable: true })
  direction!: Figure['direction'];

  /** What was not in the words and had to be assumed: currency. */
  assumed!: string[];
}

/** Closed–open calendar dates: the end does not belong to the period. */
export class PeriodView implements Period {
  @ApiProperty({ enum: ['instant', 'duration', 'rolling', 'open', 'unspecified'] })
  kind!: Period['kind'];

  start!: string | null;
  end!: string | null;
  label!: string | null;

  @ApiProperty({ enum: ['stated', 'inferred'] })
  certainty!: Period['certainty'];

  @ApiProperty({ enum: ['calendar', 'fiscal'] })
  calendar!: Period['calendar'];
}
