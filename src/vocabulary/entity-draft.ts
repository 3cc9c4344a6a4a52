import type { Readership } from '../accounts/audience.js';
import type { FiscalCalendar } from '../quantities/period.js';
import type { EntityKind } from './entity.js';

/** An entity as it is to be recorded. */
export interface EntityDraft {
  /** Place in the request, for what is wrong with it. */
  readonly pointer: string;
  readonly kind: EntityKind | null;
  readonly names: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly identifiers: Readonly<Record<string, string>>;
  readonly description: string | null;
  readonly fiscalCalendar: FiscalCalendar | null;
  readonly confidential: boolean;
  readonly readership: Readership;
  /** A new one although there is one of the same or a similar name. */
  readonly create: boolean;
  /** A record of its own: where it is confidential, never the same as another of the same recording. */
  readonly declared?: boolean;
}
