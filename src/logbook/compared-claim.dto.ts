import { ApiExtraModels, ApiProperty, getSchemaPath } from '@nestjs/swagger';
import { plainToInstance, Transform } from 'class-transformer';
import { IsDefined, ValidateNested } from 'class-validator';

import { BASES, type Basis, type Measure, MEASURES } from '../claims/claim.js';
import { SCOPE_SCHEMA, VALUE_SCHEMA } from '../claims/claim-brief.dto.js';
import type { ShownFiller, ShownValue } from '../claims/claim-brief.js';
import { VerdictView } from '../comparison/verdict.dto.js';
import { checked, IsId, isPlainObject } from '../platform/validation.js';
import { PeriodView } from '../quantities/figure.dto.js';
import { NewClaim } from './entry.dto.js';

/** A claim that is recorded, by its id. */
export class ClaimById {
  @IsId()
  id!: string;
}

const LONGEST_ID = 36;

/** A claim by its id, or as `POST /claims` takes it. */
const claimOrId = ({ value }: { value: unknown }): unknown => {
  if (typeof value === 'string') return plainToInstance(ClaimById, { id: value });
  return isPlainObject(value) ? plainToInstance(NewClaim, value) : value;
};

const IsClaimOrId = (): PropertyDecorator => (target, property) => {
  IsDefined()(target, String(property));
  Transform(claimOrId)(target, String(property));
  const shape = (value: unknown) => (isPlainObject(value) ? null : 'must be the id of a claim, or a claim');
  checked('isClaimOrId', shape)(target, property);
  ValidateNested({ message: 'must be the id of a claim, or a claim' })(target, String(property));
  ApiProperty({
    oneOf: [{ type: 'string', format: 'uuid', maxLength: LONGEST_ID }, { $ref: getSchemaPath(NewClaim) }],
  })(target, String(property));
};

/** Two claims that are to be compared; nothing is recorded. What is said about them is left aside. */
@ApiExtraModels(NewClaim)
export class NewComparison {
  @IsClaimOrId()
  a!: ClaimById | NewClaim;

  @IsClaimOrId()
  b!: ClaimById | NewClaim;
}

/** A subject or metric of a claim that may not be recorded. */
export class UnderstoodName {
  /** null where nothing of that name is recorded. */
  id!: string | null;

  name!: string;
}

/** A claim as it was understood. */
export class UnderstoodClaimView {
  /** null where it is not recorded. */
  id!: string | null;

  subject!: UnderstoodName;
  metric!: UnderstoodName;

  @ApiProperty(VALUE_SCHEMA)
  value!: ShownValue;

  @ApiProperty({ enum: BASES })
  basis!: Basis;

  @ApiProperty({ enum: MEASURES })
  measure!: Measure;

  period!: PeriodView;

  @ApiProperty(SCOPE_SCHEMA)
  scope!: Record<string, ShownFiller>;
}

/** Whether two claims can both be right. */
export class UnderstoodComparisonView extends VerdictView {
  a!: UnderstoodClaimView;
  b!: UnderstoodClaimView;

  /** Id of the link that says so; null where none was drawn. */
  link!: string | null;
}
