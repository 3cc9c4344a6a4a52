import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';

import { Tracked } from '../history/tracked.entity.js';
import { Desk } from './desk.entity.js';
import { Principal } from './principal.entity.js';

/** That somebody belongs to a desk, and reads what is meant for it. */
@Entity()
@Unique(['principalId', 'deskId'])
@Check('membership_origin_check', `origin IN ('admin', 'provider')`)
export class Membership extends Tracked {
  @Column('uuid')
  principalId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  principal?: Principal;

  @Index()
  @Column('uuid')
  deskId!: string;

  @ManyToOne(() => Desk)
  @JoinColumn()
  desk?: Desk;

  /** Who says so: an admin, or the groups of the identity provider, which are read at every sign-in. */
  @Column('text')
  origin!: 'admin' | 'provider';
}
