import { Column, JoinColumn, ManyToOne } from 'typeorm';

import { Tracked } from '../history/tracked.entity.js';
import type { Audience } from './audience.js';
import { Desk } from './desk.entity.js';
import { Principal } from './principal.entity.js';

/** What every record has that belongs to somebody and is meant for an audience. */
export abstract class Owned extends Tracked {
  /** Who may read it; with `desk`, the people of `deskId`. */
  @Column('text')
  audience!: Audience;

  /** The desk it was recorded for. */
  @Column('uuid')
  deskId!: string;

  @ManyToOne(() => Desk)
  @JoinColumn()
  desk?: Desk;

  /** Who recorded it. */
  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
