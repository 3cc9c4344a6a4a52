import { ApiProperty } from '@nestjs/swagger';

import { TextsView } from '../derivations/derivation-result.dto.js';
import { ROOT_KINDS, type RootKind } from './origin-roots.js';

/** Where a claim comes from. */
export class RootView {
  /** `person`: on record; `derivation`: whose calculation it is; `unattributed`: all that is neither on record nor a document. */
  @ApiProperty({ enum: ROOT_KINDS })
  kind!: RootKind;

  /** Of somebody confidential what everybody may read; of what was said on background or off the record never a name. */
  label!: string;

  /** Of the entity, the source or the derivation; null where it must not be told. */
  id!: string | null;

  /** Nobody says that it is from there: a source cites it. */
  presumed!: boolean;

  onRecord!: boolean;

  /** Whether who it is from has taken it back, while others still pass it on. */
  retracted!: boolean;

  /** Id of the claim that it is a root of, where who says this one passes on what was said about that one; else null. Nobody is on record for a figure that they did not give. */
  @ApiProperty({ type: 'string', format: 'uuid', nullable: true })
  otherClaim!: string | null;
}

/** Where a claim comes from: roots, not articles. */
export class OriginsView {
  /** Distinct sources of statements that affirm it and were not taken back. */
  articles!: number;
  roots!: RootView[];

  /** Statements that only lead to each other, by what they relay or what their sources cite, and chains that come back to who already spoke: ids. */
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string', format: 'uuid' } } })
  circular!: string[][];

  /** Whether anybody is on record for it. */
  onRecord!: boolean;

  /** Whether more is said about it than was looked at. */
  truncated!: boolean;

  /** In English. */
  text!: string;
  texts!: TextsView;
}
