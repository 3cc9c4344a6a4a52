import 'reflect-metadata';

import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { migrate } from '../../src/app/database.js';
import { onDatabase } from '../../src/platform/database-roles.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { provisionDatabase } from '../../src/platform/provision.js';

declare global {
  var testServer: { readonly server: EmbeddedPostgres; readonly root: string } | undefined;
}

const TEMPLATE = 'claimtrail_template';

/**
 * Starts one server for the run (or takes that of TEST_DATABASE_URL) and migrates one template database, which
 * `freshDatabase` copies for each test file.
 */
export default async function globalSetup(): Promise<void> {
  const adminUrl = process.env['TEST_DATABASE_URL'] ?? (await startServer());
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${TEMPLATE} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${TEMPLATE}`);
  const { ownerUrl, appUrl } = await provisionDatabase(onDatabase(adminUrl, TEMPLATE));
  await migrate(ownerUrl);
  // While anybody is connected to it, it cannot be copied.
  await admin.query(`ALTER DATABASE ${TEMPLATE} ALLOW_CONNECTIONS false`);
  await admin.end();
  // The environment is what the workers of jest get from here.
  Object.assign(process.env, { TEST_ADMIN_URL: adminUrl, TEST_OWNER_URL: ownerUrl, TEST_APP_URL: appUrl });
}

async function startServer(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'claimtrail-test-'));
  // As root, the user that runs PostgreSQL has to pass through.
  chmodSync(root, 0o755);
  const server = await startEmbeddedPostgres({ dir: join(root, 'postgres'), database: 'claimtrail', fast: true });
  globalThis.testServer = { server, root };
  return server.url;
}
