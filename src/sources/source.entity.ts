import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Owned } from '../accounts/owned.entity.js';
import { Entity } from '../vocabulary/entity.entity.js';
import type { SourceKind } from './source.js';

/** A document or broadcast: an article, a filing, a podcast. Not one visit to it. */
@Table()
@Index('source_identity_key', { synchronize: false })
@Check(
  'source_kind_check',
  `kind IN ('article', 'filing', 'podcast', 'video', 'broadcast', 'social_post', 'press_release', 'dataset', 'interview', 'document')`,
)
@Check('source_audience_check', `audience IN ('desk', 'newsroom', 'public')`)
@Check('source_named_check', `confidential OR title IS NOT NULL OR url IS NOT NULL`)
@Check(
  'source_confidential_check',
  `NOT confidential OR (title IS NULL AND title_key IS NULL AND url IS NULL AND publisher_id IS NULL AND published_on IS NULL AND description IS NOT NULL AND identity IS NULL)`,
)
@Index('source_title_key_trgm', { synchronize: false })
export class Source extends Owned {
  @Column('text')
  kind!: SourceKind;

  /** As the source prints it; null where it has none, or is confidential. */
  @Column('text', { nullable: true })
  title!: string | null;

  /** The title as it is looked up. */
  @Index()
  @Column('text', { nullable: true })
  titleKey!: string | null;

  /** As it was given; its canonical form is in `identity`. */
  @Column('text', { nullable: true })
  url!: string | null;

  @Index()
  @Column('uuid', { nullable: true })
  publisherId!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn()
  publisher?: Entity | null;

  /** Day of publication; null where it is not known. */
  @Column('date', { nullable: true })
  publishedOn!: string | null;

  /** Moment of publication; null where only the day is known, or not even that. */
  @Column('timestamptz', { nullable: true })
  publishedAt!: Date | null;

  /** BCP 47; null where it is not known. */
  @Column('text', { nullable: true })
  language!: string | null;

  /** Of a confidential one, what everybody reads in its place. */
  @Column('text', { nullable: true })
  description!: string | null;

  /** Which it is stands in `ConfidentialIdentity`. */
  @Column('boolean')
  confidential!: boolean;

  /** Canonical URL, else kind, title, publisher and day; null for a confidential one, which is never the same as another. */
  @Column('text', { nullable: true })
  identity!: string | null;
}
