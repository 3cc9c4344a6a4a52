import { Mistake, quoted } from './mistake.js';
import { PROV, type QualifiedName, XSD } from './model.js';
import { isEscaped, strangeInIri } from './name-characters.js';

/** Prefixes that mean something without being declared. */
const predefined: ReadonlyMap<string, string> = new Map([
  ['prov', PROV],
  ['xsd', XSD],
]);

/**
 * How XML writes the namespace of XML Schema; the IRIs of its datatypes have a number sign before the name
 * (https://www.w3.org/TR/xmlschema11-2/, 3.1).
 */
const AS_IN_XML = 'http://www.w3.org/2001/XMLSchema';

/**
 * The prefixes that names are read with: those of a bundle before those of its document, before `prov` and `xsd`.
 *
 * The identifier of a bundle is read with its own prefixes (https://www.w3.org/TR/prov-n/, Bundle).
 */
export class Scope {
  private readonly own = new Map<string, string>();

  constructor(private readonly outer: Scope | null = null) {}

  /** The prefixes that were declared here; that of the default namespace is empty. */
  get prefixes(): ReadonlyMap<string, string> {
    return this.own;
  }

  /** @throws Mistake where the prefix means something else already, or the namespace is no IRI */
  declare(prefix: string, written: string): void {
    const namespace = written === AS_IN_XML ? XSD : written;
    const strange = strangeInIri(namespace);
    if (strange !== null)
      throw new Mistake(`The namespace ${quoted(namespace)} is no IRI: ${shown(strange)} is in it.`);
    if (!/^[A-Za-z][A-Za-z0-9+.-]*:/.test(namespace.slice(0, 100)))
      throw new Mistake(`The namespace ${quoted(namespace)} is no absolute IRI.`);
    if (prefix === 'prov' && namespace !== PROV)
      throw new Mistake(`The prefix prov is that of ${PROV} and cannot be ${quoted(namespace)}.`);
    const earlier = this.own.get(prefix);
    if (earlier !== undefined && earlier !== namespace)
      throw new Mistake(`${wordOf(prefix)} is declared twice, as ${quoted(earlier)} and as ${quoted(namespace)}.`);
    this.own.set(prefix, namespace);
  }

  /** The name that stands for a prefix, which may be empty, and a local name. @throws Mistake where the prefix is not declared */
  name(prefix: string, local: string): QualifiedName {
    const namespace = this.namespaceOf(prefix) ?? predefined.get(prefix);
    if (namespace !== undefined) return { namespace, local };
    if (prefix === '') throw new Mistake(`There is no default namespace for the name ${quoted(local)}.`);
    throw new Mistake(`The prefix ${quoted(prefix)} of ${quoted(`${prefix}:${local}`)} is not declared.`);
  }

  /** A name as PROV-JSON and literals have it: with the escapes of PROV-N, or without. @throws Mistake where it is none */
  read(text: string): QualifiedName {
    if (text === '') throw new Mistake('A name is empty.');
    const colon = text.indexOf(':');
    const split = colon > 0 && text.charAt(colon - 1) === '\\' ? -1 : colon;
    if (text.startsWith('_:'))
      throw new Mistake(`${quoted(text)} names a relation without an identifier, and nothing can refer to it.`);
    const local = unescaped(text.slice(split + 1));
    const strange = strangeInIri(local);
    if (strange !== null) throw new Mistake(`The name ${quoted(text)} makes no IRI: ${shown(strange)} is in it.`);
    if (split === 0) throw new Mistake(`The name ${quoted(text)} has an empty prefix.`);
    return this.name(split < 0 ? '' : text.slice(0, split), local);
  }

  private namespaceOf(prefix: string): string | undefined {
    return this.own.get(prefix) ?? this.outer?.namespaceOf(prefix);
  }
}

/** A local name without the escapes of PROV-N; a backslash that escapes nothing stays. */
export function unescaped(local: string): string {
  if (!local.includes('\\')) return local;
  return local.replace(/\\(.)/gs, (escape, character: string) =>
    isEscaped(character.charCodeAt(0)) ? character : escape,
  );
}

const wordOf = (prefix: string): string => (prefix === '' ? 'The default namespace' : `The prefix ${quoted(prefix)}`);

const shown = (character: string): string => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
