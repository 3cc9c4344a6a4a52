import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length } from 'class-validator';

import { ClaimView } from '../claims/claim-brief.dto.js';
import { LinkView } from '../comparison/link.dto.js';
import { CONFLICTS, LINK_STATES } from '../comparison/link.js';
import { ListQuery } from '../platform/list.dto.js';
import { IsOneOf } from '../platform/validation.js';

/** What narrows the queue of contradictions. */
export class ContradictionListQuery extends ListQuery {
  /** Left out, what waits for a decision or was confirmed: suggested and confirmed. */
  @IsOptional()
  @IsOneOf([...LINK_STATES, 'all'])
  state?: string;

  /** Left out, both. */
  @IsOptional()
  @IsOneOf(CONFLICTS)
  kind?: string;

  /** Id or name of the subject of one of the two claims. */
  @IsOptional()
  @Length(1, 300)
  subject?: string;

  /** Id or key of the metric of one of the two claims. */
  @IsOptional()
  @Length(1, 200)
  metric?: string;
}

/** Two claims that cannot both be right, or hardly, each shown whole. */
export class ContradictionView extends LinkView {
  @ApiProperty({ type: () => ClaimView })
  declare a: ClaimView;

  @ApiProperty({ type: () => ClaimView })
  declare b: ClaimView;
}

/** A page of the queue: the largest relative gap first, what has no gap last, the newest link first among equals. */
export class ContradictionList {
  items!: ContradictionView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
