import type { EntityManager } from 'typeorm';

import { userBrief } from '../accounts/user-brief.js';
import { nameKey } from '../kernel/names.js';
import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { containing } from '../platform/patterns.js';
import { displayName, type EntityKind } from './entity.js';
import { entityBrief, type EntityJson, entityJson } from './entity-brief.js';
import type { EntityView } from './entity-view.dto.js';

type Shown = Pick<
  EntityView,
  | 'id'
  | 'kind'
  | 'names'
  | 'aliases'
  | 'identifiers'
  | 'description'
  | 'fiscalCalendar'
  | 'confidential'
  | 'audience'
  | 'version'
> & {
  readonly sameAs: EntityJson | null;
  readonly createdBy: { readonly id: string; readonly name: string };
  readonly readers: string[] | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

/** What of a confidential entity is withheld comes from its identity, for whom may read that. */
const SHOWN = `e.id, e.kind, e.description, coalesce(i.content->'fiscalCalendar', e.fiscal_calendar) AS "fiscalCalendar", e.confidential,
  CASE WHEN i.owner_id::text = current_setting('claimtrail.actor') THEN i.readers END AS readers, e.audience, e.version,
  e.created_at AS "createdAt", e.updated_at AS "updatedAt",
  coalesce(i.content->'names', e.names) AS names, coalesce(i.content->'aliases', e.aliases) AS aliases,
  coalesce(i.content->'identifiers', e.identifiers) AS identifiers,
  (SELECT ${entityJson('s')} FROM entity s WHERE s.id = e.same_as_id) AS "sameAs",
  ${userBrief('e.owner_id')} AS "createdBy"`;

const JOINED = 'LEFT JOIN confidential_identity i ON e.confidential AND i.id = e.id';

/** The entity of an id (merged ones too), as the caller may see it; undefined where there is none. */
export async function entityShown(tx: EntityManager, id: string): Promise<EntityView | undefined> {
  const rows: Shown[] = await tx.query(`SELECT ${SHOWN} FROM entity e ${JOINED} WHERE e.id = $1`, [id]);
  return rows.map(view)[0];
}

/** What narrows a list of entities; null is not asked for. */
export interface EntityQuery {
  /** Part of a name or alias. */
  readonly text: string | null;
  readonly kind: EntityKind | null;
}

/** What few rows hold is looked up first; what more than these hold is soon found among the newest. */
const MOST_FOUND = 1000;

/** Entities, the newest first. */
export async function entityPage(
  tx: EntityManager,
  { text, kind }: EntityQuery,
  page: PageRequest,
): Promise<Page<EntityView>> {
  const parameters: unknown[] = [];
  const given = (value: unknown): string => `$${parameters.push(value)}`;
  const conditions = ['true'];
  if (text) {
    // Confidential ones have no names there.
    const pattern = containing(nameKey(text));
    const named: { id: string }[] = await tx.query(`SELECT id FROM entities_named($1, ${MOST_FOUND + 1}) AS id`, [
      pattern,
    ]);
    conditions.push(
      named.length > MOST_FOUND
        ? `e.id IN (SELECT n.entity_id FROM entity_name n WHERE CASE WHEN n.key LIKE ${given(pattern)} THEN true ELSE false END)`
        : `e.id = ANY(${given(named.map(({ id }) => id))})`,
    );
  }
  if (kind) conditions.push(`e.kind = ${given(kind)}`);
  const wanted = conditions.join(' AND ');
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM entity e WHERE ${wanted}`, [...parameters])
    : [];
  const after = page.after ? `AND e.id < ${given(page.after[0])}` : '';
  const rows: Shown[] = await tx.query(
    `SELECT ${SHOWN} FROM (SELECT e.* FROM entity e WHERE ${wanted} ${after} ORDER BY e.id DESC LIMIT ${given(page.limit + 1)}) e
     ${JOINED} ORDER BY e.id DESC`,
    parameters,
  );
  return pageOf(rows, page, ({ id }) => [id], view, counted?.total);
}

function view({ createdAt, updatedAt, createdBy, sameAs, version, audience, readers, ...shown }: Shown): EntityView {
  const { id, kind, names, aliases, identifiers, description, fiscalCalendar, confidential } = shown;
  return {
    id,
    kind,
    name: displayName(names) || (description ?? ''),
    names,
    aliases,
    identifiers,
    description,
    fiscalCalendar,
    confidential,
    ...(readers && { readers }),
    sameAs: sameAs && entityBrief(sameAs),
    audience,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
    createdBy,
    version,
  };
}
