import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';

import { Tracked } from '../history/tracked.entity.js';
import { Entity } from '../vocabulary/entity.entity.js';
import { Claim } from './claim.entity.js';

/** One dimension within which a claim holds: counterparty Microsoft, tax after. */
@Table()
@Unique(['claimId', 'dimension'])
@Check('scope_value_one_check', `num_nonnulls(entity_id, word) = 1`)
export class ScopeValue extends Tracked {
  @Column('uuid')
  claimId!: string;

  @ManyToOne(() => Claim)
  @JoinColumn()
  claim?: Claim;

  @Column('text')
  dimension!: string;

  /** null where the value is a word. */
  @Index()
  @Column('uuid', { nullable: true })
  entityId!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn()
  entity?: Entity | null;

  /** null where the value is an entity. */
  @Column('text', { nullable: true })
  word!: string | null;
}
