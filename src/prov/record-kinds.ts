import { isDateTime } from './date-times.js';
import { Mistake, quoted } from './mistake.js';
import { FORMAL, type Place, PROV, type RecordKind } from './model.js';

/** What PROV-DICTIONARY (https://www.w3.org/TR/prov-dictionary/) adds, which is not read. */
const dictionary = new Set(['derivedByInsertionFrom', 'derivedByRemovalFrom', 'hadDictionaryMember']);

/** The kind of records with a name; null where there is none. */
export const kindOf = (name: string): RecordKind | null => (Object.hasOwn(FORMAL, name) ? (name as RecordKind) : null);

/** Why records of an unknown kind are not read, in one sentence. */
export const unknownKind = (name: string): string =>
  dictionary.has(name)
    ? `${name} is of the extension PROV-DICTIONARY, which is not read; leave it out, or describe the dictionary as a collection with hadMember.`
    : `${quoted(name)} is no kind of record in PROV.`;

/** Whether records of a kind are things by themselves, which always have a name. */
export const isElement = (kind: RecordKind): boolean => kind === 'entity' || kind === 'activity' || kind === 'agent';

/** Relations that the grammar of PROV-N gives neither an identifier nor attributes. */
export const unidentified: ReadonlySet<RecordKind> = new Set<RecordKind>([
  'specializationOf',
  'alternateOf',
  'hadMember',
  'mentionOf',
]);

const places = new Map(
  Object.entries(FORMAL).map(([kind, all]: [string, readonly Place[]]) => [
    kind,
    new Map(all.map((place) => [PROV + place.name, place])),
  ]),
);

/** The places of a kind by their IRIs; no attribute has one of those. */
export const placesOf = (kind: RecordKind): ReadonlyMap<string, Place> => places.get(kind) ?? new Map();

/** A time as it was written. @throws Mistake where it is no xsd:dateTime */
export function asTime(text: string): string {
  if (isDateTime(text)) return text;
  throw new Mistake(
    `${quoted(text)} is no xsd:dateTime, which is written 2026-11-26T09:30:00, with a fraction of seconds and a zone if there is one.`,
  );
}
