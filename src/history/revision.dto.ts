import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

import type { Change, Revision } from './versions.queries.js';

/** Whatever a field can hold. */
const ANYTHING = {
  anyOf: ['string', 'number', 'boolean', 'object', 'array', 'null'].map((type) => ({ type })),
} as ApiPropertyOptions;

/** What changed between two versions. */
export class ChangeView implements Change {
  path!: string;

  /** null where nothing was. */
  @ApiProperty(ANYTHING)
  before!: unknown;

  /** null where nothing is. */
  @ApiProperty(ANYTHING)
  after!: unknown;
}

/** Who changed a record. */
export class ActorView {
  id!: string;
  name!: string;
}

/** One version of a record. */
export class RevisionView implements Revision {
  version!: number;
  recordedAt!: string;
  actor!: ActorView;

  /** null where nobody gave one. */
  reason!: string | null;

  @ApiProperty({ enum: ['created', 'changed', 'removed'] })
  operation!: Revision['operation'];

  changes!: ChangeView[];
}

/** The versions of a record, the newest first. */
export class RevisionList {
  items!: RevisionView[];

  /** null where the list ends. */
  nextCursor!: string | null;
}
