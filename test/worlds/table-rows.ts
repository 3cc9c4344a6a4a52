import pg from 'pg';

import { DESK_IDS, permissionsOf, type Person, personId } from './cast.js';
import type { Stage } from './stage.js';

/** What the application's role reads of a table. */
export interface TableRows {
  readonly table: string;
  /** A row a line, in the order of their ids; or why it cannot be read. */
  readonly text: string;
}

/** Columns that hold what is made of ids, or numbers of transactions. */
const APART = [
  'identity',
  'facts',
  'digest',
  'mark',
  'material',
  'hash',
  'xid',
  'request_id',
  'fingerprint',
  'change_id',
  'hash',
  'prefix',
];

/** Everything that the application's role may read at all; but for leaves of the ledger, which are as random as their salts, and whose rights are those of their versions. */
const READABLE = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name, coalesce((
    SELECT string_agg(format('r.%I', a.attname), ', ' ORDER BY a.attname <> 'recorded_at', a.attname <> 'id', a.attnum) FROM pg_attribute a
    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attname NOT IN (${APART.map((name) => `'${name}'`).join(', ')})
      AND has_column_privilege(c.oid, a.attnum, 'SELECT')), '') AS columns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname IN ('claimtrail', 'history', 'as_of') AND c.relkind IN ('r', 'v', 'm', 'p') AND c.relname NOT LIKE '%migration%' AND c.relname <> 'leaf'
    AND has_schema_privilege(n.oid, 'USAGE') AND has_any_column_privilege(c.oid, 'SELECT')
  ORDER BY 1`;

/** Says in a transaction of the application's role who acts, as the application does. */
export async function speakAs(app: pg.Client, who: Person, asOf = ''): Promise<void> {
  const desks = who.desks.map((desk) => DESK_IDS[desk]);
  const settings = {
    'claimtrail.actor': personId(who),
    'claimtrail.desk': desks[0] ?? '',
    'claimtrail.readership': `{newsroom,public,${desks.join(',')}}`,
    'claimtrail.administers': permissionsOf(who).has('accounts:administer') ? 'on' : 'off',
    'claimtrail.as_of': asOf,
  };
  const said = Object.keys(settings).map((name, i) => `set_config('${name}', $${i + 1}, true)`);
  await app.query(`SELECT ${said.join(', ')}`, Object.values(settings));
}

/** Reads every table and view as the application does for somebody: plain SQL, with nothing but what the session says. */
export async function tableRows(stage: Stage, who: Person, asOf: string): Promise<TableRows[]> {
  const app = new pg.Client({ connectionString: stage.database.appUrl });
  await app.connect();
  try {
    await app.query('BEGIN READ ONLY');
    await speakAs(app, who, asOf);
    const { rows: tables } = await app.query<{ name: string; columns: string }>(READABLE);
    const read: TableRows[] = [];
    for (const { name, columns } of tables) {
      if (columns === '') continue;
      const { rows } = await app.query<{ row: string }>(
        `SELECT row(${columns})::text AS row FROM ${name} r ORDER BY ${columns}`,
      );
      read.push({ table: name, text: rows.map(({ row }) => row).join('\n') });
    }
    return read;
  } finally {
    await app.end();
  }
}
