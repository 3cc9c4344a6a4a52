import { ApiProperty, getSchemaPath } from '@nestjs/swagger';

import { AUDIENCES } from '../accounts/audience.js';
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

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(EntityBriefView) }, { type: 'null' }] })
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

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(EntityBriefView) }, { type: 'null' }] })
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
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(FigureView) }, { type: 'null' }] })
  figure!: FigureView | null;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(SourceBriefView) }, { type: 'null' }] })
  source!: SourceBriefView | null;

  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  locator!: Locator | null;

  /** What it passes on. */
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(StatementBriefView) }, { type: 'null' }] })
  relays!: StatementBriefView | null;

  /** What they say is right instead. */
  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(ClaimBriefView) }, { type: 'null' }] })
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
