import { pointerTo } from '../kernel/pointer.js';
import { type Json, JsonNumber, jsonOf } from './json-text.js';
import { checkText, valueOf, xsd } from './literals.js';
import { Mistake, quoted, refusedUnder } from './mistake.js';
import {
  iriOf,
  type NamedBundle,
  type Place,
  type ProvBundle,
  type ProvDocument,
  type ProvRecord,
  type ProvValue,
  type QualifiedName,
  type RecordKind,
} from './model.js';
import { Scope } from './qualified-names.js';
import { asTime, isElement, kindOf, placesOf, unknownKind } from './record-kinds.js';

/**
 * Reads a PROV-JSON document (https://www.w3.org/submissions/prov-json/).
 *
 * Beyond the submission: places may be empty that PROV-DM wants filled, which is for a validator to say; a place may hold a list of one name, and
 * the `prov:entity` of a membership of several, each of which is a membership; `mentionOf` is read; names may have the escapes of PROV-N.
 * Numbers without a datatype are xsd:int, xsd:long or xsd:integer where they are whole, whichever is the first that holds them, else
 * xsd:double. Linear in the length of the text.
 *
 * @throws Refusal `unreadable-provenance` with a JSON pointer, or line and column where it is no JSON
 */
export function readProvJson(text: string): ProvDocument {
  const json = jsonOf(text);
  const reader = new ProvJsonReader();
  try {
    return reader.document(json);
  } catch (thrown) {
    if (thrown instanceof Mistake) throw refusedUnder(reader.pointer, thrown.message);
    throw thrown;
  }
}

class ProvJsonReader {
  /** The keys that lead to what is read at the moment. */
  private readonly path: (string | number)[] = [];

  get pointer(): string {
    return this.path.reduce<string>(pointerTo, '');
  }

  document(json: Json): ProvDocument {
    const content = objectIn(json, 'A PROV-JSON document');
    const scope = this.scopeOf(content, null);
    const records = this.recordsOf(content, scope, true);
    const bundles = new Map<string, NamedBundle>();
    this.each(
      content.get('bundle') ?? new Map<string, Json>(),
      'The value of "bundle"',
      (id, bundle) => {
        const inner = objectIn(bundle, 'A bundle');
        const own = this.scopeOf(inner, scope);
        const name = own.read(id);
        if (bundles.has(iriOf(name))) throw new Mistake(`The bundle ${quoted(iriOf(name))} is there twice.`);
        bundles.set(iriOf(name), { id: name, prefixes: own.prefixes, records: this.recordsOf(inner, own, false) });
      },
      content.has('bundle') ? 'bundle' : null,
    );
    return { prefixes: scope.prefixes, records, bundles: [...bundles.values()] };
  }

  private scopeOf(content: ReadonlyMap<string, Json>, outer: Scope | null): Scope {
    const scope = new Scope(outer);
    if (!content.has('prefix')) return scope;
    this.each(
      content.get('prefix') ?? null,
      'The value of "prefix"',
      (prefix, namespace) => {
        if (typeof namespace !== 'string') throw new Mistake('A namespace must be a text.');
        if (prefix === '' || prefix === '_' || prefix.includes(':'))
          throw new Mistake(`${quoted(prefix)} is no prefix.`);
        checkText(prefix);
        scope.declare(prefix === 'default' ? '' : prefix, namespace);
      },
      'prefix',
    );
    return scope;
  }

  private recordsOf(content: ReadonlyMap<string, Json>, scope: Scope, top: boolean): ProvBundle['records'] {
    const records: ProvRecord[] = [];
    for (const [key, value] of content) {
      if (key === 'prefix' || (key === 'bundle' && top)) continue;
      this.path.push(key);
      if (key === 'bundle') throw new Mistake('A bundle holds no bundles.');
      const kind = kindOf(key);
      if (kind === null) throw new Mistake(unknownKind(key));
      this.each(value, `The value of "${kind}"`, (id, described) => {
        if (!Array.isArray(described)) {
          for (const one of this.recordOf(kind, id, described, scope)) records.push(one);
          return;
        }
        if (described.length === 0) throw new Mistake('A list of records is empty.');
        for (const [at, one] of (described as readonly Json[]).entries())
          this.under(at, () => {
            for (const record of this.recordOf(kind, id, one, scope)) records.push(record);
          });
      });
      this.path.pop();
    }
    return records;
  }

  /** One record; several only for a membership of several. */
  private recordOf(kind: RecordKind, key: string, described: Json, scope: Scope): readonly ProvRecord[] {
    const content = objectIn(described, 'A record');
    const id = !isElement(kind) && key.startsWith('_:') ? null : scope.read(key);
    const formal: Record<string, QualifiedName | string> = {};
    const attributes: (readonly [QualifiedName, ProvValue])[] = [];
    let members: readonly QualifiedName[] = [];
    const places = placesOf(kind);
    for (const [attribute, value] of content) {
      this.path.push(attribute);
      const name = scope.read(attribute);
      const place = places.get(iriOf(name));
      if (place === undefined) for (const one of this.valuesOf(value, scope)) attributes.push([name, one]);
      else if (Object.hasOwn(formal, place.name)) throw new Mistake(`The place prov:${place.name} is filled twice.`);
      else {
        const [first, ...more] = this.inPlace(place, value, scope);
        if (more.length > 0 && !(kind === 'hadMember' && place.name === 'entity'))
          throw new Mistake(`The place prov:${place.name} of ${kind} holds one name, not a list of several.`);
        if (first !== undefined) formal[place.name] = first;
        members = more as readonly QualifiedName[];
      }
      this.path.pop();
    }
    return [
      { kind, id, formal, attributes },
      ...members.map((entity) => ({ kind, id, formal: { ...formal, entity }, attributes })),
    ];
  }

  private inPlace(place: Place, value: Json, scope: Scope): readonly (QualifiedName | string)[] {
    const texts = Array.isArray(value) ? (value as readonly Json[]) : [value];
    if (texts.length === 0) throw new Mistake(`The list in the place prov:${place.name} is empty.`);
    return texts.map((text) => {
      if (typeof text !== 'string') throw new Mistake(`The place prov:${place.name} must hold a text.`);
      return place.holds === 'time' ? asTime(text) : scope.read(text);
    });
  }

  private valuesOf(value: Json, scope: Scope): readonly ProvValue[] {
    if (!Array.isArray(value)) return [literalOf(value, scope)];
    if (value.length === 0) throw new Mistake('A list of values is empty.');
    const found: ProvValue[] = [];
    for (const [at, one] of (value as readonly Json[]).entries())
      this.under(at, () => found.push(literalOf(one, scope)));
    return found;
  }

  private each(json: Json, what: string, read: (key: string, value: Json) => void, behind: string | null = null): void {
    if (behind !== null) this.path.push(behind);
    for (const [key, value] of objectIn(json, what)) this.under(key, () => read(key, value));
    if (behind !== null) this.path.pop();
  }

  /** Reads what stands under a key. What is thrown leaves the path as it is: it says where. */
  private under(key: string | number, read: () => void): void {
    this.path.push(key);
    read();
    this.path.pop();
  }
}

function objectIn(json: Json, what: string): ReadonlyMap<string, Json> {
  if (json instanceof Map) return json as ReadonlyMap<string, Json>;
  throw new Mistake(`${what} must be a JSON object.`);
}

/** A value of an attribute that is no list. */
function literalOf(json: Json, scope: Scope): ProvValue {
  if (typeof json === 'string') return valueOf(json, null, null, scope);
  if (typeof json === 'boolean') return { lexical: String(json), datatype: xsd('boolean'), language: null };
  if (json instanceof JsonNumber) return { lexical: json.lexical, datatype: numeric(json.lexical), language: null };
  if (!(json instanceof Map)) throw new Mistake('A value must be a text, a number, true, false or an object with "$".');
  const typed = json as ReadonlyMap<string, Json>;
  for (const key of typed.keys())
    if (key !== '$' && key !== 'type' && key !== 'lang') throw new Mistake(`A typed value has no ${quoted(key)}.`);
  const [value, type, language] = [typed.get('$'), typed.get('type'), typed.get('lang')];
  if (type !== undefined && typeof type !== 'string') throw new Mistake('The "type" of a value must be a text.');
  if (language !== undefined && typeof language !== 'string')
    throw new Mistake('The "lang" of a value must be a text.');
  if (typeof value === 'string') return valueOf(value, type ?? null, language ?? null, scope);
  if (typeof value !== 'boolean' && !(value instanceof JsonNumber))
    throw new Mistake('A typed value has no text in "$".');
  if (type === undefined && language === undefined) return literalOf(value, scope);
  return valueOf(typeof value === 'boolean' ? String(value) : value.lexical, type ?? null, language ?? null, scope);
}

/** The datatype of a number that was written without. */
function numeric(lexical: string): QualifiedName {
  if (!/^-?[0-9]+$/.test(lexical)) return xsd('double');
  if (lexical.length > 20) return xsd('integer');
  const whole = BigInt(lexical);
  if (BigInt.asIntN(32, whole) === whole) return xsd('int');
  return xsd(BigInt.asIntN(64, whole) === whole ? 'long' : 'integer');
}
