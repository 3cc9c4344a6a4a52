import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { EmbeddedPostgresError, type SystemUser } from './postgres-account.js';
import type { PostgresBinaries } from './postgres-binaries.js';

const run = promisify(execFile);
const onWindows = process.platform === 'win32';

/** A server that could be started: where its data lies, and who runs it with what. */
export interface PostgresFolder {
  readonly dir: string;
  /** The folder that initdb made, inside `dir`. */
  readonly data: string;
  readonly user: SystemUser;
  readonly binaries: PostgresBinaries;
  /** For tests: nothing is flushed to disk, so that a crash of the machine loses everything. */
  readonly fast: boolean;
  readonly log: (line: string) => void;
}

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'log_timezone=UTC',
  'logging_collector=off',
  'log_destination=stderr',
  // Statements hold what users wrote; they stay out of the log.
  'log_min_error_statement=panic',
];

const fastSettings = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'max_connections=200',
  'shared_buffers=128MB',
  'autovacuum=off',
  'io_method=sync',
  // What guards a password that is guessed takes longer than a question; this one is random, and lives as long as the run.
  'scram_iterations=1',
  // Connections of tests live for seconds: statements that are kept are planned once in each, and not six times.
  'plan_cache_mode=force_generic_plan',
];

/** The environment of the server's programs: none of the settings PostgreSQL would take from ours. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: 'C', TZ: 'UTC', PGDATA: undefined, PGPORT: undefined };
}

/**
 * Starts the server and waits until it accepts connections.
 *
 * @param port null takes a free one, and another should that be lost to someone else in between
 * @throws EmbeddedPostgresError with the server's own words if it does not start
 */
export async function launchPostgres(
  folder: PostgresFolder,
  port: number | null,
): Promise<{ child: ChildProcess; port: number }> {
  let last = '';
  for (let attempt = 0; attempt < 10; attempt++) {
    const at = port ?? (await freePort());
    const child = spawnServer(folder, at);
    const fault = await untilReady(child, folder.log);
    if (fault === null) return { child, port: at };
    last = fault;
    const lostPort = port === null && /address already in use|could not (bind|create any TCP)/i.test(fault);
    // After a kill -9 its children need a moment to notice and to leave the shared memory.
    const stillEnding = /shared memory block|is another postmaster/i.test(fault);
    if (!lostPort && !stillEnding) break;
    if (stillEnding) await sleep(300);
  }
  throw new EmbeddedPostgresError(`The embedded PostgreSQL in ${folder.data} did not start: ${last}`);
}

function spawnServer({ dir, data, user, binaries, fast }: PostgresFolder, port: number): ChildProcess {
  const options = [...settings, ...(fast ? fastSettings : [])].flatMap((setting) => ['-c', setting]);
  const child = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...options], {
    ...user,
    env: postgresEnvironment(),
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
    windowsHide: true,
    // A process group of its own: Ctrl-C goes to the application, which stops the server after closing its connections.
    detached: !onWindows,
  });
  // An uncaught exception or process.exit(): at least ask it to stop.
  const onExit = () => void child.kill('SIGINT');
  process.once('exit', onExit);
  child.once('exit', () => process.off('exit', onExit));
  return child;
}

function untilReady(child: ChildProcess, log: (line: string) => void): Promise<string | null> {
  return new Promise((resolve) => {
    let tail = '';
    child.stderr?.setEncoding('utf8');
    child.stderr?.on('data', (text: string) => {
      tail = (tail + text).slice(-4000);
      log(text.trimEnd());
      if (tail.includes('ready to accept connections')) resolve(null);
    });
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${code ?? signal}. ${tail.trim()}`));
  });
}

/**
 * Asks the server to stop (fast shutdown: open transactions are rolled back) and waits until it has.
 *
 * After ten seconds it is told to end at once; it then recovers from its log at the next start.
 */
export async function stopPostgres(child: ChildProcess, { binaries, data }: PostgresFolder): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ask = (mode: 'fast' | 'immediate') => {
    if (!onWindows) child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
    else void run(binaries.pgCtl, ['stop', '-D', data, '-m', mode]).catch(() => child.kill());
  };
  ask('fast');
  const impatient = setTimeout(() => ask('immediate'), 10_000);
  await ended;
  clearTimeout(impatient);
}

/**
 * Removes what an application that was killed left behind: a server without its application is stopped, and a
 * process id file whose number now belongs to another program is removed. To be called with the folder locked.
 *
 * @returns what was done, in words for the log; null if there was nothing to do
 */
export async function clearLeftovers(data: string): Promise<string | null> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!(pid > 0 && isAlive(pid) && (await commandOf(pid)).includes(onWindows ? 'postgres' : data))) {
    rmSync(file, { force: true });
    return `Removed a stale postmaster.pid (process ${pid}).`;
  }
  if (onWindows) await run('taskkill', ['/pid', String(pid), '/t', '/f']).catch(() => undefined);
  else process.kill(pid, 'SIGINT');
  for (let waited = 0; waited < 100 && isAlive(pid); waited++) await sleep(100);
  if (isAlive(pid)) {
    throw new EmbeddedPostgresError(
      `An earlier PostgreSQL (process ${pid}) still uses ${data} and does not stop; end that process, then start again.`,
    );
  }
  return `Stopped a PostgreSQL server whose application is gone (process ${pid}).`;
}

/** Whether there is a process of that number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function commandOf(pid: number): Promise<string> {
  try {
    if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (onWindows) return (await run('tasklist', ['/fi', `PID eq ${pid}`, '/fo', 'csv', '/nh'])).stdout;
    return (await run('ps', ['-o', 'command=', '-p', String(pid)])).stdout;
  } catch {
    return '';
  }
}

/** A port of this machine that was free a moment ago. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
