import { Mistake, quoted } from './mistake.js';
import { iriOf, PROV, type ProvLiteral, type ProvValue, type QualifiedName, XSD } from './model.js';
import { isHalf } from './name-characters.js';
import type { Scope } from './qualified-names.js';

/** A name of XML Schema's datatypes. */
export const xsd = (local: string): QualifiedName => ({ namespace: XSD, local });

/** The datatype of a literal that says none. */
export const STRING = xsd('string');

/** The datatype of a literal with a language. */
export const INTERNATIONALIZED: QualifiedName = { namespace: PROV, local: 'InternationalizedString' };

/** How PROV-JSON says that a value is a name. */
export const QUALIFIED_NAME: QualifiedName = { namespace: PROV, local: 'QUALIFIED_NAME' };

/** A plain text. */
export const textOf = (lexical: string): ProvLiteral => ({ lexical, datatype: STRING, language: null });

/** Datatypes that a text with a language may say it has; in the model it is {@link INTERNATIONALIZED}. */
const withLanguage = new Set([
  iriOf(STRING),
  iriOf(INTERNATIONALIZED),
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString',
]);

/** Datatypes of names; those of XML Schema are what the submission of PROV-JSON has in its examples. */
const ofNames = new Set([iriOf(QUALIFIED_NAME), `${XSD}QName`]);

/** Whether a text is a tag of a language as PROV-N writes it. */
export const isLanguage = (text: string): boolean => text.length <= 200 && /^[A-Za-z]+(?:-[A-Za-z0-9]+)*$/.test(text);

/**
 * A value that was written with a datatype, a language or neither.
 *
 * @throws Mistake where the two do not go together, the name it stands for is none, or the text cannot be written in UTF-8
 */
export function valueOf(lexical: string, type: string | null, language: string | null, scope: Scope): ProvValue {
  checkText(lexical);
  const datatype = type === null ? null : scope.read(type);
  if (language !== null) {
    if (!isLanguage(language)) throw new Mistake(`${quoted(language)} is no tag of a language.`);
    if (datatype !== null && !withLanguage.has(iriOf(datatype)))
      throw new Mistake(`A value of the datatype ${quoted(type ?? '')} has no language.`);
    return { lexical, datatype: INTERNATIONALIZED, language };
  }
  return datatype === null ? textOf(lexical) : typedOf(lexical, datatype, scope);
}

/** A value that was written with a datatype. @throws Mistake where it is one of names, and the text is none */
export function typedOf(lexical: string, datatype: QualifiedName, scope: Scope): ProvValue {
  checkText(lexical);
  return ofNames.has(iriOf(datatype)) ? { name: scope.read(lexical) } : { lexical, datatype, language: null };
}

/** @throws Mistake for half a surrogate pair */
export function checkText(text: string): void {
  const half = /[\ud800-\udfff]/u.exec(text);
  if (half && isHalf(text, half.index)) throw new Mistake(`The text ${quoted(text)} holds half a surrogate pair.`);
}
