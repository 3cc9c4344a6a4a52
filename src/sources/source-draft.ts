import type { Readership } from '../accounts/audience.js';
import type { RelationBasis, RelationKind, SourceKind } from './source.js';

/** How a caller names a source inside another record: an id, a URL or title alone, or all that is known of it. */
export interface NamedSource {
  readonly id?: string;
  /** A title, or a URL. */
  readonly name?: string;
  readonly kind?: SourceKind;
  readonly title?: string;
  readonly url?: string;
  readonly publisher?: NamedPublisher;
  /** Day or RFC 3339 time. */
  readonly publishedAt?: string;
  readonly language?: string;
  readonly create?: boolean;
  readonly confidential?: boolean;
  readonly description?: string;
}

interface NamedPublisher {
  readonly id?: string;
  readonly name?: string;
}

/** A {@link NamedSource} at its place in a request. */
export interface SourceMention {
  readonly pointer: string;
  readonly named: NamedSource;
  /** Who may read the record that names it. */
  readonly readership: Readership;
}

/** What a mention was resolved to. */
export interface ResolvedSource extends Readership {
  readonly id: string;
}

/** What one source does with another, at its place in a request. */
export interface RelationDraft {
  readonly pointer: string;
  readonly sourceId: string;
  readonly kind: RelationKind;
  readonly basis: RelationBasis;
  /** Id or local name of the other. */
  readonly to: string;
}
