import { typedOf, valueOf, xsd } from './literals.js';
import { Mistake, quoted, refusedAt } from './mistake.js';
import {
  FORMAL,
  iriOf,
  type NamedBundle,
  type Place,
  PROV,
  type ProvDocument,
  type ProvRecord,
  type ProvValue,
  type QualifiedName,
  type RecordKind,
} from './model.js';
import { Tokens } from './prov-n-tokens.js';
import { Scope } from './qualified-names.js';
import { asTime, isElement, kindOf, placesOf, unidentified, unknownKind } from './record-kinds.js';

/**
 * Reads a PROV-N document (https://www.w3.org/TR/prov-n/).
 *
 * Beyond the grammar: places may be empty that PROV-DM wants filled (`hadMember(ex:c, -)`), and the last ones left out, which is for a validator to
 * say; bundles and expressions may come in any order; a time may be any xsd:dateTime; `mentionOf` (https://www.w3.org/TR/prov-links/) is read; and
 * a relation that has neither identifier nor attributes in PROV-N may have them behind its name in the namespace of PROV
 * (`prov:hadMember(ex:id; …)`), which is how they are written. Linear in the length of the text.
 *
 * @throws Refusal `unreadable-provenance` with line and column
 */
export function readProvN(text: string): ProvDocument {
  const tokens = new Tokens(text);
  try {
    return new ProvNReader(tokens).document();
  } catch (thrown) {
    if (thrown instanceof Mistake) throw refusedAt(text, tokens.index, thrown.message);
    throw thrown;
  }
}

class ProvNReader {
  constructor(private readonly tokens: Tokens) {}

  document(): ProvDocument {
    if (!this.tokens.passesWord('document'))
      throw new Mistake(`"document" is missing at the start${this.tokens.insteadOf()}.`);
    const scope = this.declarations(null);
    const bundles = new Map<string, NamedBundle>();
    const records = this.records(scope, 'endDocument', () => {
      const bundle = this.bundle(scope);
      const iri = iriOf(bundle.id);
      if (bundles.has(iri)) throw new Mistake(`The bundle ${quoted(iri)} is there twice.`);
      bundles.set(iri, bundle);
    });
    if (!this.tokens.atEnd) throw new Mistake(`The document has ended${this.tokens.insteadOf()}.`);
    return { prefixes: scope.prefixes, records, bundles: [...bundles.values()] };
  }

  /** Its identifier is read with its own prefixes, which stand behind it. */
  private bundle(outer: Scope): NamedBundle {
    const { prefix, local } = this.tokens.spelled('The identifier of the bundle');
    const { index } = this.tokens;
    const own = this.declarations(outer);
    const behind = this.tokens.index;
    this.tokens.index = index;
    const id = own.name(prefix, local);
    this.tokens.index = behind;
    const records = this.records(own, 'endBundle', () => {
      throw new Mistake('A bundle holds no bundles.');
    });
    return { id, prefixes: own.prefixes, records };
  }

  private declarations(outer: Scope | null): Scope {
    const scope = new Scope(outer);
    for (;;) {
      if (this.tokens.passesWord('default')) scope.declare('', this.tokens.iri());
      else if (this.tokens.passesWord('prefix')) {
        const prefix = this.tokens.prefix();
        scope.declare(prefix, this.tokens.iri());
      } else return scope;
    }
  }

  private records(scope: Scope, end: string, bundle: () => void): readonly ProvRecord[] {
    const records: ProvRecord[] = [];
    for (;;) {
      if (this.tokens.atEnd) throw new Mistake(`"${end}" is missing; the document ends here.`);
      if (this.tokens.passesWord(end)) return records;
      if (this.tokens.passesWord('bundle')) bundle();
      else records.push(this.record(scope));
    }
  }

  private record(scope: Scope): ProvRecord {
    const { prefix, local } = this.tokens.spelled('An expression');
    const namespace = prefix === '' ? PROV : scope.name(prefix, local).namespace;
    const kind = namespace === PROV ? kindOf(local) : null;
    if (kind === null) throw new Mistake(sentenceOn(prefix, local, namespace));
    this.tokens.expect('(', `behind ${kind}`);
    const bare = prefix === '' && unidentified.has(kind);
    const { id, first } = this.identifier(kind, scope);
    if (bare && id !== null) throw new Mistake(`${kind} has no identifier in PROV-N.`);
    const formal = this.places(kind, scope, first);
    const attributes = this.tokens.passes('[') ? this.attributes(kind, scope) : [];
    if (bare && attributes.length > 0) throw new Mistake(`${kind} has no attributes in PROV-N.`);
    this.tokens.expect(')', `behind the arguments of ${kind}`);
    return { kind, id, formal, attributes };
  }

  /** What comes first in an expression: the identifier of the record, or else what is in its first place. */
  private identifier(kind: RecordKind, scope: Scope): { id: QualifiedName | null; first: QualifiedName | null } {
    if (isElement(kind)) return { id: this.tokens.name(scope, `The identifier of the ${kind}`), first: null };
    const name = this.nameOrMarker(scope, `The first argument of ${kind}`);
    return this.tokens.passes(';')
      ? { id: name, first: this.nameOrMarker(scope, `The first argument of ${kind}`) }
      : { id: null, first: name };
  }

  /** Leaves the bracket that opens the attributes to be read next, where there is one. */
  private places(kind: RecordKind, scope: Scope, first: QualifiedName | null): ProvRecord['formal'] {
    const formal: Record<string, QualifiedName | string> = {};
    const all: readonly Place[] = FORMAL[kind];
    const [place] = all;
    if (place && first && !isElement(kind)) formal[place.name] = first;
    let next = isElement(kind) ? 0 : 1;
    while (this.tokens.passes(',')) {
      if (this.tokens.sees('[')) return formal;
      const place = all[next++];
      if (place === undefined)
        throw new Mistake(`${kind} has no more than ${all.length + (isElement(kind) ? 1 : 0)} arguments.`);
      const what = `prov:${place.name} of ${kind}`;
      const value = place.holds === 'time' ? this.timeOrMarker(what) : this.nameOrMarker(scope, what);
      if (value !== null) formal[place.name] = value;
    }
    if (this.tokens.sees('[')) throw new Mistake('A comma is missing before the attributes.');
    return formal;
  }

  private nameOrMarker(scope: Scope, what: string): QualifiedName | null {
    return this.tokens.passes('-') ? null : this.tokens.name(scope, what);
  }

  private timeOrMarker(what: string): string | null {
    const time = this.tokens.time();
    if (time === '') throw new Mistake(`${what} is missing${this.tokens.insteadOf()}.`);
    if (time !== '-') asTime(time);
    this.tokens.pass(time);
    return time === '-' ? null : time;
  }

  private attributes(kind: RecordKind, scope: Scope): ProvRecord['attributes'] {
    const found: (readonly [QualifiedName, ProvValue])[] = [];
    if (this.tokens.passes(']')) return found;
    do {
      const name = this.tokens.name(scope, 'The name of an attribute');
      const place = placesOf(kind).get(iriOf(name));
      if (place) throw new Mistake(`prov:${place.name} is an argument of ${kind} and cannot be an attribute.`);
      this.tokens.expect('=', 'behind the name of an attribute');
      found.push([name, this.value(scope)]);
    } while (this.tokens.passes(','));
    this.tokens.expect(']', 'behind the attributes');
    return found;
  }

  private value(scope: Scope): ProvValue {
    if (this.tokens.passes("'")) {
      const name = this.tokens.name(scope, 'A name in single quotation marks');
      this.tokens.expect("'", 'behind a name');
      return { name };
    }
    const text = this.tokens.string();
    if (text === null) {
      const whole = this.tokens.whole();
      if (whole !== null) return { lexical: whole, datatype: xsd('int'), language: null };
      throw new Mistake(`A value is missing${this.tokens.insteadOf()}.`);
    }
    if (this.tokens.passes('%%')) return typedOf(text, this.tokens.name(scope, 'A datatype'), scope);
    return valueOf(text, null, this.tokens.language(), scope);
  }
}

function sentenceOn(prefix: string, local: string, namespace: string): string {
  if (prefix === '' || namespace === PROV) return unknownKind(local);
  return `${quoted(`${prefix}:${local}`)} is an expression of an extension, which is not read.`;
}
