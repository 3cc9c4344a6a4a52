import type { EntityManager } from 'typeorm';

import { type Page, pageOf, type PageRequest } from '../kernel/page.js';

/** What changed between two versions, by the name the field has in the API. */
export interface Change {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One version of a record: when it came to be, who made it so, why, and what it changed. */
export interface Revision {
  readonly version: number;
  readonly recordedAt: string;
  readonly actor: { readonly id: string; readonly name: string };
  readonly reason: string | null;
  readonly operation: 'created' | 'changed' | 'removed';
  readonly changes: readonly Change[];
}

interface Row {
  readonly version: number;
  readonly recorded_at: Date;
  readonly actor: { readonly id: string; readonly name: string };
  readonly reason: string | null;
  readonly removed: boolean;
  readonly content: Readonly<Record<string, unknown>>;
  readonly before: Readonly<Record<string, unknown>> | null;
}

/** Tables whose history can be read by the record; that of entities and sources has the names of who is protected since. */
export type TrackedTable = 'claim' | 'metric' | 'principal';

/**
 * The versions of one record, the newest first, with what each changed among some columns.
 *
 * @param shown names in the API of the columns that are shown, in this order; others are nobody's business
 * @param asOf versions recorded after it are left out; null for none
 * @param besides what else is shown under some of these names, in SQL of a version `r`, where it is no column as it is
 */
export async function revisionsOf(
  tx: EntityManager,
  table: TrackedTable,
  id: string,
  shown: ReadonlyMap<string, string>,
  asOf: Date | null,
  page: PageRequest,
  besides: Readonly<Record<string, string>> = {},
): Promise<Page<Revision>> {
  const columns = [...shown.keys()];
  const content = `jsonb_build_object(${columns.map((column) => `'${column}', ${besides[column] ?? `r.${column}`}`).join(', ')})`;
  const rows: Row[] = await tx.query(
    `WITH shown AS MATERIALIZED (SELECT v.* FROM (SELECT r.version, r.recorded_at, r.removed, r.change_id, ${content} AS content, lag(${content}) OVER (ORDER BY r.version) AS before
           FROM history.${table} r WHERE r.id = $1 AND ($2::timestamptz IS NULL OR r.recorded_at <= $2)) v
       WHERE $3::int IS NULL OR v.version < $3 ORDER BY v.version DESC LIMIT $4)
     SELECT v.version, v.recorded_at, v.removed, v.content, v.before, c.reason,
       jsonb_build_object('id', c.actor_id, 'name', coalesce(p.name, '')) AS actor
     FROM shown v JOIN history.changes((SELECT array_agg(change_id) FROM shown)) c ON c.id = v.change_id
     LEFT JOIN principal p ON p.id = c.actor_id ORDER BY v.version DESC`,
    [id, asOf, page.after ? Number(page.after[0]) : null, page.limit + 1],
  );
  return pageOf(
    rows,
    page,
    ({ version }) => [String(version)],
    (row) => revision(row, shown),
  );
}

function revision(
  { version, recorded_at, actor, reason, removed, content, before }: Row,
  shown: ReadonlyMap<string, string>,
): Revision {
  const same = (column: string): boolean => JSON.stringify(before?.[column]) === JSON.stringify(content[column]);
  const changed = before ? [...shown].filter(([column]) => !same(column)) : [];
  return {
    version,
    recordedAt: recorded_at.toISOString(),
    actor,
    reason,
    operation: removed ? 'removed' : before ? 'changed' : 'created',
    changes: changed.map(([column, path]) => ({
      path,
      before: before?.[column] ?? null,
      after: content[column] ?? null,
    })),
  };
}
