import type { Readership } from '../accounts/audience.js';
import type { FiscalCalendar } from '../quantities/period.js';
import type { EntityKind } from './entity.js';

/** How a caller names an entity inside another record. */
export interface NamedEntity {
  readonly id?: string;
  readonly name?: string;
  readonly kind?: EntityKind;
  /** Makes a new one although there is a similar name. */
  readonly create?: boolean;
  readonly confidential?: boolean;
  readonly description?: string;
  readonly identifiers?: Readonly<Record<string, string>>;
}

/** A {@link NamedEntity} at its place in a request. */
export interface EntityMention {
  readonly pointer: string;
  readonly named: NamedEntity;
  /** Who may read the record that names it. */
  readonly readership: Readership;
  /** Language of the name where it is known. */
  readonly language?: string | null;
}

/** What a mention was resolved to. */
export interface ResolvedEntity extends Readership {
  readonly id: string;
  readonly name: string;
  readonly fiscalCalendar: FiscalCalendar | null;
}
