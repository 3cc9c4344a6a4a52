import type { EntityManager } from 'typeorm';

import { type Page, pageOf, type PageRequest } from '../kernel/page.js';
import { prepared } from '../platform/prepared-statements.js';
import type { Content, Names, Told, ToldField } from './change-words.js';
import type { Revision } from './revision.js';
import { revisionOf, type Version } from './revision.js';

/** A field whose changes are shown. */
export interface ShownField extends ToldField {
  /** Its name in the API. */
  readonly path: string;
  /** What it is of a version `r`, in SQL. */
  readonly sql: string;
}

/** Versions of a kind of records that are shown, and how they are told. */
export interface ShownVersions {
  readonly kind: Revision['record']['kind'];
  /** Versions `r` of a tracked table, with what else their fields need. */
  readonly from: string;
  /** Which of them, in SQL: those of the record `$1` that the caller may be shown. */
  readonly where: string;
  /** Others are nobody's business. */
  readonly fields: readonly ShownField[];
  /** What a version is called where it was created or removed. */
  readonly called: (content: Content, names: Names) => Told;
  /** Of which versions the reason may name who is protected, in SQL; of none where nothing is said. */
  readonly withheld?: string;
}

/** What ids are called, as far as the caller may know. */
export type NamesOf = (tx: EntityManager, ids: readonly string[]) => Promise<Names>;

const NO_NAMES: NamesOf = () => Promise.resolve(new Map());

/**
 * The versions of a record, and of what belongs to it, the newest first, with what each changed. What the caller could not be shown as
 * of its moment is left out, as if it had not been: for them the record was created when they could first have read it.
 *
 * @param asOf versions recorded after it are left out; null for none
 */
export async function revisionsOf(
  tx: EntityManager,
  shown: readonly ShownVersions[],
  id: string,
  asOf: Date | null,
  page: PageRequest,
  namesOf: NamesOf = NO_NAMES,
): Promise<Page<Revision>> {
  const [at = null, record = null, version = null] = page.after ?? [];
  const rows: Version[] = await tx.query(statementFor(shown), [id, asOf, at, record, version, page.limit + 1]);
  const names = await namesOf(tx, [
    ...new Set(JSON.stringify(rows.map(({ content, before }) => [content, before])).match(ID)),
  ]);
  const [counted]: { total: number }[] = page.count
    ? await tx.query(`SELECT count(*)::int AS total FROM (${shown.map(idsOf).join(' UNION ALL ')}) v`, [id, asOf])
    : [];
  const kinds = new Map(shown.map((one) => [one.kind, one]));
  return pageOf(
    rows,
    page,
    ({ recorded_at, id: of, version: number }) => [recorded_at.toISOString(), of, String(number)],
    (row) => revisionOf(row, kinds.get(row.kind) as ShownVersions, names),
    counted?.total,
  );
}

/** What an id looks like. */
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

const UNTIL = '($2::timestamptz IS NULL OR r.recorded_at <= $2)';

const idsOf = ({ from, where }: ShownVersions): string => `SELECT r.id FROM ${from} WHERE ${where} AND ${UNTIL}`;

function versionsOf({ kind, from, where, fields, withheld = 'false' }: ShownVersions): string {
  const content = `jsonb_build_object(${fields.map(({ path, sql }) => `'${path}', ${sql}`).join(', ')})`;
  return `SELECT '${kind}' AS kind, r.id, r.version, r.recorded_at, r.removed, r.change_id, ${withheld} AS withheld, ${content} AS content,
      lag(${content}) OVER (PARTITION BY r.id ORDER BY r.version) AS before
    FROM ${from} WHERE ${where} AND ${UNTIL}`;
}

/** One statement for each set of kinds of records, which its first and how many they are tell apart: they are few, and each takes longer to plan than to run. */
const statementFor = (shown: readonly ShownVersions[]): string =>
  prepared(
    `revisions-${shown[0]?.kind}-${shown.length}`,
    `WITH shown AS MATERIALIZED (SELECT v.* FROM (${shown.map(versionsOf).join(' UNION ALL ')}) v
       WHERE $3::timestamptz IS NULL OR (v.recorded_at, v.id, v.version) < ($3, $4::uuid, $5::int)
       ORDER BY v.recorded_at DESC, v.id DESC, v.version DESC LIMIT $6)
     SELECT v.kind, v.id, v.version, v.recorded_at, v.removed, history.is_erasing(v.change_id) AS erased, v.content, v.before, CASE WHEN v.withheld THEN NULL ELSE c.reason END AS reason,
       jsonb_build_object('id', c.actor_id, 'name', coalesce(p.name, '')) AS actor
     FROM shown v JOIN history.changes((SELECT array_agg(change_id) FROM shown)) c ON c.id = v.change_id
     LEFT JOIN principal p ON p.id = c.actor_id ORDER BY v.recorded_at DESC, v.id DESC, v.version DESC`,
  );
