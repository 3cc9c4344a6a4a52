import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length, Matches } from 'class-validator';

import { JudgedClaimView } from '../claims/claim-brief.dto.js';
import { CONFLICTS } from '../comparison/link.js';
import { PastQuery } from '../platform/list.dto.js';
import { nullable } from '../platform/nullable.js';

/** Which claims are put into groups. */
export class TopicQuery extends PastQuery {
  /** Id or name of the subject. */
  @Length(1, 300)
  subject!: string;

  /** Id or key of the metric; claims of its inverse are among them. Left out, every metric of the subject. */
  @IsOptional()
  @Length(1, 200)
  metric?: string;

  /** Groups, 1 to 50; left out, 20. */
  @IsOptional()
  @Matches(/^([1-9]|[1-4]\d|50)$/, { message: 'must be a number from 1 to 50' })
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 50, default: 20 })
  limit?: string;

  /** `nextCursor` of the page before. */
  @IsOptional()
  @Length(1, 1000)
  cursor?: string;
}

/** A stretch of numbers; null is unbounded. */
export class StretchView {
  lower!: string | null;
  lowerInclusive!: boolean;
  upper!: string | null;
  upperInclusive!: boolean;
}

/** Claims that can all be right together, and to which none of the group can be added. */
@ApiExtraModels(StretchView)
export class ConsistentSetView {
  count!: number;

  /** Ids, at most 50. */
  claims!: string[];

  /** The numbers that all of them admit, in the unit of the group; null where there are none, or the values are no numbers. */
  @ApiProperty(nullable(StretchView))
  common!: StretchView | null;
}

/** The first of many, and how many there are. */
export class ConsistentSets {
  count!: number;

  /** From the lowest to the highest, at most 20; one claim can be in several. */
  first!: ConsistentSetView[];
}

/** Two claims that cannot both be right, by their ids. */
export class ConflictingPair {
  /** The one of the lower value. */
  a!: string;
  b!: string;
}

/** The first of many, and how many there are. */
export class ConflictingPairs {
  count!: number;

  /** At most 50. */
  first!: ConflictingPair[];
}

/** A conflict that is linked. */
export class LinkedPair {
  /** Id of the link. */
  link!: string;
  a!: string;
  b!: string;

  @ApiProperty({ enum: CONFLICTS })
  kind!: string;
}

/** The first of many, and how many there are. */
export class LinkedPairs {
  count!: number;

  /** The largest relative gap first, at most 50. */
  first!: LinkedPair[];
}

/** The claims of a group. */
export class GroupedClaims {
  count!: number;

  /** The oldest, at most 50. */
  first!: JudgedClaimView[];
}

/** Claims that can all be compared with each other: what they are about, their scope and the days of their period are alike. */
export class GroupView {
  claims!: GroupedClaims;

  /** Of the numbers in it; null where the values are none. */
  unit!: string | null;

  /** Maximal consistent sets: consistency is not transitive, so that sets overlap. */
  consistent!: ConsistentSets;

  /** Minimal conflicts, which are pairs. */
  conflicts!: ConflictingPairs;
}

/** A page of groups, those with the most conflicts first. */
export class GroupList {
  items!: GroupView[];

  /**
   * Conflicts between claims of different groups, of all pages: periods that meet without being the same, parts that exceed
   * the whole, what is left open. Those that are linked, and that nobody has dismissed or resolved.
   */
  acrossGroups!: LinkedPairs;

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Whether there are more claims than the newest 2,000, which were put into groups. */
  truncated!: boolean;
}
