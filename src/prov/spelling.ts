import { iriOf, PROV, type QualifiedName, XSD } from './model.js';
import { isEscaped, isFirst, isLocal, isPrefix } from './name-characters.js';

/** Namespaces by prefix; the prefix of the default namespace is empty. */
export type Prefixes = ReadonlyMap<string, string>;

/**
 * The prefixes of a document that both forms can be written with, and `prov` and `xsd`. Left out are those that PROV-N has no characters for,
 * and `default`, which means the default namespace in PROV-JSON.
 */
export function usable(prefixes: Prefixes): Prefixes {
  const kept = [...prefixes].filter(([prefix]) => prefix === '' || (isPrefix(prefix) && !reserved.has(prefix)));
  const withXsd: Prefixes = prefixes.has('xsd') ? new Map() : new Map([['xsd', XSD]]);
  return new Map([['prov', PROV], ...withXsd, ...kept]);
}

const reserved = new Set(['default', 'prov']);

/** How names are written: with the prefixes of a bundle, then with those of its document that it does not give another meaning. */
export class Spelling {
  private readonly byNamespace = new Map<string, string[]>();
  /** What long names are written as: one may stand before a million values. */
  private readonly long = new WeakMap<QualifiedName, string>();
  private readonly own: Map<string, string>;

  constructor(
    prefixes: Prefixes,
    private readonly outer: Spelling | null = null,
  ) {
    this.own = new Map(prefixes);
    for (const [prefix, namespace] of prefixes) this.list(prefix, namespace);
  }

  get prefixes(): Prefixes {
    return this.own;
  }

  add(prefix: string, namespace: string): void {
    this.own.set(prefix, namespace);
    this.list(prefix, namespace);
  }

  /** A name as QUALIFIED_NAME of PROV-N, which PROV-JSON has too. @throws RangeError where no prefix leads to it */
  of(name: QualifiedName): string {
    const spelled = this.find(name);
    if (spelled === null) throw new RangeError(`No prefix was given for the name ${iriOf(name)}.`);
    return spelled;
  }

  /** The same, null where no prefix leads to it. */
  find(name: QualifiedName): string | null {
    if (name.local.length <= SHORT) return this.search(name);
    const known = this.long.get(name) ?? this.search(name);
    if (known !== null) this.long.set(name, known);
    return known;
  }

  private search(name: QualifiedName): string | null {
    const local = localName(name.local);
    return (local === null ? null : this.lookUp(name.namespace, local, isFree)) ?? this.lookUp(iriOf(name), '', isFree);
  }

  private lookUp(namespace: string, local: string, free: (prefix: string) => boolean): string | null {
    for (const prefix of this.byNamespace.get(namespace) ?? []) {
      if (!free(prefix)) continue;
      if (prefix !== '') return `${prefix}:${local}`;
      // A slash would begin a comment.
      if (local !== '' && !local.startsWith('/')) return local;
    }
    return this.outer?.lookUp(namespace, local, (prefix) => free(prefix) && !this.own.has(prefix)) ?? null;
  }

  /** The shortest comes first: what was written with a short one is not to get longer by any factor. */
  private list(prefix: string, namespace: string): void {
    const listed = this.byNamespace.get(namespace);
    if (listed === undefined) this.byNamespace.set(namespace, [prefix]);
    else if (prefix.length < (listed[0]?.length ?? 0)) listed.unshift(prefix);
    else listed.push(prefix);
  }
}

/** In UTF-16 code units: what is read faster than it is looked up. */
const SHORT = 200;

const isFree = (): boolean => true;

/** What most local names are. */
const plain = /^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?$/;

/** A local name with the escapes of PROV-N; null where it has characters that no local name has, and so is to be written as a namespace. */
export function localName(local: string): string | null {
  if (local.length <= SHORT && plain.test(local)) return local;
  const pieces: string[] = [];
  for (let at = 0; at < local.length; at++) {
    const code = local.codePointAt(at) ?? 0;
    const character = String.fromCodePoint(code);
    const inside = at > 0 && at < local.length - 1;
    if (code === 0x25) {
      if (!/^[0-9A-Fa-f]{2}$/.test(local.slice(at + 1, at + 3))) return null;
      pieces.push(character);
    } else if (at === 0 ? isFirst(code) : isLocal(code)) pieces.push(character);
    else if (code === 0x2e && inside) pieces.push(character);
    else if (isEscaped(code)) pieces.push(`\\${character}`);
    else return null;
    at += character.length - 1;
  }
  return pieces.join('');
}
