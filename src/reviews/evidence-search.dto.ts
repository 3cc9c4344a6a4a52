import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';

import { UserBrief } from '../accounts/user-brief.dto.js';
import { SourceBriefView } from '../claims/statement.dto.js';
import { nullable } from '../platform/nullable.js';
import { IsId, IsInstant, IsOneOf, IsProse } from '../platform/validation.js';
import { SEARCH_OUTCOMES, type SearchOutcome } from './evidence-search.js';

/** That somebody looked for evidence of a claim, and what came of it. */
export class NewSearch {
  /** Where they looked, in words. */
  @IsProse(1000)
  where!: string;

  /** Id of the source in which they looked; left out, none that is recorded. */
  @IsOptional()
  @IsId()
  source?: string | null;

  /** `not_disclosed`: whoever could say does not. */
  @IsOneOf(SEARCH_OUTCOMES)
  outcome!: SearchOutcome;

  /** When they looked, RFC 3339. */
  @IsInstant()
  searchedAt!: string;

  @IsOptional()
  @IsProse(5000)
  note?: string | null;
}

/** A search for evidence. */
export class SearchView {
  id!: string;

  /** Id of the claim. */
  claim!: string;
  where!: string;

  /** null where none is recorded, or none that the caller may read. */
  @ApiProperty(nullable(SourceBriefView))
  source!: SourceBriefView | null;

  @ApiProperty({ enum: SEARCH_OUTCOMES })
  outcome!: string;

  /** RFC 3339, UTC. */
  searchedAt!: string;
  note!: string | null;
  createdAt!: string;
  createdBy!: UserBrief;
  version!: number;
}

/** A page of searches, in the order in which they were recorded. */
export class SearchList {
  items!: SearchView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
