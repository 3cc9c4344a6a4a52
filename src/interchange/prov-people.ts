import type { ProvRecord } from '../prov/model.js';
import { ct, prov, type ProvNames, schema } from './prov-names.js';
import type { NamedRow, UserRow } from './prov-rows.js';
import { type Attributes, literal, named, recordOf, said, typed, worded } from './prov-values.js';

/** Who recorded something, and when: of the record, and not of what it tells of. */
export const recording = (
  names: ProvNames,
  row: { readonly ownerId: string; readonly recordedAt: string },
): Attributes => [
  ...named(ct('recordedBy'), names.of('user', row.ownerId)),
  ...literal(ct('recordedAt'), 'dateTime', row.recordedAt),
];

/** Kinds of named entities that act. */
const ACTING: Readonly<Record<string, string>> = { person: 'Person', organisation: 'Organization' };

/**
 * A named entity: an agent where it is a person or an organisation, else an entity. One that is protected has what everybody may read in place
 * of its names, whoever asks; one that only ever spoke without a name is not there.
 */
export function recordsOfNamed(row: NamedRow, names: ProvNames): ProvRecord[] {
  if (row.nameless) return [];
  const { id, kind, confidential, description, sameAsId } = row;
  const acts = kind === null ? undefined : ACTING[kind];
  const known: Attributes = confidential
    ? [...said(prov('label'), description), ...literal(ct('confidential'), 'boolean', 'true')]
    : [
        ...Object.entries(row.names).flatMap(([language, name]) => worded(prov('label'), name, language)),
        ...row.aliases.flatMap((alias) => said(schema('alternateName'), alias)),
        ...Object.entries(row.identifiers).flatMap(([scheme, value]) =>
          said(schema('identifier'), `${scheme}:${value}`),
        ),
        ...said(schema('description'), description),
      ];
  const what = acts
    ? prov(acts)
    : ct(kind === null ? 'NamedEntity' : `${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`);
  const own = recordOf(acts ? 'agent' : 'entity', names.of('entity', id), {}, [
    ...typed(what),
    ...known,
    ...recording(names, row),
  ]);
  if (sameAsId === null) return [own];
  const places = { alternate1: names.of('entity', id), alternate2: names.of('entity', sameAsId) };
  return [own, recordOf('alternateOf', null, places)];
}

/** Who records, reviews and decides. */
export const recordOfUser = ({ id, kind, name }: UserRow, names: ProvNames): ProvRecord =>
  recordOf('agent', names.of('user', id), {}, [
    ...typed(prov(kind === 'person' ? 'Person' : 'SoftwareAgent')),
    ...said(prov('label'), name),
  ]);
