import type { Audience } from '../accounts/audience.js';
import type { Basis, Measure } from '../claims/claim.js';
import type { Attribution, Evidence, Locator, Mode, Stance } from '../claims/statement.js';
import type { Method } from '../derivations/derivation.js';
import type { Period } from '../quantities/period.js';
import type { NamedSource } from '../sources/source-draft.js';
import type { NamedEntity } from '../vocabulary/mention.js';
import type { ValueType } from '../vocabulary/metric.js';
import type { NamedMetric } from '../vocabulary/metrics.service.js';

/** A value as a caller gives it: words, yes or no, a figure or a value object. */
export type GivenValue = string | boolean | Readonly<Record<string, unknown>>;

/** A period as a caller gives it: words or a period object. */
export type GivenPeriod = string | Readonly<Record<string, unknown>>;

/** A claim with everything that comes with it, in the words a journalist has (api, Recording). */
export interface Entry extends GivenProposition {
  /** Local name of the claim. */
  readonly ref?: string;
  readonly text?: string | null;
  readonly audience?: Audience;
  readonly statements?: readonly GivenStatement[];
  readonly derivations?: readonly GivenDerivation[];
}

/** What a claim says, as given. */
export interface GivenProposition {
  readonly subject: NamedEntity;
  readonly metric: NamedMetric;
  readonly value: GivenValue;
  readonly valueType?: ValueType;
  readonly language?: string;
  readonly basis?: Basis;
  readonly measure?: Measure;
  readonly period?: GivenPeriod;
  readonly periodCertainty?: Period['certainty'];
  readonly scope?: ReadonlyMap<string, NamedEntity>;
}

/** A statement, as given. */
export interface GivenStatement {
  readonly ref?: string;
  readonly speaker?: NamedEntity;
  readonly stance: Stance;
  readonly evidence?: Evidence;
  readonly mode?: Mode;
  readonly attribution?: Attribution;
  readonly statedAt?: string;
  readonly wording?: string | Readonly<Record<string, unknown>>;
  readonly language?: string;
  readonly source?: NamedSource;
  readonly locator?: Locator;
  /** Id or local name of a statement. */
  readonly relays?: string;
  readonly alternative?: GivenAlternative;
  readonly audience?: Audience;
}

/** What is right instead: a claim by id or local name, or a value that inherits the rest from the claim. */
export interface GivenAlternative {
  readonly id?: string;
  readonly ref?: string;
  readonly value?: GivenValue;
  readonly language?: string;
}

/** A derivation, as given. */
export interface GivenDerivation {
  readonly method: Method;
  readonly formula?: string | null;
  readonly inputs?: ReadonlyMap<string, GivenInput>;
  /** Of constants that say none of their own. */
  readonly language?: string;
  readonly note?: string | null;
  readonly attributedTo?: NamedEntity;
  readonly audience?: Audience;
}

/** An input of a derivation, as given. */
export interface GivenInput {
  /** Id or local name of a claim. */
  readonly claim?: string;
  readonly version?: number;
  readonly constant?: string;
  readonly language?: string;
  readonly period?: GivenPeriod;
  readonly source?: NamedSource;
  readonly note?: string | null;
}

/** An entry at its place in a request. */
export interface PlacedEntry {
  readonly pointer: string;
  readonly entry: Entry;
}
