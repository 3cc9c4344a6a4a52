import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, Length, Matches } from 'class-validator';

import { JudgedClaimView } from '../claims/claim-brief.dto.js';
import { PastQuery } from '../platform/list.dto.js';
import { FORMS } from '../prov/forms.js';
import { PROVENANCE_EDGES, PROVENANCE_KINDS, type ProvenanceEdgeKind, type ProvenanceKind } from './provenance.js';

/** What provenance is written as: as it is shown, or as PROV. */
export const PROVENANCE_FORMATS = ['json', ...FORMS] as const;

/** How far provenance is followed, and how it is written. */
export class ProvenanceQuery extends PastQuery {
  /** Steps from the claim, 1 to 10: being said or worked out, being relayed, being cited. Left out, to the roots. */
  @IsOptional()
  @Matches(/^([1-9]|10)$/, { message: 'must be a number from 1 to 10' })
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 10 })
  depth?: string;

  /** Left out, JSON. */
  @IsOptional()
  @Length(1, 50)
  @ApiProperty({ enum: PROVENANCE_FORMATS, default: 'json' })
  format?: string;
}

/** Something that a claim came from; what its kind does not have is absent. */
export class ProvenanceNodeView {
  id!: string;

  @ApiProperty({ enum: PROVENANCE_KINDS })
  kind!: ProvenanceKind;

  /** Steps from the claim. */
  depth!: number;

  /** In English. Of somebody confidential what everybody may read; who spoke on background or off the record is not named. */
  label!: string;

  claim?: JudgedClaimView;

  /** Id of the claim that is stated, or was worked out. */
  about?: string;
  stance?: string;
  attribution?: string | null;
  evidence?: string | null;

  /** Whether who made the statement is named. */
  named?: boolean;
  method?: string;
  formula?: string | null;
  sourceKind?: string;
  url?: string | null;
}

/** From what is explained to what it came from. */
export class ProvenanceEdgeView {
  from!: string;
  to!: string;

  /** `derived_by` and `uses` together are what `GET /graph` draws as `derived_from`. */
  @ApiProperty({ enum: Object.keys(PROVENANCE_EDGES) })
  kind!: ProvenanceEdgeKind;

  /** The relation of PROV-DM that says the same. */
  prov!: string;
}

/** Everything that a claim came from. */
export class ProvenanceView {
  /** Its id. */
  claim!: string;
  nodes!: ProvenanceNodeView[];
  edges!: ProvenanceEdgeView[];

  /** Whether there is more than is shown. */
  truncated!: boolean;
}
