import type pg from 'pg';

/** Makes a database what it was when the cleaner was made. */
export interface Cleaner {
  clean(): Promise<void>;
}

/** Faster than a new database: most tables are empty in the beginning, and hold few rows in the end. */
export async function cleanerOf(admin: pg.Client): Promise<Cleaner> {
  const { rows: tables } = await admin.query<{ name: string; columns: string }>(
    `SELECT format('%I.%I', n.nspname, c.relname) AS name,
       string_agg(format('%I', a.attname), ', ' ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE n.nspname IN ('claimtrail', 'history') AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
       AND c.relname NOT LIKE '%migration%' GROUP BY 1`,
  );
  const kept: string[] = [];
  await admin.query('CREATE SCHEMA kept');
  for (const { name, columns } of tables) {
    const { rowCount } = await admin.query(`SELECT FROM ${name} LIMIT 1`);
    if (!rowCount) continue;
    const copy = `kept.${name.replaceAll(/[."]/g, '_')}`;
    await admin.query(`CREATE TABLE ${copy} AS SELECT * FROM ${name}`);
    kept.push(`INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM ${copy}`);
  }
  const statements = [
    'BEGIN',
    'SET LOCAL session_replication_role = replica',
    ...tables.map(({ name }) => `DELETE FROM ${name}`),
    ...kept,
    'COMMIT',
  ].join(';\n');
  return { clean: async () => void (await admin.query(statements)) };
}
