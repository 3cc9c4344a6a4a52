import 'reflect-metadata';

import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import pg from 'pg';

import { migrate } from '../../src/app/database.js';
import { onDatabase } from '../../src/platform/database-roles.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/embedded-postgres.js';
import { isAlive } from '../../src/platform/postgres-process.js';
import { provisionDatabase } from '../../src/platform/provision.js';

declare global {
  var testRun: { readonly server: EmbeddedPostgres | null; readonly root: string } | undefined;
}

const TEMPLATE = 'claimtrail_template';

/** Where Linux keeps files in memory: making the thousand files of a database takes a tenth there of what it may take on a disk. */
const MEMORY = '/dev/shm';

/** What all databases and data folders of a run take at most, with room to spare. */
const BYTES = 4 * 2 ** 30;

/** What folders of runs are called; the process that made one comes next. */
const FOLDER = 'claimtrail-test-';

/**
 * Starts one server for the run (or takes that of TEST_DATABASE_URL) and migrates one template database, which
 * `freshDatabase` copies for each test file. Files that tests make are in the folder of the run as well.
 */
export default async function globalSetup(): Promise<void> {
  const root = folderOfRun();
  const given = process.env['TEST_DATABASE_URL'];
  const server = given === undefined ? await startServer(root) : null;
  globalThis.testRun = { server, root };
  const adminUrl = server?.url ?? (given as string);
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
  Object.assign(process.env, {
    TEST_ADMIN_URL: adminUrl,
    TEST_OWNER_URL: ownerUrl,
    TEST_APP_URL: appUrl,
    TMPDIR: root,
  });
}

/** A folder for all that the run writes, in memory where there is enough; what runs that were killed have left there goes. */
function folderOfRun(): string {
  const parent = holds(MEMORY) ? MEMORY : tmpdir();
  for (const name of readdirSync(parent).filter((one) => one.startsWith(FOLDER))) {
    const [pid, left] = [Number(name.slice(FOLDER.length).split('-')[0]), join(parent, name)];
    if (pid > 0 && !isAlive(pid) && statSync(left).uid === process.getuid?.())
      rmSync(left, { recursive: true, force: true });
  }
  const root = mkdtempSync(join(parent, `${FOLDER}${process.pid}-`));
  // As root, the user that runs PostgreSQL has to pass through.
  chmodSync(root, 0o755);
  return root;
}

function holds(folder: string): boolean {
  if (!existsSync(folder)) return false;
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= BYTES;
}

function startServer(root: string): Promise<EmbeddedPostgres> {
  return startEmbeddedPostgres({ dir: join(root, 'postgres'), database: 'claimtrail', fast: true });
}
