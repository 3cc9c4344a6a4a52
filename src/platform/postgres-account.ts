import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, resolve } from 'node:path';
import { promisify } from 'node:util';

import { StartError } from './start-error.js';

const run = promisify(execFile);

/** The embedded PostgreSQL could not be started or kept running. */
export class EmbeddedPostgresError extends StartError {
  override readonly name = 'EmbeddedPostgresError';
}

/** Whom the server runs as; nothing is set where it runs as whoever runs the application. */
export interface SystemUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** Used only as root, where the user that runs PostgreSQL cannot enter the folder of the project. */
export const ROOT_HOME = '/var/lib/claimtrail-postgres';

/**
 * PostgreSQL refuses to run as root: then the system user `postgres` runs it, and is made if it is missing.
 *
 * @throws EmbeddedPostgresError if that user cannot be made
 */
export async function postgresAccount(): Promise<SystemUser> {
  if (process.platform === 'win32' || userInfo().uid !== 0) return {};
  const known = await idsOfPostgres().catch(() => null);
  if (known) return known;
  try {
    await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  } catch {
    throw new EmbeddedPostgresError(
      'PostgreSQL refuses to run as root, and the system user "postgres" could not be made; run Claimtrail as another user, or set DATABASE_URL to a PostgreSQL server.',
    );
  }
  return idsOfPostgres();
}

async function idsOfPostgres(): Promise<SystemUser> {
  const id = async (which: string) => Number((await run('id', [which, 'postgres'])).stdout);
  return { uid: await id('-u'), gid: await id('-g') };
}

/** Whether a user can get to a path; only the right to pass through the folders above it matters. */
export function canEnter(path: string, { uid, gid }: SystemUser): boolean {
  if (uid === undefined) return true;
  for (let at = resolve(path); ; at = dirname(at)) {
    if (existsSync(at)) {
      const found = statSync(at);
      const bit = found.uid === uid ? 0o100 : found.gid === gid ? 0o010 : 0o001;
      if (found.isDirectory() && !(found.mode & bit)) return false;
    }
    if (at === dirname(at)) return true;
  }
}
