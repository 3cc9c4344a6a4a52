import { INTERNATIONALIZED, STRING } from './literals.js';
import { withPrefixes } from './made-up-prefixes.js';
import {
  FORMAL,
  iriOf,
  type Place,
  type ProvDocument,
  type ProvRecord,
  type ProvValue,
  type QualifiedName,
  type RecordKind,
} from './model.js';
import { checkLength, type Pen, streamed, type StreamedDocument, written } from './pen.js';
import { type Prefixes, Spelling } from './spelling.js';

/** The pieces of a document as PROV-JSON (https://www.w3.org/submissions/prov-json/), one record a line, by kind and identifier. */
export function provJson(document: ProvDocument): Generator<string> {
  const named = withPrefixes(document);
  const bundles = named.bundles.map((bundle) => ({ ...bundle, records: grouped(bundle.records) }));
  return written(new ProvJsonPen(), { ...named, records: grouped(named.records), bundles });
}

/** The same for a document that is not in memory whole. @throws RangeError for a kind that comes again, or a name that no prefix was given for */
export const provJsonPieces = (document: StreamedDocument): AsyncGenerator<string> =>
  streamed(new ProvJsonPen(), document);

/** Records by kind, and in each those with one identifier side by side. */
function grouped(records: readonly ProvRecord[]): readonly ProvRecord[] {
  const groups = new Map<string, ProvRecord[]>(Object.keys(FORMAL).map((kind) => [kind, []]));
  for (const record of records) groups.get(record.kind)?.push(record);
  return [...groups.values()].flatMap((ofKind) => {
    const byId = new Map<string, ProvRecord[]>();
    const anonymous: ProvRecord[] = [];
    for (const record of ofKind) {
      if (record.id === null) anonymous.push(record);
      else {
        const same = byId.get(iriOf(record.id));
        // However it is split: a key comes once.
        if (same) same.push({ ...record, id: same[0]?.id ?? record.id });
        else byId.set(iriOf(record.id), [record]);
      }
    }
    return [...byId.values(), anonymous].flat();
  });
}

class ProvJsonPen implements Pen {
  private outer = new Spelling(new Map());
  private spelling = this.outer;
  /** Kinds that were begun in the document or bundle; the last is open while there are records to come. */
  private readonly kinds = new Set<RecordKind>();
  private open: RecordKind | null = null;
  /** What is known of the records with the identifier that came last. */
  private held: { readonly key: string; readonly bodies: string[]; length: number } | null = null;
  private first = true;
  private anonymous = 0;
  private bundles = 0;

  begin(prefixes: Prefixes): string {
    this.outer = new Spelling(prefixes);
    this.spelling = this.outer;
    return `{\n"prefix": ${prefixesOf(prefixes)}`;
  }

  record(record: ProvRecord): string {
    const begun = this.open === record.kind ? '' : this.beginKind(record.kind);
    const key = record.id === null ? `_:r${++this.anonymous}` : this.spelling.of(record.id);
    const before = this.held?.key === key ? '' : this.release();
    const held = (this.held ??= { key, bodies: [], length: 0 });
    const body = this.body(record);
    checkLength((held.length += body.length + 2));
    held.bodies.push(body);
    return begun + before;
  }

  beginBundle(id: QualifiedName, prefixes: Prefixes): string {
    const before = this.endKind();
    this.kinds.clear();
    this.spelling = new Spelling(prefixes, this.outer);
    const opening = this.bundles++ === 0 ? ',\n"bundle": {\n' : ',\n';
    const declared = prefixes.size > 0 ? `\n"prefix": ${prefixesOf(prefixes)}` : '';
    this.first = prefixes.size === 0;
    return `${before}${opening}${JSON.stringify(this.spelling.of(id))}: {${declared}`;
  }

  endBundle(): string {
    const before = this.endKind();
    this.spelling = this.outer;
    return `${before}\n}`;
  }

  end(): string {
    return `${this.endKind()}${this.bundles > 0 ? '\n}' : ''}\n}\n`;
  }

  private beginKind(kind: RecordKind): string {
    if (this.kinds.has(kind)) throw new RangeError(`Records of the kind ${kind} come again after others.`);
    const before = this.endKind();
    this.kinds.add(kind);
    this.open = kind;
    const comma = this.spelling !== this.outer && this.first ? '' : ',';
    this.first = true;
    return `${before}${comma}\n"${kind}": {`;
  }

  private endKind(): string {
    if (this.open === null) return '';
    const last = this.release();
    this.open = null;
    this.first = false;
    return `${last}\n}`;
  }

  /** The records that were held back until it was known that they are all with their identifier. */
  private release(): string {
    if (this.held === null) return '';
    const { key, bodies } = this.held;
    this.held = null;
    const comma = this.first ? '' : ',';
    this.first = false;
    return `${comma}\n${JSON.stringify(key)}: ${bodies.length === 1 ? bodies.join('') : `[${bodies.join(', ')}]`}`;
  }

  private body({ kind, formal, attributes }: ProvRecord): string {
    const places = (FORMAL[kind] as readonly Place[]).flatMap(({ name }) => {
      const value = formal[name];
      if (value === undefined) return [];
      return [`"prov:${name}": ${JSON.stringify(typeof value === 'string' ? value : this.spelling.of(value))}`];
    });
    const values = new Map<string, string[]>();
    for (const [name, value] of attributes) {
      const key = this.spelling.of(name);
      const same = values.get(key);
      if (same) same.push(this.value(value));
      else values.set(key, [this.value(value)]);
    }
    const others = [...values].map(
      ([key, all]) => `${JSON.stringify(key)}: ${all.length === 1 ? all.join('') : `[${all.join(', ')}]`}`,
    );
    return `{${[...places, ...others].join(', ')}}`;
  }

  private value(value: ProvValue): string {
    if ('name' in value) return typed(this.spelling.of(value.name), '"type": "prov:QUALIFIED_NAME"');
    const { lexical, datatype, language } = value;
    if (language !== null && iriOf(datatype) === iriOf(INTERNATIONALIZED))
      return typed(lexical, `"lang": ${JSON.stringify(language)}`);
    if (iriOf(datatype) === iriOf(STRING)) return JSON.stringify(lexical);
    return typed(lexical, `"type": ${JSON.stringify(this.spelling.of(datatype))}`);
  }
}

const typed = (lexical: string, how: string): string => `{"$": ${JSON.stringify(lexical)}, ${how}}`;

const prefixesOf = (prefixes: Prefixes): string =>
  JSON.stringify(
    Object.fromEntries([...prefixes].map(([prefix, namespace]) => [prefix === '' ? 'default' : prefix, namespace])),
  );
