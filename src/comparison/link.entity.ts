import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { Statement } from '../claims/statement.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import type { LinkKind, LinkOrigin, LinkState, Settled } from './link.js';
import type { Reason, Verdict } from './verdict.js';

/** An edge between two claims. At most one of a kind a pair, and at most one conflict, for the same readers. */
@Entity()
@Index('link_pair_key', ['aId', 'bId', 'kind', 'ownReadership'], { unique: true })
@Index('link_conflict_key', ['aId', 'bId', 'ownReadership'], {
  unique: true,
  where: `kind IN ('contradicts', 'tension')`,
})
@Index('link_superseded_key', ['bId', 'aReadership'], {
  unique: true,
  where: `kind = 'supersedes' AND origin = 'person' AND state <> 'dismissed'`,
})
@Check(
  'link_kind_check',
  `kind IN ('contradicts', 'tension', 'supports', 'refines', 'supersedes', 'same_as', 'context', 'not_comparable')`,
)
@Check('link_origin_check', `origin IN ('detector', 'statement', 'person', 'import')`)
@Check('link_state_check', `state IN ('suggested', 'confirmed', 'dismissed', 'resolved')`)
@Index('link_queue_idx', { synchronize: false })
@Index('link_attack_a_idx', { synchronize: false })
@Index('link_attack_b_idx', { synchronize: false })
@Index('link_superseding_idx', { synchronize: false })
@Index('link_narrower_idx', { synchronize: false })
@Index('link_dispute_idx', { synchronize: false })
@Check(
  'link_verdict_check',
  `verdict IN ('not_comparable', 'ambiguous', 'equal', 'consistent', 'tension', 'contradictory')`,
)
@Check(
  'link_settled_check',
  `settled IN ('agrees', 'not_comparable', 'restated', 'withdrawn', 'superseded', 'audience', 'not_restated')`,
)
@Check('link_settled_state_check', `settled IS NULL OR state = 'resolved'`)
@Check('link_self_check', `a_id <> b_id`)
@Check('link_order_check', `a_id < b_id OR kind IN ('supports', 'refines', 'supersedes')`)
@Check('link_unsettled_check', `unsettled IN ('suggested', 'confirmed', 'dismissed', 'resolved')`)
@Check('link_dispute_check', `(dispute_id IS NULL) = (unsettled IS NULL)`)
@Check('link_statement_check', `(origin = 'statement') = (statement_id IS NOT NULL)`)
export class Link extends Tracked {
  /** Who supports, refines or supersedes the other; without direction the smaller id. */
  @Column('uuid')
  aId!: string;

  @ManyToOne(() => Claim)
  @JoinColumn()
  a?: Claim;

  @Index()
  @Column('uuid')
  bId!: string;

  @ManyToOne(() => Claim)
  @JoinColumn()
  b?: Claim;

  @Column('text')
  kind!: LinkKind;

  @Column('text')
  origin!: LinkOrigin;

  @Column('text')
  state!: LinkState;

  /** Why, in the words of whoever drew it; null where nobody gave a reason. */
  @Column('text', { nullable: true })
  reason!: string | null;

  /** The statement that made it; null for all other origins. */
  @Index()
  @Column('uuid', { nullable: true })
  statementId!: string | null;

  @ManyToOne(() => Statement)
  @JoinColumn()
  statement?: Statement | null;

  /** What comparing the two gave last; null where they have not been compared yet. */
  @Column('text', { nullable: true })
  verdict!: Verdict | null;

  /** Why; null as the verdict. */
  @Column('jsonb', { nullable: true })
  reasons!: Reason[] | null;

  /** How far the values are apart, in `gapUnit`; null where the verdict has no gap. */
  @Column('numeric', { nullable: true })
  gapAbsolute!: string | null;

  /** Of the larger magnitude, dimensionless; null where there is no gap, or both are zero. */
  @Column('numeric', { nullable: true })
  gapRelative!: string | null;

  @Column('text', { nullable: true })
  gapUnit!: string | null;

  /** What the verdict could be where it is ambiguous; null as the verdict. */
  @Column('jsonb', { nullable: true })
  couldBe!: Verdict[] | null;

  /** Version of the rules that were applied; null as the verdict. */
  @Column('text', { nullable: true })
  rule!: string | null;

  /** SHA-256 of what was compared; null as the verdict. */
  @Column('text', { nullable: true })
  hash!: string | null;

  /** Name of the rates that were used; null where no money was converted. */
  @Column('text', { nullable: true })
  rates!: string | null;

  /** Why the software took its own suggestion back; null for all other links. */
  @Column('text', { nullable: true })
  settled!: Settled | null;

  /** What it rested on when somebody judged it; null where nobody has. */
  @Column('text', { nullable: true })
  material!: string | null;

  /** The case whose decision settled it; null for all other links. */
  @Column('uuid', { nullable: true })
  disputeId!: string | null;

  /** Its state before a decision settled it; null as the case. */
  @Column('text', { nullable: true })
  unsettled!: LinkState | null;

  /** Who may read a, as the database keeps it: a link is read by whoever may read both ends, and what makes it. */
  @Column('text', { select: false })
  aReadership!: string;

  /** Who may read b. */
  @Column('text', { select: false })
  bReadership!: string;

  /** The desk that alone may read the statement that makes it; `public` where all who read the ends may, or where no statement makes it. */
  @Column('text', { select: false })
  ownReadership!: string;

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
