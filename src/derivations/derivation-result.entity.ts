import { Check, Column, Entity, JoinColumn, ManyToOne } from 'typeorm';

import { Tracked } from '../history/tracked.entity.js';
import type { Figure } from '../quantities/figure.js';
import type { Computation } from './computation.js';
import { Derivation } from './derivation.entity.js';
import type { MovedBy } from './moved-by.js';

/** What a derivation gives: one row for each, with its id. History keeps what it gave before. */
@Entity()
@Check('derivation_result_state_check', `state IN ('current', 'failed', 'unevaluated')`)
@Check('derivation_result_result_check', `(state = 'current') = (result IS NOT NULL)`)
@Check('derivation_result_failure_check', `(state = 'failed') = (failure IS NOT NULL)`)
@Check('derivation_result_mismatch_check', `mismatch = (disagreement IS NOT NULL)`)
export class DerivationResult extends Tracked {
  @ManyToOne(() => Derivation)
  @JoinColumn({ name: 'id' })
  derivation?: Derivation;

  @Column('text')
  state!: Computation['state'];

  /** null unless it is current. */
  @Column('jsonb', { nullable: true })
  result!: Figure | null;

  @Column('boolean')
  possiblyWide!: boolean;

  @Column('boolean')
  mismatch!: boolean;

  /** null without a mismatch. */
  @Column('jsonb', { nullable: true })
  disagreement!: Computation['disagreement'];

  /** null unless it failed. */
  @Column('jsonb', { nullable: true })
  failure!: Computation['failure'];

  @Column('jsonb')
  lints!: Computation['lints'];

  /** Why it is another than before; null for the first. */
  @Column('jsonb', { nullable: true })
  movedBy!: MovedBy | null;

  /** SHA-256 of what it was computed with. */
  @Column('text')
  digest!: string;
}
