import { createHash } from 'node:crypto';
import { unlinkSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { EmbeddedPostgresError } from './postgres-account.js';

/** Unix socket paths end at 104 or 108 bytes, depending on the system. */
const LONGEST_SOCKET_PATH = 100;

/**
 * Makes sure that one application uses a data folder.
 *
 * The lock is a local socket that listens: the system closes it with the process, however that ends, so neither a
 * recycled process id (a container that restarts) nor a zombie can hold it, as they can a file with a process id.
 *
 * @returns a function that gives the folder free
 * @throws EmbeddedPostgresError if another running instance has it
 */
export async function lockDataFolder(dir: string): Promise<() => void> {
  const path = socketPath(dir);
  for (let attempt = 0; attempt < 3; attempt++) {
    const server = createServer((visitor) => visitor.destroy());
    const fault = await listen(server, path);
    if (!fault) {
      server.unref();
      return () => void server.close();
    }
    if (fault.code !== 'EADDRINUSE') {
      throw new EmbeddedPostgresError(`The data folder ${dir} could not be locked (${fault.code ?? 'unknown'}).`);
    }
    if (await answers(path)) {
      throw new EmbeddedPostgresError(
        `The data folder ${dir} is in use by another running Claimtrail; stop that one, set CLAIMTRAIL_DATA_DIR to another folder, or give both the same DATABASE_URL.`,
      );
    }
    removeDeadSocket(path);
  }
  throw new EmbeddedPostgresError(
    `The data folder ${dir} could not be locked; is another Claimtrail starting in it? Try again, or set CLAIMTRAIL_DATA_DIR.`,
  );
}

function socketPath(dir: string): string {
  const digest = createHash('sha256').update(dir).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\claimtrail-${digest}`;
  const inside = join(dir, 'claimtrail.sock');
  return Buffer.byteLength(inside) < LONGEST_SOCKET_PATH ? inside : join(tmpdir(), `claimtrail-${digest}.sock`);
}

function listen(server: Server, path: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(path, () => resolve(null));
  });
}

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const visitor = connect(path, () => {
      visitor.destroy();
      resolve(true);
    });
    visitor.once('error', () => resolve(false));
  });
}

function removeDeadSocket(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Someone else removed it in the same moment.
  }
}
