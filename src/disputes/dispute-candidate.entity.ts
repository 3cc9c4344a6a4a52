import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import { Dispute } from './dispute.entity.js';
import type { Outcome } from './outcome.js';

/** A claim that may be the answer to the question of a case. */
@Entity()
@Unique(['disputeId', 'claimId'])
@Index('dispute_candidate_decided_idx', { synchronize: false })
@Check(
  'dispute_candidate_outcome_check',
  `outcome IN ('prefer', 'error', 'superseded', 'range', 'both_stand_different_basis', 'not_comparable', 'unresolved')`,
)
@Check('dispute_candidate_decided_check', `outcome IS NULL OR (chosen IS NOT NULL AND decided_at IS NOT NULL)`)
export class DisputeCandidate extends Tracked {
  @Column('uuid')
  disputeId!: string;

  @ManyToOne(() => Dispute)
  @JoinColumn()
  dispute?: Dispute;

  @Index()
  @Column('uuid')
  claimId!: string;

  @ManyToOne(() => Claim)
  @JoinColumn()
  claim?: Claim;

  /** Place among the candidates, from 0. */
  @Column('int')
  position!: number;

  /** Whether the last decision chose it; null where there was none. */
  @Column('boolean', { nullable: true })
  chosen!: boolean | null;

  /** Of the decision as long as it is in force; null while the case is open. */
  @Column('text', { nullable: true })
  outcome!: Outcome | null;

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
