import { FORMAL, iriOf, type ProvBundle, type ProvRecord, type QualifiedName } from '../model.js';

const LONGEST = 120;

/** A text cut so that a sentence stays one. */
const cut = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/u, '')}…` : text;

/** How records and names of a bundle are called in sentences: much as PROV-N writes them, without attributes. */
export class Wording {
  readonly #prefixes: ReadonlyMap<string, string>;

  constructor({ prefixes }: ProvBundle) {
    this.#prefixes = new Map([...prefixes].map(([prefix, namespace]) => [namespace, prefix]));
  }

  /** `ex:article`, or the IRI where its namespace has no prefix. */
  name(name: QualifiedName): string {
    const prefix = this.#prefixes.get(name.namespace);
    if (prefix === undefined) return cut(`<${iriOf(name)}>`);
    return cut(prefix === '' ? name.local : `${prefix}:${name.local}`);
  }

  /** `wasGeneratedBy(ex:g; ex:article, -, 2012-03-02T10:30:00)`. */
  record({ kind, id, formal }: ProvRecord): string {
    const places = FORMAL[kind].map(({ name }) => {
      const held = formal[name];
      if (held === undefined) return '-';
      return typeof held === 'string' ? cut(held) : this.name(held);
    });
    if (places.length === 0 || kind === 'activity')
      return `${kind}(${[id ? this.name(id) : '-', ...places].join(', ')})`;
    return `${kind}(${id ? `${this.name(id)}; ` : ''}${places.join(', ')})`;
  }
}
