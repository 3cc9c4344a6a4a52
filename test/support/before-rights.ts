import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';

import pg from 'pg';
import { DataSource } from 'typeorm';

import { databaseOptions } from '../../src/app/database.js';
import { onDatabase } from '../../src/platform/database-roles.js';
import { provisionDatabase } from '../../src/platform/provision.js';
import type { FreshDatabase } from './database.js';

/** The last migration before rights were kept by the database. */
export const BEFORE_RIGHTS = 1780000510000;

/** What instances held then, in every table that there was. */
const ROWS = 'test/support/before-rights.sql';

/** A database that is not migrated, with roles of its own. */
export async function emptyDatabase(): Promise<FreshDatabase> {
  const server = process.env['TEST_ADMIN_URL'] ?? '';
  const name = `claimtrail_test_${randomBytes(6).toString('hex')}`;
  const adminUrl = onDatabase(server, name);
  await asAdmin(server, `CREATE DATABASE ${name}`);
  const { ownerUrl, appUrl } = await provisionDatabase(adminUrl);
  return { adminUrl, ownerUrl, appUrl, drop: () => asAdmin(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

/** Runs the migrations there were before rights. */
export async function migrateUntilRights(ownerUrl: string): Promise<void> {
  const db = await new DataSource({ ...databaseOptions(ownerUrl), poolSize: 2 }).initialize();
  const { migrations } = db;
  migrations.splice(migrations.findIndex((one) => timestampOf(one) > BEFORE_RIGHTS));
  await db.runMigrations({ transaction: 'each' }).finally(() => db.destroy());
}

/** Undoes the migrations since; how many they were. */
export async function undoRights(ownerUrl: string): Promise<number> {
  const db = await new DataSource({ ...databaseOptions(ownerUrl), poolSize: 2 }).initialize();
  try {
    for (let n = 0; ; n++) {
      const [{ last }] = (await db.query(`SELECT max(timestamp) AS last FROM migrations`)) as [{ last: string }];
      if (Number(last) <= BEFORE_RIGHTS) return n;
      await db.undoLastMigration({ transaction: 'each' });
    }
  } finally {
    await db.destroy();
  }
}

/** Fills a database of that time with what an instance of that time held. */
export const fill = ({ adminUrl }: FreshDatabase): Promise<void> => asAdmin(adminUrl, readFileSync(ROWS, 'utf8'));

/** Tables of the record and of its history, with their columns. */
export async function tablesOf(ownerUrl: string): Promise<Record<string, readonly string[]>> {
  const rows = await ask<{ name: string; columns: string[] }>(
    ownerUrl,
    `SELECT n.nspname || '.' || c.relname AS name, array_agg(a.attname::text ORDER BY a.attname) AS columns
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE n.nspname IN ('claimtrail', 'history') AND c.relkind = 'r' AND c.relname <> 'migrations' GROUP BY 1 ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]));
}

/** What tables hold in some of their columns: how many rows, and a digest of all of them. */
export async function contentsOf(
  ownerUrl: string,
  tables: Readonly<Record<string, readonly string[]>>,
): Promise<Record<string, { readonly rows: number; readonly digest: string }>> {
  const contents = Object.entries(tables).map(
    ([table, columns]) =>
      `SELECT '${table}' AS name, count(*)::int AS rows, coalesce(md5(string_agg(r.row, E'\\n' ORDER BY r.row)), '') AS digest
       FROM (SELECT ROW(${columns.join(', ')})::text AS row FROM ${table}) r`,
  );
  const rows = await ask<{ name: string; rows: number; digest: string }>(ownerUrl, contents.join(' UNION ALL '));
  return Object.fromEntries(rows.map(({ name, ...content }) => [name, content]));
}

const timestampOf = (migration: object): number => Number(migration.constructor.name.slice(-13));

const asAdmin = async (url: string, sql: string): Promise<void> => void (await ask(url, sql));

async function ask<Row>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client
    .query(sql)
    .then(({ rows }) => rows as Row[])
    .finally(() => client.end());
}
