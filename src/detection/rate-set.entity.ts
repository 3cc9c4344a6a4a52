import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Tracked } from '../history/tracked.entity.js';

/** The European Central Bank gives rates for one euro. */
export const BASE = 'EUR';

/** Daily rates of currencies as a file gave them. Its rates stand in `rate`, those alone that were not known before; neither changes. */
@Entity()
export class RateSet extends Tracked {
  /** By what verdicts name it. */
  @Column('text')
  name!: string;

  /** ISO 4217 code: rates are what one unit of it was worth. */
  @Column('text')
  base!: string;

  @Column('date')
  firstDay!: string;

  @Column('date')
  lastDay!: string;

  /** SHA-256 of the file: the same file is recorded once. */
  @Column('text', { unique: true })
  digest!: string;

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
