import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';

import { AUDIENCES } from '../accounts/audience.js';
import { ClaimBriefView } from '../claims/claim-brief.dto.js';
import { SourceBriefView } from '../claims/statement.dto.js';
import { PeriodView } from '../quantities/figure.dto.js';
import { EntityBriefView } from '../vocabulary/entity-brief.dto.js';
import { METHODS } from './derivation.js';

/** A claim as an input, at the version it had when it was named. */
export class ClaimInputView {
  claim!: ClaimBriefView;
  version!: number;
}

/** A constant as an input. */
export class ConstantInputView {
  /** As written: `27%`. */
  constant!: string;
  language?: string;
  period?: PeriodView;
  source?: SourceBriefView;
  note?: string;
}

/** A whole source as an input, where no formula is known. */
export class SourceInputView {
  source!: SourceBriefView;
  period?: PeriodView;
  note?: string;
}

/** How a claim was computed, and who says so. */
@ApiExtraModels(ClaimInputView, ConstantInputView, SourceInputView)
export class DerivationView {
  id!: string;

  /** Id of the claim that was computed. */
  claim!: string;

  @ApiProperty({ enum: METHODS })
  method!: string;

  /** null where no formula is known. */
  formula!: string | null;
  note!: string | null;

  /** By the names that the formula uses. */
  @ApiProperty({
    type: 'object',
    additionalProperties: {
      anyOf: [ClaimInputView, ConstantInputView, SourceInputView].map((view) => ({ $ref: getSchemaPath(view) })),
    },
  })
  inputs!: Record<string, ClaimInputView | ConstantInputView | SourceInputView>;

  /** `unevaluated`: no formula is known, or it has not been computed. */
  @ApiProperty({ enum: ['unevaluated'] })
  state!: string;

  @ApiProperty({ oneOf: [{ $ref: getSchemaPath(EntityBriefView) }, { type: 'null' }] })
  attributedTo!: EntityBriefView | null;

  @ApiProperty({ enum: AUDIENCES })
  audience!: string;

  createdAt!: string;
  createdBy!: EntityBriefView;
  version!: number;
}

/** A page of derivations. */
export class DerivationList {
  items!: DerivationView[];

  /** null where the list ends. */
  nextCursor!: string | null;

  /** Only with `?count=true`. */
  total?: number;
}
