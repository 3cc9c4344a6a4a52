/**
 * A document of the PROV data model (https://www.w3.org/TR/prov-dm/), whatever form it is written in.
 *
 * Records keep the order they were read in; nothing in the model depends on it.
 */
export interface ProvDocument extends ProvBundle {
  /** Bundles by themselves: none contains another (PROV-DM §5.4). */
  readonly bundles: readonly NamedBundle[];
}

/** Records that are described together, with the prefixes their names are written with. */
export interface ProvBundle {
  /** Namespaces by prefix; the prefix of the default namespace is empty. Only for writing: names in records are whole. */
  readonly prefixes: ReadonlyMap<string, string>;
  readonly records: readonly ProvRecord[];
}

/** A bundle inside a document. */
export interface NamedBundle extends ProvBundle {
  readonly id: QualifiedName;
}

/** A name whose meaning is the IRI made of both parts; two are the same where their IRIs are (PROV-DM §5.7.1). */
export interface QualifiedName {
  readonly namespace: string;
  readonly local: string;
}

/** The IRI that a qualified name stands for. */
export const iriOf = ({ namespace, local }: QualifiedName): string => namespace + local;

/** A value of an attribute: a qualified name, or a literal with its datatype. */
export type ProvValue = { readonly name: QualifiedName } | ProvLiteral;

/** A literal by its lexical form, which is kept as it was written. */
export interface ProvLiteral {
  readonly lexical: string;
  /** xsd:string where nothing else is said; prov:InternationalizedString with a language. */
  readonly datatype: QualifiedName;
  /** A BCP 47 tag; null for none. */
  readonly language: string | null;
}

/** An element or a relation. */
export interface ProvRecord {
  readonly kind: RecordKind;
  /** null for a relation without an identifier. */
  readonly id: QualifiedName | null;
  /**
   * What the kind has places for ({@link FORMAL}); a place that is empty is absent, also one that PROV-DM wants filled, which is for a validator
   * to say. Times are xsd:dateTime, as written.
   */
  readonly formal: Readonly<Record<string, QualifiedName | string>>;
  /** All other attributes, the types and the labels among them; a name may come several times, and is none of a place of the kind. */
  readonly attributes: readonly (readonly [QualifiedName, ProvValue])[];
}

export const PROV = 'http://www.w3.org/ns/prov#';
export const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** What a place of a record holds. */
export type PlaceKind = 'entity' | 'activity' | 'agent' | 'generation' | 'usage' | 'bundle' | 'any' | 'time';

/** A place of a record: its name (PROV-JSON writes it behind `prov:`), what it holds, whether it may be empty. */
export interface Place {
  readonly name: string;
  readonly holds: PlaceKind;
  readonly optional: boolean;
}

const place = (name: string, holds: PlaceKind): Place => ({ name, holds, optional: false });
const optional = (name: string, holds: PlaceKind): Place => ({ name, holds, optional: true });

/**
 * The kinds of records by their names in PROV-N and PROV-JSON, with their places in the order of PROV-N
 * (https://www.w3.org/TR/prov-n/; `mentionOf` is of https://www.w3.org/TR/prov-links/).
 */
export const FORMAL = {
  entity: [],
  activity: [optional('startTime', 'time'), optional('endTime', 'time')],
  agent: [],
  wasGeneratedBy: [place('entity', 'entity'), optional('activity', 'activity'), optional('time', 'time')],
  used: [place('activity', 'activity'), optional('entity', 'entity'), optional('time', 'time')],
  wasInformedBy: [place('informed', 'activity'), place('informant', 'activity')],
  wasStartedBy: [
    place('activity', 'activity'),
    optional('trigger', 'entity'),
    optional('starter', 'activity'),
    optional('time', 'time'),
  ],
  wasEndedBy: [
    place('activity', 'activity'),
    optional('trigger', 'entity'),
    optional('ender', 'activity'),
    optional('time', 'time'),
  ],
  wasInvalidatedBy: [place('entity', 'entity'), optional('activity', 'activity'), optional('time', 'time')],
  wasDerivedFrom: [
    place('generatedEntity', 'entity'),
    place('usedEntity', 'entity'),
    optional('activity', 'activity'),
    optional('generation', 'generation'),
    optional('usage', 'usage'),
  ],
  wasAttributedTo: [place('entity', 'entity'), place('agent', 'agent')],
  wasAssociatedWith: [place('activity', 'activity'), optional('agent', 'agent'), optional('plan', 'entity')],
  actedOnBehalfOf: [place('delegate', 'agent'), place('responsible', 'agent'), optional('activity', 'activity')],
  wasInfluencedBy: [place('influencee', 'any'), place('influencer', 'any')],
  specializationOf: [place('specificEntity', 'entity'), place('generalEntity', 'entity')],
  alternateOf: [place('alternate1', 'entity'), place('alternate2', 'entity')],
  hadMember: [place('collection', 'entity'), place('entity', 'entity')],
  mentionOf: [place('specificEntity', 'entity'), place('generalEntity', 'entity'), place('bundle', 'bundle')],
} as const satisfies Readonly<Record<string, readonly Place[]>>;

/** A kind of record. */
export type RecordKind = keyof typeof FORMAL;
