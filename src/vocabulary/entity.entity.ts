import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Owned } from '../accounts/owned.entity.js';
import type { FiscalCalendar } from '../quantities/period.js';
import type { EntityKind } from './entity.js';

/** A person, an organisation, a place, a product, an event or a work: a subject, a speaker, a publisher. */
@Table()
@Index('entity_identity_key', { synchronize: false })
@Index('entity_confidential_idx', { synchronize: false })
@Check('entity_kind_check', `kind IN ('person', 'organisation', 'place', 'product', 'event', 'work')`)
@Check('entity_audience_check', `audience IN ('desk', 'newsroom', 'public')`)
@Check('entity_same_as_check', `same_as_id <> id`)
@Check(
  'entity_confidential_check',
  `NOT confidential OR (names = '{}' AND aliases = '[]' AND identifiers = '{}' AND description IS NOT NULL AND identity IS NULL)`,
)
export class Entity extends Owned {
  /** null where nobody has said yet. */
  @Column('text', { nullable: true })
  kind!: EntityKind | null;

  /** By language (BCP 47; `und` where it is not known). Empty for a confidential one. */
  @Column('jsonb')
  names!: Record<string, string>;

  @Column('jsonb')
  aliases!: string[];

  /** By scheme: wikidata, lei, cik, isin. */
  @Column('jsonb')
  identifiers!: Record<string, string>;

  /** What it is in a few words; of a confidential one, what everybody reads in place of the name. */
  @Column('text', { nullable: true })
  description!: string | null;

  /** null where the fiscal year is the calendar year, or nobody has said. */
  @Column('jsonb', { nullable: true })
  fiscalCalendar!: FiscalCalendar | null;

  /** Who it is stands in {@link ConfidentialIdentity}. */
  @Column('boolean')
  confidential!: boolean;

  /** The entity that this one turned out to be; null for all others. Never one that is itself merged. */
  @Index()
  @Column('uuid', { nullable: true })
  sameAsId!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn()
  sameAs?: Entity | null;

  /** What makes it the same entity where it has no identifier: kind, language and name; null where it has, or is confidential. */
  @Column('text', { nullable: true })
  identity!: string | null;
}
