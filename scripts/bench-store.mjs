// A PostgreSQL of its own for a benchmark, and migrated databases on it.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { load } from './bench-app.mjs';

const { startEmbeddedPostgres } = await load('platform/embedded-postgres.js');
const { provisionDatabase } = await load('platform/provision.js');
const { onDatabase } = await load('platform/database-roles.js');
const { migrate } = await load('app/database.js');

/** Starts a server in a folder that is removed when it stops. */
export async function startServer() {
  const root = mkdtempSync(join(tmpdir(), 'claimtrail-bench-'));
  chmodSync(root, 0o755);
  const server = await startEmbeddedPostgres({
    dir: join(root, 'postgres'),
    database: 'claimtrail',
    log: () => {},
    warn: console.warn,
  });
  const stop = async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  };
  return { url: server.url, stop };
}

/** Makes and migrates a database; `owner` is a client that may do everything in it. */
export async function makeDatabase(server, name) {
  const admin = new pg.Client({ connectionString: server.url });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.end();
  const url = onDatabase(server.url, name);
  const { ownerUrl, appUrl } = await provisionDatabase(url);
  await migrate(ownerUrl);
  const owner = new pg.Client({ connectionString: url });
  owner.on('error', () => undefined);
  await owner.connect();
  return { url, appUrl, owner };
}
