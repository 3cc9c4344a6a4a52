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
} from './model.js';
import { checkLength, type Pen, streamed, type StreamedDocument, written } from './pen.js';
import { isElement, unidentified } from './record-kinds.js';
import { type Prefixes, Spelling } from './spelling.js';

/** The pieces of a document as PROV-N (https://www.w3.org/TR/prov-n/), in the order of its records. */
export const provN = (document: ProvDocument): Generator<string> => written(new ProvNPen(), withPrefixes(document));

/** The same for a document that is not in memory whole. @throws RangeError for a name that no prefix was given for */
export const provNPieces = (document: StreamedDocument): AsyncGenerator<string> => streamed(new ProvNPen(), document);

/**
 * What the grammar has no place for is written as near to it as the reader takes it: a marker where an argument is missing that PROV-DM wants;
 * a relation that can have neither identifier nor attributes behind its name in the namespace of PROV, where it has them.
 */
class ProvNPen implements Pen {
  private outer = new Spelling(new Map());
  private spelling = this.outer;
  private indent = '  ';

  begin(prefixes: Prefixes): string {
    this.outer = new Spelling(prefixes);
    this.spelling = this.outer;
    return `document\n${declarations(prefixes, '  ')}`;
  }

  record(record: ProvRecord): string {
    const { kind, id, attributes } = record;
    const places = this.argumentsOf(record);
    if (attributes.length > 0) places.push(`[${this.listed(attributes)}]`);
    const extended = unidentified.has(kind) && (id !== null || attributes.length > 0);
    const named = id === null || isElement(kind) ? '' : `${this.spelling.of(id)};`;
    return `${this.indent}${extended ? 'prov:' : ''}${kind}(${named}${named && ' '}${places.join(', ')})\n`;
  }

  beginBundle(id: QualifiedName, prefixes: Prefixes): string {
    this.spelling = new Spelling(prefixes, this.outer);
    this.indent = '    ';
    return `  bundle ${this.spelling.of(id)}\n${declarations(prefixes, '    ')}`;
  }

  endBundle(): string {
    this.spelling = this.outer;
    this.indent = '  ';
    return '  endBundle\n';
  }

  end(): string {
    return 'endDocument\n';
  }

  /** All arguments, or those that cannot be left out. */
  private argumentsOf({ kind, id, formal }: ProvRecord): string[] {
    const all: readonly Place[] = FORMAL[kind];
    const filled = all.some(({ name, optional }) => optional && formal[name] !== undefined);
    const places = all.filter(({ optional }) => filled || !optional);
    const written = places.map(({ name }) => {
      const value = formal[name];
      if (value === undefined) return '-';
      return typeof value === 'string' ? value : this.spelling.of(value);
    });
    return isElement(kind) && id ? [this.spelling.of(id), ...written] : written;
  }

  private listed(attributes: ProvRecord['attributes']): string {
    let length = 0;
    const written = attributes.map((attribute) => {
      const text = this.attribute(attribute);
      checkLength((length += text.length + 2));
      return text;
    });
    return written.join(', ');
  }

  private attribute([name, value]: readonly [QualifiedName, ProvValue]): string {
    return `${this.spelling.of(name)} = ${this.value(value)}`;
  }

  private value(value: ProvValue): string {
    if ('name' in value) return `'${this.spelling.of(value.name)}'`;
    const text = `"${value.lexical.replace(/["\\\n\r\t\b\f]/g, (sign) => escapes[sign] ?? sign)}"`;
    const datatype = iriOf(value.datatype);
    if (value.language !== null && datatype === iriOf(INTERNATIONALIZED)) return `${text}@${value.language}`;
    return datatype === iriOf(STRING) ? text : `${text} %% ${this.spelling.of(value.datatype)}`;
  }
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
};

/** The default namespace comes first; `prov` needs no declaration. */
function declarations(prefixes: Prefixes, indent: string): string {
  const named = [...prefixes].filter(([prefix]) => prefix !== '' && prefix !== 'prov');
  const fallback = prefixes.get('');
  const lines = [
    ...(fallback === undefined ? [] : [`default <${fallback}>`]),
    ...named.map(([prefix, namespace]) => `prefix ${prefix} <${namespace}>`),
  ];
  return lines.map((line) => `${indent}${line}\n`).join('');
}
