import { Check, Column, Entity, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Tracked } from '../history/tracked.entity.js';
import { Desk } from './desk.entity.js';

/** Somebody or something that acts: a person, a service account, or this software itself. */
@Entity()
@Check('principal_kind_check', `kind IN ('person', 'service', 'software')`)
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
}
