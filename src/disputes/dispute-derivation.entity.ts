import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import { Dispute } from './dispute.entity.js';
import type { Outcome } from './outcome.js';

/** A derivation that a case is about; the claim that it derives is a candidate. */
@Entity()
@Unique(['disputeId', 'derivationId'])
@Index('dispute_derivation_struck_idx', { synchronize: false })
@Check(
  'dispute_derivation_outcome_check',
  `outcome IN ('prefer', 'error', 'superseded', 'range', 'both_stand_different_basis', 'not_comparable', 'unresolved')`,
)
@Check('dispute_derivation_decided_check', `outcome IS NULL OR (chosen IS NOT NULL AND decided_at IS NOT NULL)`)
@Check(
  'dispute_derivation_upheld_check',
  `upheld IS NOT DISTINCT FROM CASE WHEN outcome <> 'unresolved' THEN chosen OR outcome NOT IN ('prefer', 'error', 'superseded') END`,
)
export class DisputeDerivation extends Tracked {
  @Column('uuid')
  disputeId!: string;

  @ManyToOne(() => Dispute)
  @JoinColumn()
  dispute?: Dispute;

  /** Of a room on the same floor: the database sees to it that there is one. */
  @Index()
  @Column('uuid')
  derivationId!: string;

  /** What it derives, as the database keeps it. */
  @Index()
  @Column('uuid')
  claimId!: string;

  @ManyToOne(() => Claim)
  @JoinColumn()
  claim?: Claim;

  /** Place among the derivations, from 0. */
  @Column('int')
  position!: number;

  /** Whether the last decision named it; null where there was none. */
  @Column('boolean', { nullable: true })
  chosen!: boolean | null;

  /** Of the decision as long as it is in force; null while the case is open. */
  @Column('text', { nullable: true })
  outcome!: Outcome | null;

  /** Whether the decision in force upholds it; null while the case is open, and where nobody could decide. */
  @Column('boolean', { nullable: true })
  upheld!: boolean | null;

  /** Of the last decision; null where there was none. */
  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  /** For whom the case is, as the database keeps it. */
  @Column('text', { select: false })
  readership!: string;

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
