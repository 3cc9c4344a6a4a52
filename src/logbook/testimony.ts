import type { Readership } from '../accounts/audience.js';
import type { ResolvedSource } from '../sources/source-draft.js';
import type { ResolvedEntity } from '../vocabulary/mention.js';
import type { Entry, GivenStatement } from './entry.js';
import type { LoggedProposition } from './propositions.service.js';

/** What is said about a claim that is recorded, at its place in a request. */
export interface Testimony {
  readonly pointer: string;
  readonly claim: LoggedProposition;
  readonly statements: readonly GivenStatement[];
  readonly derivations: NonNullable<Entry['derivations']>;
  /** Of constants that say none of their own: that of the claim in the same request; null where there is none. */
  readonly language: string | null;
}

/** A statement at its place, with the id it gets if it is new. */
export interface PlacedStatement {
  readonly pointer: string;
  /** Place among the statements of its testimony. */
  readonly place: number;
  readonly claim: LoggedProposition;
  readonly given: GivenStatement;
  readonly readership: Readership;
  readonly id: string;
}

/** Everything that testimonies name, found once for all of them. Keys are JSON pointers. */
export interface Names {
  readonly entities: ReadonlyMap<string, ResolvedEntity>;
  readonly sources: ReadonlyMap<string, ResolvedSource>;
  /** Id of a claim given by id or local name; a fault and null where there is none that this readership may name. */
  claimIdOf(pointer: string, given: string, naming: Readership): string | null;
  /** The same for a statement; one of this request has the id it gets if it is new. */
  statementIdOf(pointer: string, given: string, naming: Readership): string | null;
}
