import { Column, Entity, JoinColumn, ManyToOne } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Tracked } from '../history/tracked.entity.js';

/** Who a confidential entity or source is. Its id is that of the entity or source, which itself holds no name. */
@Entity()
export class ConfidentialIdentity extends Tracked {
  /** The fields that are withheld, named as in the record: names, title, url. */
  @Column('jsonb')
  content!: Record<string, unknown>;

  /** Principals the owner lets read it. */
  @Column('jsonb')
  readers!: string[];

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
