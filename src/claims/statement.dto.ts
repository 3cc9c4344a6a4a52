import { ApiProperty } from '@nestjs/swagger';

import { AUDIENCES } from '../accounts/audience.js';
import { nullable } from '../platform/nullable.js';
import { FigureView } from '../quantities/figure.dto.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import { ClaimBriefView } from './claim-brief.dto.js';
import { ATTRIBUTIONS, EVIDENCE, type Locator, MODES, STANCES } from './statement.js';

/** A source in a few words. */
export class SourceBriefView {
  id!: string;
  kind!: string;

  /** null where it has none; of a confidential one what everybody may read. */
  title!: string | null;
  url!: string | null;

  @ApiProperty(nullable(EntityBriefView))
  publisher!: EntityBriefView | null;

  /** Day or RFC 3339 time. */
  publishedAt!: string | null;
  confidential?: boolean;
}

/** A statement in a few words. */
export class StatementBriefView {
  id!: string;

  /** Id of the claim it is about. */
  claim!: string;

  @ApiProperty(nullable(EntityBriefView))
  speaker!: EntityBriefView | null;
}

/** Somebody takes a stance on a claim. */
export class StatementView extends StatementBriefView {
  @ApiProperty({ enum: STANCES })
  stance!: string;

  @ApiProperty({ enum: [...EVIDENCE, null], type: String, nullable: true })
  evidence!: string | null;

  @ApiProperty({ enum: [...MODES, null], type: String, nullable: true })
  mode!: string | null;

  /** null is not on record. */
  @ApiProperty({ enum: [...ATTRIBUTIONS, null], type: String, nullable: true })
  attribution!: string | null;

  /** Day or RFC 3339 time. */
  statedAt!: string | null;
  wording!: string | null;
  language!: string | null;

  /** The wording as read; null where it holds no figure. */
  @ApiProperty(nullable(FigureView))
  figure!: FigureView | null;

  @ApiProperty(nullable(SourceBriefView))
  source!: SourceBriefView | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  locator!: Locator | null;

  /** What it passes on. */
  @ApiProperty(nullable(StatementBriefView))
  relays!: StatementBriefView | null;

  /** What they say is right instead. */
  @ApiProperty(nullable(ClaimBriefView))
  alternative!: ClaimBriefView | null;

  @ApiProperty({ enum: AUDIENCES })
  audience!: string;

  createdAt!: string;
  createdBy!: EntityBriefView;
  version!: number;
}

/** A page of statements, in the order in which they were recorded. */
export class StatementList {
  items!: StatementView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
