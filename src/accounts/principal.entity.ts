import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Tracked } from '../history/tracked.entity.js';
import type { Role } from '../platform/permissions.js';
import { Desk } from './desk.entity.js';

/** Somebody or something that acts: a person, a service account, or this software itself. */
@Entity()
@Check('principal_kind_check', `kind IN ('person', 'service', 'software')`)
@Check('principal_roles_check', `roles <@ ARRAY['reader', 'journalist', 'reviewer', 'editor', 'admin']`)
export class Principal extends Tracked {
  @Column('text')
  kind!: 'person' | 'service' | 'software';

  @Column('text')
  name!: string;

  @Index()
  @Column('uuid')
  deskId!: string;

  @ManyToOne(() => Desk)
  @JoinColumn()
  desk?: Desk;

  @Column('text', { array: true, default: [] })
  roles!: Role[];

  /** Somebody who is disabled is unknown to the guard; what they recorded stays theirs. */
  @Column('boolean', { default: false })
  disabled!: boolean;

  /** Raised where only the account or the desks change, so that the version covers them. */
  @Column('int', { default: 0 })
  changes!: number;
}
