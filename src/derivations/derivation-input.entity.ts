import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';

import { Claim } from '../claims/claim.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import type { Period } from '../quantities/period.js';
import { Source } from '../sources/source.entity.js';
import { Derivation } from './derivation.entity.js';

/** What a derivation computes with, by name: a claim at a version, a constant that may have a source, or a whole source. */
@Entity()
@Unique(['derivationId', 'name'])
@Check(
  'derivation_input_one_check',
  `num_nonnulls(claim_id, constant) <= 1 AND num_nonnulls(claim_id, constant, source_id) >= 1`,
)
@Check(
  'derivation_input_claim_check',
  `(claim_id IS NULL) = (claim_version IS NULL) AND (claim_id IS NULL OR source_id IS NULL)`,
)
export class DerivationInput extends Tracked {
  @Column('uuid')
  derivationId!: string;

  @ManyToOne(() => Derivation)
  @JoinColumn()
  derivation?: Derivation;

  /** As the formula writes it. */
  @Column('text')
  name!: string;

  /** Place among the inputs, from 0. */
  @Column('int')
  position!: number;

  @Index()
  @Column('uuid', { nullable: true })
  claimId!: string | null;

  @ManyToOne(() => Claim)
  @JoinColumn()
  claim?: Claim | null;

  @Column('int', { nullable: true })
  claimVersion!: number | null;

  /** As written: `27%`. */
  @Column('text', { nullable: true })
  constant!: string | null;

  /** Language of the constant; null where it is not known. */
  @Column('text', { nullable: true })
  language!: string | null;

  /** For which time the constant is assumed; null where nobody said. */
  @Column('jsonb', { nullable: true })
  period!: Period | null;

  @Index()
  @Column('uuid', { nullable: true })
  sourceId!: string | null;

  @ManyToOne(() => Source)
  @JoinColumn()
  source?: Source | null;

  @Column('text', { nullable: true })
  note!: string | null;
}
