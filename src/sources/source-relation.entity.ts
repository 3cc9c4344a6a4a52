import { Check, Column, Entity, Index, JoinColumn, ManyToOne, Unique } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import { Source } from './source.entity.js';
import type { RelationBasis, RelationKind } from './source.js';

/** One source cites, syndicates, translates, rewrites or quotes another. */
@Entity()
@Unique(['sourceId', 'toId', 'kind'])
@Check('source_relation_kind_check', `kind IN ('cites', 'syndicates', 'translates', 'rewrites', 'quotes')`)
@Check('source_relation_basis_check', `basis IN ('declared', 'byline', 'similarity', 'reviewer')`)
@Check('source_relation_self_check', `source_id <> to_id`)
export class SourceRelation extends Tracked {
  @Column('uuid')
  sourceId!: string;

  @ManyToOne(() => Source)
  @JoinColumn()
  source?: Source;

  @Index()
  @Column('uuid')
  toId!: string;

  @ManyToOne(() => Source)
  @JoinColumn()
  to?: Source;

  @Column('text')
  kind!: RelationKind;

  @Column('text')
  basis!: RelationBasis;

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
