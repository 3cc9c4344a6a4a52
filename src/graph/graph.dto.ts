import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length, Matches } from 'class-validator';

import { ClaimBriefView, StandingView } from '../claims/claim-brief.dto.js';
import { VERDICTS } from '../comparison/verdict.js';
import { PastQuery } from '../platform/list.dto.js';
import { IsOneOf } from '../platform/validation.js';
import { EDGES, type Edges } from './edges.js';

/** Around what a graph is drawn, and how far. */
export class GraphQuery extends PastQuery {
  /** Ids of claims, separated by commas; at most 50. */
  @IsOptional()
  @Length(36, 2000)
  claims?: string;

  /** Id or name of a subject, whose claims are the middle. */
  @IsOptional()
  @Length(1, 300)
  subject?: string;

  /** How many edges from the middle, 0 to 10; left out, 1. */
  @IsOptional()
  @Matches(/^(\d|10)$/, { message: 'must be a number from 0 to 10' })
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 10, default: 1 })
  depth?: string;

  /** Which edges are followed and shown; left out, all. */
  @IsOptional()
  @IsOneOf(EDGES)
  edges?: Edges;
}

/** A claim in a graph. */
export class NodeView extends ClaimBriefView {
  /** Edges from the middle of the graph to it. */
  depth!: number;

  standing!: StandingView;
}

/** An edge between two claims of a graph. */
export class EdgeView {
  id!: string;

  /** Id of the claim the edge begins at: what is derived, supports, refines or supersedes. */
  from!: string;
  to!: string;

  /** A kind of link, or `derived_from`. */
  kind!: string;

  /** null for a derivation. */
  origin!: string | null;

  /** null for a derivation. */
  state!: string | null;

  /** What comparing the two claims gave last; null for a derivation, and where they have not been compared. */
  @ApiProperty({ enum: [...VERDICTS, null], type: String, nullable: true })
  verdict!: string | null;
}

/** Claims and what is between them. */
export class GraphView {
  nodes!: NodeView[];
  edges!: EdgeView[];

  /** Ids of claims that contradict each other, directly or by way of others, as far as is shown; the largest group first. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string', format: 'uuid' } } })
  components!: string[][];

  /** Whether there is more within this depth than is shown. */
  truncated!: boolean;
}
