import { Check, Column, Entity, JoinColumn, ManyToOne } from 'typeorm';

import { Principal } from '../accounts/principal.entity.js';
import { Tracked } from '../history/tracked.entity.js';
import type { Aggregation, MetricDimension, Nature, ScopeDimension, ValueType } from './metric.js';

/** What is measured or stated: revenue, net loss, an ownership stake. Shared by all desks. */
@Entity()
@Check('metric_value_type_check', `value_type IN ('quantity', 'date', 'truth', 'entity', 'text')`)
@Check('metric_nature_check', `nature IN ('flow', 'stock')`)
@Check('metric_aggregation_check', `aggregation IN ('sum', 'max', 'none')`)
@Check('metric_inverse_of_check', `inverse_of <> key`)
export class Metric extends Tracked {
  /** Its identity everywhere: `net-loss`. */
  @Column('text', { unique: true })
  key!: string;

  /** By language. */
  @Column('jsonb')
  labels!: Record<string, string>;

  @Column('jsonb')
  aliases!: string[];

  @Column('text')
  valueType!: ValueType;

  /** null for what is no quantity, or where nobody has said. */
  @Column('text', { nullable: true })
  dimension!: MetricDimension | null;

  /** null for what has neither duration nor instant, or where nobody has said. */
  @Column('text', { nullable: true })
  nature!: Nature | null;

  @Column('boolean')
  nonNegative!: boolean;

  /** Whether two values for one thing contradict each other. */
  @Column('boolean')
  singleValued!: boolean;

  /** How parts make a whole. */
  @Column('text')
  aggregation!: Aggregation;

  /** What narrows it: investee, tax. */
  @Column('jsonb')
  scope!: Record<string, ScopeDimension>;

  /** Key of the metric with the opposite sign; null where there is none. */
  @Column('text', { nullable: true })
  inverseOf!: string | null;

  /** Keys. */
  @Column('jsonb')
  notToBeConfusedWith!: string[];

  /** Property, `P2139`; null where there is none. */
  @Column('text', { nullable: true })
  wikidata!: string | null;

  /** Qualified names: `us-gaap:Revenues`. */
  @Column('jsonb')
  xbrl!: string[];

  @Column('uuid')
  ownerId!: string;

  @ManyToOne(() => Principal)
  @JoinColumn()
  owner?: Principal;
}
