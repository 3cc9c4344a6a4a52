import { setTimeout as sleep } from 'node:timers/promises';

import { EmbeddedPostgresError } from './postgres-account.js';
import { clearLeftovers, launchPostgres, type PostgresFolder, stopPostgres } from './postgres-process.js';

/** Whom the supervision tells. */
export interface SupervisionOptions {
  /** Sentences about recovery for whoever reads the log. */
  readonly warn?: (sentence: string) => void;
  /** The server cannot be kept running; the application should end. */
  readonly onGivenUp?: (error: EmbeddedPostgresError) => void;
}

/** A server that is kept running. */
export interface SupervisedPostgres {
  readonly port: number;
  /** The process id of the server that runs now; another one after a crash. */
  pid(): number | undefined;
  stop(): Promise<void>;
}

/** A server that falls this often within a minute will not stay up by being started again. */
const MOST_CRASHES = 5;
const CRASH_WINDOW_MS = 60_000;

/** Runs the server on one port and starts it again when it falls, until it is told to stop. */
export async function supervisePostgres(
  folder: PostgresFolder,
  { warn, onGivenUp }: SupervisionOptions,
): Promise<SupervisedPostgres> {
  const first = await launchPostgres(folder, null);
  const { port } = first;
  let { child } = first;
  let stopped: Promise<void> | undefined;
  let restarting: Promise<void> | undefined;
  const crashes: number[] = [];

  const watch = () =>
    child.once('exit', (code, signal) => {
      if (stopped) return;
      warn?.(`PostgreSQL ended without having been asked to (${signal ?? `exit code ${code}`}); starting it again.`);
      restarting = restart();
    });
  const restart = async () => {
    while (!stopped) {
      crashes.push(Date.now());
      const recent = crashes.filter((at) => Date.now() - at < CRASH_WINDOW_MS).length;
      if (recent >= MOST_CRASHES) {
        const often = `The embedded PostgreSQL ended ${recent} times within a minute, so Claimtrail stops; look for the reason in the log (LOG_LEVEL=debug shows all the server writes).`;
        return onGivenUp?.(new EmbeddedPostgresError(often));
      }
      try {
        await clearLeftovers(folder.data);
        ({ child } = await launchPostgres(folder, port));
        watch();
        return warn?.('PostgreSQL runs again.');
      } catch (error) {
        warn?.((error as Error).message);
        await sleep(500);
      }
    }
  };
  const stop = async () => {
    await restarting;
    await stopPostgres(child, folder);
  };
  watch();
  return { port, pid: () => child.pid, stop: () => (stopped ??= stop()) };
}
