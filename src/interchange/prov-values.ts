import { INTERNATIONALIZED, isLanguage, textOf, xsd } from '../prov/literals.js';
import type { ProvRecord, ProvValue, QualifiedName, RecordKind } from '../prov/model.js';
import { prov } from './prov-names.js';

/** An attribute of a record. */
export type Attribute = readonly [QualifiedName, ProvValue];

/** None or one attribute, so that they can be listed whether there is something to say or not. */
export type Attributes = readonly Attribute[];

/** What something is. */
export const typed = (name: QualifiedName): Attributes => [[prov('type'), { name }]];

/** A name, where there is one. */
export const named = (term: QualifiedName, name: QualifiedName | null | undefined): Attributes =>
  name ? [[term, { name }]] : [];

/** A text, where there is one. */
export const said = (term: QualifiedName, text: string | null | undefined): Attributes =>
  text === null || text === undefined || text === '' ? [] : [[term, textOf(text)]];

/** A text in a language; `und` and what is no tag of one say none. */
export function worded(term: QualifiedName, text: string | null, language: string | null): Attributes {
  if (text === null || language === null || language === 'und' || !isLanguage(language)) return said(term, text);
  return [[term, { lexical: text, datatype: INTERNATIONALIZED, language }]];
}

/** A literal of one of XML Schema's datatypes, where there is one. */
export const literal = (
  term: QualifiedName,
  datatype: 'date' | 'dateTime' | 'decimal' | 'boolean' | 'anyURI',
  lexical: string | null | undefined,
): Attributes =>
  lexical === null || lexical === undefined ? [] : [[term, { lexical, datatype: xsd(datatype), language: null }]];

/** A record, out of places that may be empty. */
export function recordOf(
  kind: RecordKind,
  id: QualifiedName | null,
  places: Readonly<Record<string, QualifiedName | string | null>>,
  attributes: Attributes = [],
): ProvRecord {
  const formal = Object.entries(places).filter((entry): entry is [string, QualifiedName | string] => entry[1] !== null);
  return { kind, id, formal: Object.fromEntries(formal), attributes };
}
