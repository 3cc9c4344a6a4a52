import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Owned } from '../accounts/owned.entity.js';
import { Principal } from '../accounts/principal.entity.js';
import type { Period } from '../quantities/period.js';
import type { Value } from '../quantities/value.js';
import { Entity } from '../vocabulary/entity.entity.js';
import { Metric } from '../vocabulary/metric.entity.js';
import type { ValueType } from '../vocabulary/metric.js';
import type { Basis, Measure } from './claim.js';
import type { ReviewState, ReviewVerdict } from './review.js';

/**
 * One checkable proposition: a subject has a metric with a value, on a basis, for a period, within a scope.
 *
 * One row per proposition and audience, however often it is repeated. Its scope stands in `scope_value`, its wordings on its
 * statements.
 */
@Table()
@Index('claim_identity_key', { synchronize: false })
@Index(['subjectId', 'metricId', 'id'])
@Index('claim_text_trgm', { synchronize: false })
@Index('claim_as_written_trgm', { synchronize: false })
@Index('claim_review_idx', { synchronize: false })
@Index('claim_decided_idx', { synchronize: false })
@Check('claim_value_type_check', `value_type IN ('quantity', 'date', 'truth', 'entity', 'text')`)
@Check(
  'claim_basis_check',
  `basis IN ('actual', 'guidance', 'forecast', 'target', 'commitment', 'hypothetical', 'unspecified')`,
)
@Check('claim_measure_check', `measure IN ('as_is', 'run_rate')`)
@Check('claim_period_kind_check', `period_kind IN ('instant', 'duration', 'rolling', 'open', 'unspecified')`)
@Check('claim_period_certainty_check', `period_certainty IN ('stated', 'inferred')`)
@Check('claim_period_calendar_check', `period_calendar IN ('calendar', 'fiscal')`)
@Check('claim_audience_check', `audience IN ('desk', 'newsroom', 'public')`)
@Check(
  'claim_review_state_check',
  `review_state IN ('draft', 'submitted', 'in_review', 'returned', 'reviewed', 'published', 'corrected', 'retracted')`,
)
@Check(
  'claim_review_verdict_check',
  `review_verdict IN ('confirmed', 'refuted', 'misleading', 'outdated', 'unverifiable', 'unresolved')`,
)
@Check(
  'claim_review_check',
  `(review_verdict IS NOT NULL) = (review_state IN ('reviewed', 'published', 'corrected', 'retracted'))`,
)
@Check('claim_review_changed_check', `NOT review_changed OR review_verdict IS NOT NULL`)
@Check('claim_bounds_check', `lower <= upper`)
@Check('claim_period_check', `period_start < period_end`)
export class Claim extends Owned {
  @Column('uuid')
  subjectId!: string;

  @ManyToOne(() => Entity)
  @JoinColumn()
  subject?: Entity;

  @Index()
  @Column('uuid')
  metricId!: string;

  @ManyToOne(() => Metric)
  @JoinColumn()
  metric?: Metric;

  @Column('text')
  valueType!: ValueType;

  /** All of the value, decimals as text. */
  @Column('jsonb')
  value!: Value;

  /** The figure's unit and interval again, for the database to compare; null where unbounded or no quantity. */
  @Column('text', { nullable: true })
  unit!: string | null;

  @Column('numeric', { nullable: true })
  lower!: string | null;

  @Column('numeric', { nullable: true })
  upper!: string | null;

  /** The value where it is an entity, else null. */
  @Index()
  @Column('uuid', { nullable: true })
  valueEntityId!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn()
  valueEntity?: Entity | null;

  /** The words in which it was first logged; null where it was logged as a figure. */
  @Column('text', { nullable: true })
  asWritten!: string | null;

  /** Language of those words; null where it is not known. */
  @Column('text', { nullable: true })
  language!: string | null;

  @Column('text')
  basis!: Basis;

  @Column('text')
  measure!: Measure;

  @Column('text')
  periodKind!: Period['kind'];

  /** First day; null where open or unspecified. */
  @Column('date', { nullable: true })
  periodStart!: string | null;

  /** The day after the last; null where open or unspecified. */
  @Column('date', { nullable: true })
  periodEnd!: string | null;

  @Column('text', { nullable: true })
  periodLabel!: string | null;

  @Column('text')
  periodCertainty!: Period['certainty'];

  @Column('text')
  periodCalendar!: Period['calendar'];

  /** A sentence that says it, for readers; null where nobody wrote one. */
  @Column('text', { nullable: true })
  text!: string | null;

  /** SHA-256 of what makes it the same proposition. */
  @Column('text')
  identity!: string;

  /** How far its review is; written by the trigger of `transition` alone, as all that follows: no row that is inserted has it. */
  @Column({ type: 'text', default: 'draft', insert: false, update: false })
  reviewState?: ReviewState;

  /** What the review found; null where it has found nothing yet, or not again. */
  @Column({ type: 'text', nullable: true, insert: false, update: false })
  reviewVerdict?: ReviewVerdict | null;

  /** Whether what it claims has changed since that. */
  @Column({ type: 'boolean', default: false, insert: false, update: false })
  reviewChanged?: boolean;

  /** Who has it in review, then who gave the verdict; null where nobody had it yet. */
  @Column({ type: 'uuid', nullable: true, insert: false, update: false })
  reviewerId?: string | null;

  @ManyToOne(() => Principal)
  @JoinColumn()
  reviewer?: Principal | null;

  /** Who is asked to review it; null for nobody. */
  @Column({ type: 'uuid', nullable: true, insert: false, update: false })
  assigneeId?: string | null;

  @ManyToOne(() => Principal)
  @JoinColumn()
  assignee?: Principal | null;
}
