import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';

import type { Told } from './change-words.js';
import { type Change, REVISED, type Revision } from './revision.js';

/** Whatever a field can hold. */
const ANYTHING = {
  anyOf: ['string', 'number', 'boolean', 'object', 'array', 'null'].map((type) => ({ type })),
} as ApiPropertyOptions;

/** The same in English and in German. */
export class ToldView implements Told {
  en!: string;
  de!: string;
}

/** What changed between two versions. */
export class ChangeView implements Change {
  path!: string;

  /** null where nothing was. */
  @ApiProperty(ANYTHING)
  before!: unknown;

  /** null where nothing is. */
  @ApiProperty(ANYTHING)
  after!: unknown;

  /**
   * The change in words; values are cut after 200 characters.
   * @example { "en": "value: about $13 billion → $13.5 billion", "de": "Wert: rund 13 Milliarden Dollar → 13,5 Milliarden Dollar" }
   */
  texts!: ToldView;
}

/** Of which record a version is. */
export class RevisedView {
  @ApiProperty({ enum: REVISED })
  kind!: Revision['record']['kind'];

  id!: string;
}

/** Who changed a record. */
export class ActorView {
  id!: string;
  name!: string;
}

/** One version of a record. */
export class RevisionView implements Revision {
  record!: RevisedView;
  version!: number;
  recordedAt!: string;
  actor!: ActorView;

  /** null where nobody gave one. */
  reason!: string | null;

  @ApiProperty({ enum: ['created', 'changed', 'erased', 'removed'] })
  operation!: Revision['operation'];

  changes!: ChangeView[];

  /** What was done, in words. */
  texts!: ToldView;
}

/** The versions of a record, the newest first. */
export class RevisionList {
  items!: RevisionView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only where it was asked for. */
  total?: number;
}
