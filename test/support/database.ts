import { randomBytes } from 'node:crypto';

import pg from 'pg';

import { onDatabase } from '../../src/platform/database-roles.js';

/** A database of its own for one test file. */
export interface FreshDatabase {
  /** As the owner of the tables: for looking behind the application. */
  readonly ownerUrl: string;
  /** As whoever may do everything on the server: for what PostgreSQL tells nobody else. */
  readonly adminUrl: string;
  /** As the application. */
  readonly appUrl: string;
  /** Removes it, whoever is still connected. */
  drop(): Promise<void>;
}

/** Copies the migrated template; the roles are those of the template. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const template = new URL(given('TEST_APP_URL')).pathname.slice(1);
  const name = `claimtrail_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY wal_log`);
  return {
    ownerUrl: onDatabase(given('TEST_OWNER_URL'), name),
    adminUrl: onDatabase(given('TEST_ADMIN_URL'), name),
    appUrl: onDatabase(given('TEST_APP_URL'), name),
    drop: () => asAdmin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function asAdmin(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: given('TEST_ADMIN_URL') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set by test/support/global-setup.ts; run the tests with npm test.`);
  return value;
}
