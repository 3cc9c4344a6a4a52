import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { nameKey } from '../kernel/names.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { eachById, idsAsJson } from '../platform/each-by-id.js';
import { containing } from '../platform/patterns.js';
import { prepared } from '../platform/prepared-statements.js';
import { entitiesKnownAs } from '../vocabulary/known-as.queries.js';
import type { RelationBasis, RelationKind } from './source.js';
import { sourceBrief, type SourceJson, sourceJson } from './source-brief.js';
import type { BackRelationView, RelationView, SourceView, WholeSourceView } from './source-view.dto.js';

type Shown = Pick<SourceView, 'language' | 'description' | 'audience' | 'version' | 'createdBy' | 'kind'> & {
  readonly source: SourceJson;
  readonly withheld: { readonly publishedAt?: string | null } | null;
  readonly readers: string[] | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

interface Related {
  readonly id: string;
  readonly kind: RelationKind;
  readonly basis: RelationBasis;
  readonly other: SourceJson;
}

/** More is a list of its own, which nobody has asked for yet. */
const MOST_RELATIONS = 200;

/** What of a confidential source is withheld comes from its identity, for whom may read that. */
const SHOWN = `${sourceJson('s')} AS source, s.kind, s.language, s.description, s.audience, s.version, s.created_at AS "createdAt", s.updated_at AS "updatedAt",
  (SELECT i.content FROM confidential_identity i WHERE s.confidential AND i.id = s.id) AS withheld,
  (SELECT i.readers FROM confidential_identity i WHERE s.confidential AND i.id = s.id AND i.owner_id::text = current_setting('claimtrail.actor')) AS readers,
  ${userBrief('s.owner_id')} AS "createdBy"`;

const related = (own: 'source_id' | 'to_id', other: 'source_id' | 'to_id'): string =>
  `(SELECT coalesce(jsonb_agg(one.related ORDER BY one.id DESC), '[]') FROM (
    SELECT r.id, jsonb_build_object('id', r.id, 'kind', r.kind, 'basis', r.basis, 'other', ${sourceJson('o')}) AS related
    FROM source_relation r JOIN source o ON o.id = r.${other} WHERE r.${own} = s.id ORDER BY r.id DESC LIMIT ${MOST_RELATIONS}) one)`;

const WHOLE = prepared(
  'source-shown',
  `SELECT ${SHOWN}, ${related('source_id', 'to_id')} AS relations, ${related('to_id', 'source_id')} AS "relatedFrom"
   FROM source s WHERE s.id = $1`,
);

/** The source of an id with its relations, as the caller may see it; undefined where there is none. */
export async function sourceShown(tx: EntityManager, id: string): Promise<WholeSourceView | undefined> {
  const rows: (Shown & { readonly relations: Related[]; readonly relatedFrom: Related[] })[] = await tx.query(WHOLE, [
    id,
  ]);
  return rows.map((row) => ({
    ...view(row),
    relations: row.relations.map(({ other, ...rest }): RelationView => ({ ...rest, to: inFewWords(other) })),
    relatedFrom: row.relatedFrom.map(({ other, ...rest }): BackRelationView => ({ ...rest, from: inFewWords(other) })),
  }))[0];
}

const BY_ID = prepared('sources-by-id', `SELECT ${SHOWN} FROM ${eachById('source')} s`);

const inFewWords = ({ id, title, url }: SourceJson) => ({ id, title, url });

/** What narrows a list of sources; null is not asked for. */
export interface SourceQuery {
  /** Part of a title. */
  readonly text: string | null;
  readonly kind: string | null;
  /** Id, or a name. */
  readonly publisher: string | null;
  /** Canonical. */
  readonly url: string | null;
}

/** What few rows hold is looked up first; what more than these hold is soon found among the newest. */
const MOST_FOUND = 1000;

/** Sources, the newest first. */
export async function sourcePage(
  tx: EntityManager,
  { text, kind, publisher, url }: SourceQuery,
  page: PageRequest,
): Promise<Page<SourceView>> {
  const parameters: unknown[] = [];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = ['true'];
  // Confidential ones have neither title nor publisher nor identity there.
  if (text) {
    const pattern = containing(nameKey(text));
    const titled: { id: string }[] = await tx.query(`SELECT id FROM sources_titled($1, ${MOST_FOUND + 1}) AS id`, [
      pattern,
    ]);
    conditions.push(
      titled.length > MOST_FOUND
        ? `CASE WHEN s.title_key LIKE ${given(pattern)} THEN true ELSE false END`
        : `s.id = ANY(${given(titled.map(({ id }) => id))})`,
    );
  }
  if (kind) conditions.push(`s.kind = ${given(kind)}`);
  if (publisher) conditions.push(`s.publisher_id = ANY(${given(await entitiesKnownAs(tx, publisher))})`);
  if (url) conditions.push(`s.identity = ${given(url)}`);
  const wanted = conditions.join(' AND ');
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM source s WHERE ${wanted}`, [...parameters])
    : [];
  const after = page.after ? `AND s.id < ${given(page.after[0])}` : '';
  const rows: { id: string }[] = await tx.query(
    `SELECT s.id FROM source s WHERE ${wanted} ${after} ORDER BY s.id DESC LIMIT ${given(page.limit + 1)}`,
    parameters,
  );
  const found: Shown[] = await tx.query(BY_ID, [idsAsJson(rows.slice(0, page.limit).map(({ id }) => id))]);
  const shown = new Map(found.map((row) => [row.source.id, view(row)]));
  return pageOf(
    rows,
    page,
    ({ id }) => [id],
    ({ id }) => shown.get(id) as SourceView,
    counted?.total,
  );
}

function view({
  source,
  kind,
  withheld,
  readers,
  language,
  description,
  audience,
  version,
  ...rest
}: Shown): SourceView {
  const { id, title, url, publisher, publishedAt } = sourceBrief(source);
  return {
    id,
    kind,
    title,
    url,
    publisher,
    publishedAt: publishedAt ?? withheld?.publishedAt ?? null,
    language,
    description,
    confidential: source.confidential,
    ...(readers && { readers }),
    audience,
    createdAt: rest.createdAt.toISOString(),
    updatedAt: rest.updatedAt.toISOString(),
    createdBy: rest.createdBy,
    version,
  };
}
