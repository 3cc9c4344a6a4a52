import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

import pg from 'pg';

import { lockDataFolder } from './data-folder-lock.js';
import { canEnter, EmbeddedPostgresError, postgresAccount, ROOT_HOME, type SystemUser } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';
import { clearLeftovers, postgresEnvironment, type PostgresFolder } from './postgres-process.js';
import { type SupervisedPostgres, supervisePostgres, type SupervisionOptions } from './postgres-supervisor.js';

const run = promisify(execFile);

/** How the embedded PostgreSQL is to run. */
export interface EmbeddedOptions extends SupervisionOptions {
  /** The data folder; made if missing. One application at a time uses it. */
  readonly dir: string;
  /** The database to connect to; made if missing. */
  readonly database: string;
  /** For tests: nothing is flushed to disk. */
  readonly fast?: boolean;
  /** What the server itself writes. */
  readonly log?: (line: string) => void;
}

/** A running server. */
export interface EmbeddedPostgres extends SupervisedPostgres {
  /** The address of the database as superuser: for provisioning and migrations only. */
  readonly url: string;
  /** Stops the server and gives the folder free. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL in a folder of its own, for `npm start` without DATABASE_URL and for the tests.
 *
 * It listens on a free port of 127.0.0.1, with a random password. The cluster is made beside its final place and
 * renamed, so that a start which was killed leaves nothing half-made. If the server ends without having been asked
 * to, it is started again on the same port.
 *
 * @throws EmbeddedPostgresError with a sentence on how to mend it
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const user = await postgresAccount();
  const dir = dataFolder(options.dir, user);
  const binaries = await postgresBinaries(user);
  const unlock = await lockDataFolder(dir);
  try {
    const { log = () => undefined, fast = false } = options;
    const folder: PostgresFolder = { dir, data: join(dir, 'data'), user, binaries, fast, log };
    const passwordFile = join(dir, 'password');
    if (!existsSync(folder.data)) await initialise(folder, passwordFile);
    refuseOtherVersion(folder);
    const recovered = await clearLeftovers(folder.data);
    if (recovered) options.warn?.(recovered);
    const server = await supervisePostgres(folder, options);
    const password = readFileSync(passwordFile, 'utf8').trim();
    const url = (database: string) => `postgres://postgres:${password}@127.0.0.1:${server.port}/${database}`;
    try {
      await makeDatabase(url('postgres'), options.database);
    } catch (error) {
      await server.stop();
      throw error;
    }
    return { url: url(options.database), port: server.port, pid: server.pid, stop: () => server.stop().then(unlock) };
  } catch (error) {
    unlock();
    throw error;
  }
}

/** How a cluster is made that need not outlast a crash, and whose superuser connects a thousand times. */
const HASTE = ['--no-sync', '--no-data-checksums', '--set', 'scram_iterations=1'];

/** The folder itself, or one under {@link ROOT_HOME} where the user that runs PostgreSQL cannot get to it. */
function dataFolder(wanted: string, user: SystemUser): string {
  let dir = resolve(wanted);
  try {
    makeFolders(dirname(dir));
    if (!canEnter(dirname(dir), user)) {
      const digest = createHash('sha256').update(dir).digest('hex').slice(0, 8);
      dir = join(ROOT_HOME, 'data', `${dir.replace(/[^A-Za-z0-9]+/g, '_')}-${digest}`);
      makeFolders(dirname(dir));
    }
    if (!existsSync(dir)) mkdirSync(dir, { mode: 0o700 });
    giveTo(user, dir);
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The data folder ${dir} cannot be made or used (${(error as NodeJS.ErrnoException).code ?? 'unknown'}); set CLAIMTRAIL_DATA_DIR to a folder you may write to.`,
    );
  }
  return dir;
}

/** One folder after the other: `recursive` of Node 20 never ends where a folder that is there takes no folders, such as /proc. */
function makeFolders(dir: string): void {
  if (existsSync(dir)) return;
  makeFolders(dirname(dir));
  mkdirSync(dir);
}

async function initialise({ dir, data, user, binaries, fast }: PostgresFolder, passwordFile: string): Promise<void> {
  const unfinished = `${data}.tmp`;
  rmSync(unfinished, { recursive: true, force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  giveTo(user, passwordFile);
  const locale = ['-E', 'UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const access = ['-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`];
  try {
    await run(binaries.initdb, ['-D', unfinished, ...access, ...locale, ...(fast ? HASTE : [])], {
      ...user,
      env: postgresEnvironment(),
      cwd: dir,
      windowsHide: true,
    });
  } catch (error) {
    const said = String((error as { stderr?: string }).stderr ?? '').trim();
    throw new EmbeddedPostgresError(
      `PostgreSQL could not make its data folder ${data}: ${said || 'it was interrupted.'}`,
    );
  }
  renameSync(unfinished, data);
}

function giveTo({ uid, gid }: SystemUser, path: string): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function refuseOtherVersion({ data, binaries }: PostgresFolder): void {
  const made = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim();
  if (made === binaries.version) return;
  throw new EmbeddedPostgresError(
    `The data folder ${data} was made by PostgreSQL ${made}, and this Claimtrail brings ${binaries.version}; import an export of it into a fresh CLAIMTRAIL_DATA_DIR, or set DATABASE_URL.`,
  );
}

async function makeDatabase(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}
