import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import { Dispute } from './dispute.entity.js';
import type { Evidence, Side } from './outcome.js';

/** What somebody says for or against a candidate of a case, or all of them. Never changed. */
@Entity()
@Index(['disputeId', 'id'])
@Check('dispute_argument_stance_check', `stance IN ('for', 'against')`)
export class DisputeArgument extends Tracked {
  @Column('uuid')
  disputeId!: string;

  @ManyToOne(() => Dispute)
  @JoinColumn()
  dispute?: Dispute;

  /** The candidate that it is about; null for all of them. */
  @Column('uuid', { nullable: true })
  claimId!: string | null;

  @ManyToOne(() => Claim)
  @JoinColumn()
  claim?: Claim | null;

  @Column('text')
  stance!: Side;

  @Column('text')
  text!: string;

  /** Records that it rests on. */
  @Column('jsonb')
  evidence!: Evidence[];

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
