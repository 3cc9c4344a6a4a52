import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';

import { nullable } from '../platform/nullable.js';
import { type Reason, type Verdict, VERDICTS } from './verdict.js';

/** Why a comparison says what it says. */
export class ReasonView {
  /** For programs: basis, bound_excludes, part_within_whole. */
  @ApiProperty({ type: String })
  code!: Reason['code'];

  /** One sentence, English. */
  text!: string;
}

/** How far two values are apart. */
export class GapView {
  /** A decimal in `unit`, never negative. */
  absolute!: string;

  /** Of the larger magnitude, a decimal; null where both are zero. */
  relative!: string | null;

  unit!: string;
}

/** What comparing two claims says. */
@ApiExtraModels(GapView)
export class VerdictView {
  @ApiProperty({ enum: VERDICTS })
  verdict!: Verdict;

  reasons!: ReasonView[];

  /** null where the values are not apart. */
  @ApiProperty(nullable(GapView))
  gap!: GapView | null;

  /** For `ambiguous`: every verdict that some way of filling what is open would give. */
  @ApiProperty({ enum: VERDICTS, isArray: true })
  couldBe!: Verdict[];

  /** Version of the rules that were applied. */
  rule!: string;

  /** SHA-256 of what was compared, the same for both orders. */
  hash!: string;

  /** Name of the set of rates that was used; null where no money was converted. */
  rates!: string | null;
}
