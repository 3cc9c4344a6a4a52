import type { EntityManager } from 'typeorm';

/** Something that the database has and its ledger has not. */
export interface Stray {
  readonly record: string;
  readonly id: string;
  readonly version: number;
  readonly what: string;
}

/** Of each kind in each table; who finds one knows enough. */
const MOST = 1000;

/** Columns that follow the present, and so differ from what was recorded; and what a name is looked up by, which follows from the name. */
const FOLLOWING = ['readers', 'shown', 'a_readership', 'b_readership', 'own_readership', 'skeleton'];

interface Tracked {
  readonly record: string;
  /** The columns of its rows `t`, in SQL, but for those that follow the present. */
  readonly columns: readonly string[];
  /** What its versions `h` have in these; a column that is never empty and is so in a version came later, with a value for all. */
  readonly recorded: readonly string[];
  /** Whether its versions say when they ended. */
  readonly ends: boolean;
}

/**
 * Statements that look for versions that nothing attests, rows that are not what was recorded last, and versions that end at another moment than
 * the next begins: three to five for each tracked table, and three besides. For whoever reads everything; each gives {@link Stray}s.
 */
export async function strayQueries(tx: EntityManager): Promise<string[]> {
  const queries: string[] = [];
  for (const { record, columns, recorded, ends } of await trackedTables(tx)) {
    queries.push(unattested(record, `history.${record}`, 'r.id', 'r.version'), differing(record, columns, recorded));
    if (ends) queries.push(wronglyReplaced(record));
    queries.push(ofAnotherChange(record));
    if (SHOWN[record]) queries.push(wronglyShown(record, SHOWN[record]));
  }
  return [
    ...queries,
    unattested('change', 'history.change', 'r.id', '1'),
    unattested('transition', 'claimtrail.transition', 'r.id', '1'),
    unattested('rate', 'claimtrail.rate', `md5(r.set_id || ' ' || r.currency || ' ' || r.day)::uuid`, '1'),
  ];
}

/** What has versions, by what the database says: a table that comes later is among them. */
function trackedTables(tx: EntityManager): Promise<Tracked[]> {
  return tx.query(
    `SELECT h.relname AS record, array_agg('t.' || quote_ident(a.attname) ORDER BY a.attnum) AS columns,
       array_agg(format(CASE WHEN a.attnotnull THEN 'coalesce(h.%1$I, t.%1$I)' ELSE 'h.%1$I' END, a.attname) ORDER BY a.attnum) AS recorded,
       EXISTS (SELECT FROM pg_attribute e WHERE e.attrelid = h.oid AND e.attname = 'replaced_at' AND NOT e.attisdropped) AS ends
     FROM pg_class h JOIN pg_class t ON t.relname = h.relname AND t.relnamespace = 'claimtrail'::regnamespace AND t.relkind = 'r'
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE h.relnamespace = 'history'::regnamespace AND h.relkind = 'r' AND NOT (a.attname = ANY ($1) AND h.relname <> 'confidential_identity')
       AND EXISTS (SELECT FROM pg_attribute v WHERE v.attrelid = h.oid AND v.attname = 'recorded_at' AND NOT v.attisdropped)
     GROUP BY h.relname, h.oid ORDER BY h.relname`,
    [FOLLOWING],
  );
}

const unattested = (record: string, table: string, id: string, version: string): string =>
  `SELECT '${record}' AS record, ${id} AS id, ${version} AS version, 'a version that nothing attests' AS what FROM ${table} r
   WHERE NOT EXISTS (SELECT FROM history.leaf l WHERE l.record = '${record}' AND l.id = ${id} AND l.version = ${version} AND l.kind = 'recorded') LIMIT ${MOST}`;

const differing = (record: string, columns: readonly string[], recorded: readonly string[]): string =>
  `SELECT '${record}' AS record, coalesce(t.id, h.id) AS id, coalesce(t.version, h.version) AS version,
      CASE WHEN t.id IS NULL THEN 'a record whose row is gone' WHEN h.id IS NULL THEN 'a row that was never recorded'
        WHEN h.removed THEN 'a row of a record that was removed' ELSE 'a row that is not as it was recorded last' END AS what
    FROM claimtrail.${record} t FULL JOIN (SELECT DISTINCT ON (id) * FROM history.${record} ORDER BY id, version DESC) h ON h.id = t.id
    WHERE CASE WHEN t.id IS NULL THEN NOT h.removed ELSE h.id IS NULL OR h.removed OR ROW(${columns.join(', ')}) IS DISTINCT FROM ROW(${recorded.join(', ')}) END LIMIT ${MOST}`;

/** What of somebody or something protected is shown in all of the past, by the row of today (migrations `history-security`, `protected`). */
const SHOWN: Readonly<Record<string, string>> = {
  entity: `CASE WHEN t.confidential THEN jsonb_build_object('kind', t.kind, 'description', t.description) END`,
  source: `CASE WHEN t.confidential THEN jsonb_build_object('kind', t.kind, 'description', t.description, 'language', t.language) END`,
};

const wronglyShown = (record: string, shown: string): string =>
  `SELECT '${record}' AS record, r.id, r.version, 'a version that is shown otherwise than its record is today' AS what
   FROM history.${record} r JOIN claimtrail.${record} t ON t.id = r.id
   WHERE (r.shown, r.readers) IS DISTINCT FROM (${shown}, claimtrail.audience_key(t.audience, t.desk_id)) LIMIT ${MOST}`;

/** A version has the moment of its change, or where the clock had been put back, that of the version before. */
const ofAnotherChange = (record: string): string =>
  `SELECT '${record}' AS record, r.id, r.version, 'a version that its change did not make' AS what
   FROM history.${record} r LEFT JOIN history.change c ON c.id = r.change_id
   WHERE c.at IS DISTINCT FROM r.recorded_at AND NOT EXISTS (SELECT FROM history.${record} b
     WHERE b.id = r.id AND b.version = r.version - 1 AND b.recorded_at = r.recorded_at AND c.at < r.recorded_at) LIMIT ${MOST}`;

const wronglyReplaced = (record: string): string =>
  `SELECT '${record}' AS record, r.id, r.version, 'a version that ends at another moment than the next begins' AS what
   FROM (SELECT v.id, v.version, v.replaced_at, lead(v.recorded_at, 1, 'infinity') OVER (PARTITION BY v.id ORDER BY v.version) AS next FROM history.${record} v) r
   WHERE r.replaced_at <> r.next LIMIT ${MOST}`;
