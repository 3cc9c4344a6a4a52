import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length, Matches } from 'class-validator';

import { ClaimBriefView, JudgedClaimView } from '../claims/claim-brief.dto.js';
import { VerdictView } from '../comparison/verdict.dto.js';
import { type Verdict, VERDICTS } from '../comparison/verdict.js';
import { PastQuery } from '../platform/list.dto.js';
import { IsOneOf } from '../platform/validation.js';

/** Two claims and whether both can be right. */
export class ComparisonView extends VerdictView {
  a!: ClaimBriefView;
  b!: ClaimBriefView;

  /** Id of the link that says so; null where none was drawn. */
  link!: string | null;
}

/** Two claims, each with what a reader is told about it, and whether both can be right. */
export class JudgedComparisonView extends ComparisonView {
  @ApiProperty({ type: () => JudgedClaimView })
  declare a: JudgedClaimView;

  @ApiProperty({ type: () => JudgedClaimView })
  declare b: JudgedClaimView;
}

/** What narrows the comparisons of a claim. They are not counted: that would take as long as making all of them. */
export class ComparisonListQuery extends PastQuery {
  /** 1 to 200; left out, 50. */
  @IsOptional()
  @Matches(/^([1-9]\d?|1\d\d|200)$/, { message: 'must be a number from 1 to 200' })
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 200, default: 50 })
  limit?: string;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @Length(1, 1000)
  cursor?: string;

  /** Only comparisons that say this; left out, all but `not_comparable`. */
  @IsOptional()
  @IsOneOf(VERDICTS)
  verdict?: Verdict;
}

/** A page of comparisons. It can hold fewer than were asked for, and even none, though the list goes on. */
export class ComparisonList {
  items!: JudgedComparisonView[];

  /** null where the list ends. */
  nextCursor!: string | null;
}

/** What was found to conflict with a claim. */
export class ConflictsFound {
  /**
   * How many claims conflict with it among those that were compared; not those of which it is the restated value, or which
   * restate it.
   */
  total!: number;

  /**
   * Whether there can be more: at most 200 of its metric, and as many of the inverse, are compared when a claim is recorded,
   * and the 100 most consequential linked. All are listed at `all`.
   */
  more!: boolean;

  /** Where all comparisons of the claim are listed, page by page. */
  all!: string;
}
