import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Owned } from '../accounts/owned.entity.js';
import type { Figure } from '../quantities/figure.js';
import { Source } from '../sources/source.entity.js';
import { Entity } from '../vocabulary/entity.entity.js';
import { Claim } from './claim.entity.js';
import type { Attribution, Evidence, Locator, Mode, Stance } from './statement.js';

/** Somebody takes a stance on a claim, in a source, in their own wording. Never changed: what is wrong is retracted. */
@Table()
@Index('statement_identity_key', { synchronize: false })
@Index('statement_against_idx', { synchronize: false })
@Check(
  'statement_stance_check',
  `stance IN ('asserts', 'confirms', 'denies', 'disputes', 'hedges', 'declines_to_comment', 'retracts')`,
)
@Check('statement_mode_check', `mode IN ('direct_quote', 'indirect', 'paraphrase', 'inferred')`)
@Check(
  'statement_attribution_check',
  `attribution IN ('on_record', 'background', 'deep_background', 'off_record', 'document', 'unattributed')`,
)
@Check(
  'statement_evidence_check',
  `evidence IN ('reported', 'audited', 'preliminary', 'restated', 'estimate', 'derived', 'rumour')`,
)
@Check('statement_audience_check', `audience IN ('desk', 'newsroom', 'public')`)
@Check('statement_somebody_check', `num_nonnulls(speaker_id, source_id) > 0`)
@Check('statement_relays_check', `relays_id <> id`)
@Check('statement_alternative_check', `alternative_id <> claim_id`)
export class Statement extends Owned {
  @Index()
  @Column('uuid')
  claimId!: string;

  @ManyToOne(() => Claim)
  @JoinColumn()
  claim?: Claim;

  /** null where nobody is named and the source speaks for itself. */
  @Index()
  @Column('uuid', { nullable: true })
  speakerId!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn()
  speaker?: Entity | null;

  @Column('text')
  stance!: Stance;

  @Column('text', { nullable: true })
  mode!: Mode | null;

  /** null is not on record. */
  @Column('text', { nullable: true })
  attribution!: Attribution | null;

  @Column('text', { nullable: true })
  evidence!: Evidence | null;

  /** The day on which it was said; null where it is not known. */
  @Column('date', { nullable: true })
  statedOn!: string | null;

  /** The moment; null where only the day is known, or not even that. */
  @Column('timestamptz', { nullable: true })
  statedAt!: Date | null;

  /** Their own words; null for a stance that is not put in words. */
  @Column('text', { nullable: true })
  wording!: string | null;

  @Column('text', { nullable: true })
  language!: string | null;

  /** Their wording as read, which may be rougher than the claim; null where it holds no figure. */
  @Column('jsonb', { nullable: true })
  figure!: Figure | null;

  @Index()
  @Column('uuid', { nullable: true })
  sourceId!: string | null;

  @ManyToOne(() => Source)
  @JoinColumn()
  source?: Source | null;

  @Column('jsonb', { nullable: true })
  locator!: Locator | null;

  /** The statement it passes on; null where it is made by its speaker. */
  @Index()
  @Column('uuid', { nullable: true })
  relaysId!: string | null;

  @ManyToOne(() => Statement)
  @JoinColumn()
  relays?: Statement | null;

  /** What they say is right instead; null where they do not say. */
  @Index()
  @Column('uuid', { nullable: true })
  alternativeId!: string | null;

  @ManyToOne(() => Claim)
  @JoinColumn()
  alternative?: Claim | null;

  /** SHA-256 of what makes it the same statement. */
  @Column('text')
  identity!: string;
}
