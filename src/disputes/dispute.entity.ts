import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Owned } from '../accounts/owned.entity.js';
import { Principal } from '../accounts/principal.entity.js';
import type { CaseFacts } from './facts.js';
import type { CaseOrigin, CaseState, Outcome } from './outcome.js';

/** A case: which of some claims holds. One about the same claims for the same readers. */
@Entity()
@Index('dispute_identity_key', { synchronize: false })
@Check('dispute_origin_check', `origin IN ('person', 'statement', 'link')`)
@Check('dispute_state_check', `state IN ('open', 'resolved')`)
@Check(
  'dispute_outcome_check',
  `outcome IN ('prefer', 'error', 'superseded', 'range', 'both_stand_different_basis', 'not_comparable', 'unresolved')`,
)
@Check('dispute_audience_check', `audience IN ('desk', 'newsroom', 'public')`)
@Check(
  'dispute_decided_check',
  `num_nonnulls(outcome, rationale, decided_by_id, decided_at, facts) IN (0, 5) AND (state = 'open' OR outcome IS NOT NULL)`,
)
export class Dispute extends Owned {
  /** null where the software opened it: then it is which of the candidates holds. */
  @Column('text', { nullable: true })
  question!: string | null;

  /** What it was opened by. */
  @Column('text')
  origin!: CaseOrigin;

  /** SHA-256 of the ids of its candidates. */
  @Column('text')
  identity!: string;

  @Column('text')
  state!: CaseState;

  /** Of the last decision; null where there was none. So are the next six. */
  @Column('text', { nullable: true })
  outcome!: Outcome | null;

  @Column('text', { nullable: true })
  rationale!: string | null;

  /** What speaks against the decision; null where nobody said. */
  @Column('text', { nullable: true })
  dissent!: string | null;

  /** What would open it again; null where nobody said. */
  @Column('text', { nullable: true })
  reopenWhen!: string | null;

  @Column('uuid', { nullable: true })
  decidedById!: string | null;

  @ManyToOne(() => Principal)
  @JoinColumn()
  decidedBy?: Principal | null;

  @Column('timestamptz', { nullable: true })
  decidedAt!: Date | null;

  /** What was known of its candidates then, as all its readers see it. */
  @Column('jsonb', { nullable: true })
  facts!: CaseFacts | null;

  /** Who opened it again, or recorded what did; null where it was not since the last decision. So are the next two. */
  @Column('uuid', { nullable: true })
  reopenedById!: string | null;

  @ManyToOne(() => Principal)
  @JoinColumn()
  reopenedBy?: Principal | null;

  @Column('timestamptz', { nullable: true })
  reopenedAt!: Date | null;

  /** In the words of whoever opened it again; null also where what changed did. */
  @Column('text', { nullable: true })
  reopenedWhy!: string | null;

  /** So that an argument makes another version of the case. */
  @Column('int', { default: 0 })
  argumentCount!: number;
}
