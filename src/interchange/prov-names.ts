import { PROV, type QualifiedName, XSD } from '../prov/model.js';

/** Terms that neither PROV nor schema.org has; `docs/conformance.md` explains each. */
export const CT = 'urn:claimtrail:terms:';
export const SCHEMA = 'https://schema.org/';

/** A term of PROV, of schema.org, of our own. */
export const prov = (local: string): QualifiedName => ({ namespace: PROV, local });
export const schema = (local: string): QualifiedName => ({ namespace: SCHEMA, local });
export const ct = (local: string): QualifiedName => ({ namespace: CT, local });

/** What has names of its own in an export, and where the API has it. */
const PATHS = {
  claim: 'claims',
  statement: 'statements',
  source: 'sources',
  derivation: 'derivations',
  entity: 'entities',
  user: 'users',
  transition: 'transitions',
  dispute: 'disputes',
} as const;
export type NamedKind = keyof typeof PATHS;

/**
 * What records are called as PROV: by their address in the API where the instance knows its own (`claim:0198…`), else as `urn:uuid:0198…`.
 * Either way the same record has the same name in every export of an instance.
 */
export class ProvNames {
  /** All that the names of an export need. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly #api: string | null;

  /** @param publicUrl where browsers reach the instance, without a path; null where nobody said so */
  constructor(publicUrl: string | null) {
    this.#api = publicUrl === null ? null : `${publicUrl}/api/v1/`;
    const own: [string, string][] = this.#api
      ? Object.entries(PATHS).map(([kind, path]) => [kind, `${this.#api ?? ''}${path}/`])
      : [['id', 'urn:uuid:']];
    this.prefixes = new Map([
      ['prov', PROV],
      ['xsd', XSD],
      ['schema', SCHEMA],
      ['ct', CT],
      ['reading', this.#readings],
      ...own,
    ]);
  }

  get #readings(): string {
    return this.#api === null ? 'urn:claimtrail:readings:' : `${this.#api}exports/`;
  }

  /**
   * What a record is called.
   *
   * @param part of something that has no id of its own: the verdict that a step of a review came to
   */
  of(kind: NamedKind, id: string, part?: 'verdict' | 'decision' | 'outcome'): QualifiedName {
    const namespace = this.#api === null ? 'urn:uuid:' : `${this.#api}${PATHS[kind]}/`;
    return { namespace, local: part === undefined ? id : `${id}#${part}` };
  }

  /**
   * What is called that which was recorded by a moment, and the reading that gave it.
   *
   * @param claimId of whose provenance it is; null for the whole store
   */
  reading(asOf: Date, claimId: string | null): { readonly bundle: QualifiedName; readonly activity: QualifiedName } {
    const moment = asOf.toISOString().replaceAll(':', '-');
    const local = claimId === null ? moment : `${moment}.${claimId}`;
    return {
      bundle: { namespace: this.#readings, local },
      activity: { namespace: this.#readings, local: `${local}#reading` },
    };
  }
}
