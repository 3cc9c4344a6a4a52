import type { ProvRecord, QualifiedName } from '../prov/model.js';
import { ct, prov, type ProvNames, schema } from './prov-names.js';
import { recording } from './prov-people.js';
import type { SourceRow } from './prov-rows.js';
import { type Attributes, literal, recordOf, said, typed, worded } from './prov-values.js';

/** Relations between sources that say of both that they are one work. */
const SAME_WORK = new Set(['syndicates', 'translates']);

/**
 * A source, who published it, and what it takes from others. The last are influences: articles that were changed after they were published can
 * cite each other, which derivations cannot.
 */
export function recordsOfSource(row: SourceRow, names: ProvNames): ProvRecord[] {
  const id = names.of('source', row.id);
  const known: Attributes = row.confidential
    ? [...said(prov('label'), row.description), ...literal(ct('confidential'), 'boolean', 'true')]
    : [
        ...worded(prov('label'), row.title, row.language),
        ...literal(schema('url'), 'anyURI', row.url),
        ...literal(
          schema('datePublished'),
          row.publishedAt === null ? 'date' : 'dateTime',
          row.publishedAt ?? row.publishedOn,
        ),
        ...said(schema('inLanguage'), row.language),
      ];
  const own = recordOf('entity', id, {}, [
    ...typed(ct('Source')),
    ...said(ct('sourceKind'), row.kind),
    ...known,
    ...recording(names, row),
  ]);
  const publisher =
    row.publisherId === null || row.confidential
      ? []
      : [
          recordOf(
            'wasAttributedTo',
            null,
            { entity: id, agent: names.of('entity', row.publisherId) },
            typed(ct('Publisher')),
          ),
        ];
  const relations = row.relations.flatMap(({ kind, toId, basis }) =>
    relationOf(id, kind, names.of('source', toId), basis),
  );
  return [own, ...publisher, ...relations];
}

/** How one source was made from another, by the kind of their relation. */
export function relationOf(from: QualifiedName, kind: string, to: QualifiedName, basis: string | null): ProvRecord[] {
  const attributes = [...typed(ct(kind)), ...said(ct('basis'), basis)];
  const influence = recordOf('wasInfluencedBy', null, { influencee: from, influencer: to }, attributes);
  if (!SAME_WORK.has(kind)) return [influence];
  return [influence, recordOf('alternateOf', null, { alternate1: from, alternate2: to })];
}
