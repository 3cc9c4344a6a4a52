import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { Statement } from '../claims/statement.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import type { LinkKind, LinkOrigin, LinkState } from './link.js';

/** An edge between two claims. At most one of a kind a pair, and at most one conflict. */
@Entity()
@Index('link_pair_key', ['aId', 'bId', 'kind'], { unique: true })
@Index('link_conflict_key', ['aId', 'bId'], { unique: true, where: `kind IN ('contradicts', 'tension')` })
@Index('link_superseded_key', ['bId'], { unique: true, where: `kind = 'supersedes' AND origin = 'person'` })
@Check(
  'link_kind_check',
  `kind IN ('contradicts', 'tension', 'supports', 'refines', 'supersedes', 'same_as', 'context', 'not_comparable')`,
)
@Check('link_origin_check', `origin IN ('detector', 'statement', 'person', 'import')`)
@Check('link_state_check', `state IN ('suggested', 'confirmed', 'dismissed', 'resolved')`)
@Check('link_self_check', `a_id <> b_id`)
@Check('link_order_check', `a_id < b_id OR kind IN ('supports', 'refines', 'supersedes')`)
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

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
