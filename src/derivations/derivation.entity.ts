import { Check, Column, Entity as Table, Index, JoinColumn, ManyToOne } from 'typeorm';

import { Owned } from '../accounts/owned.entity.js';
import { Claim } from '../claims/claim.entity.js';
import { Entity } from '../vocabulary/entity.entity.js';
import type { Method } from './derivation.js';

/** How a claim was computed, and who says so. Rival derivations of one claim stand side by side. */
@Table()
@Index('derivation_identity_key', { synchronize: false })
@Check(
  'derivation_method_check',
  `method IN ('formula', 'back_calculation', 'sum', 'currency_conversion', 'annualisation', 'interpolation', 'quotation', 'translation', 'manual')`,
)
@Check('derivation_audience_check', `audience IN ('desk', 'newsroom', 'public')`)
export class Derivation extends Owned {
  @Index()
  @Column('uuid')
  claimId!: string;

  @ManyToOne(() => Claim)
  @JoinColumn()
  claim?: Claim;

  @Column('text')
  method!: Method;

  /** null where no formula is known. */
  @Column('text', { nullable: true })
  formula!: string | null;

  @Column('text', { nullable: true })
  note!: string | null;

  /** Who says that it was derived so; null where nobody is named. */
  @Index()
  @Column('uuid', { nullable: true })
  attributedToId!: string | null;

  @ManyToOne(() => Entity)
  @JoinColumn()
  attributedTo?: Entity | null;

  /** SHA-256 of what makes it the same derivation. */
  @Column('text')
  identity!: string;
}
