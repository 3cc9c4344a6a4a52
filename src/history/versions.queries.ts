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

/** SQL for whether a version `r` is shown to whoever asks: where everything it names is, as it is as of its moment (`as_of.claim`). */
const SHOWN_AS_OF_ITS_MOMENT: Readonly<Record<TrackedTable, string>> = {
  claim: `EXISTS (SELECT FROM entity e WHERE e.id = r.subject_id)
    AND (r.value_entity_id IS NULL OR EXISTS (SELECT FROM entity e WHERE e.id = r.value_entity_id))
    AND NOT EXISTS (SELECT FROM history.scope_value v WHERE v.claim_id = r.id AND v.entity_id IS NOT NULL
      AND v.recorded_at <= r.recorded_at AND NOT v.removed AND NOT EXISTS (SELECT FROM entity e WHERE e.id = v.entity_id)
      AND NOT EXISTS (SELECT FROM history.scope_value n WHERE n.id = v.id AND n.version = v.next_version AND n.recorded_at <= r.recorded_at))`,
  metric: 'true',
  principal: 'true',
};

/**
 * The versions of one record, the newest first, with what each changed among some columns. What the caller could not be shown as of its
 * moment is left out, as if it had not been: for them the record was created when they could first have read it.
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
           FROM history.${table} r WHERE r.id = $1 AND ($2::timestamptz IS NULL OR r.recorded_at <= $2)
             AND ${SHOWN_AS_OF_ITS_MOMENT[table]}) v
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
