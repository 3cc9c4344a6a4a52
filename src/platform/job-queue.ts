import { EventEmitter } from 'node:events';

import { Logger as QueueLog, run, runMigrations, type Runner } from 'graphile-worker';
import pg from 'pg';
import type { EntityManager } from 'typeorm';

/** Where the log of the queue goes. */
export interface QueueLogger {
  error(message: string): void;
  warn(message: string): void;
  debug(message: string): void;
}

/** Any number; class of the advisory locks by which living workers are known. */
const WORKER_LOCK = 4_702_112;

/** One job at a time uses one of two processors; the other answers requests. */
const CONCURRENCY = 1;

/** A process that dies takes its job with it; what kills this many is given up. */
const MOST_ATTEMPTS = 5;

/** Dead workers are looked for this often. */
const SWEEP_MS = 60_000;

/** A worker takes its lock within milliseconds of its first look for work; nobody is called dead before. */
const GRACE = "interval '10 seconds'";

/** Jobs in hand get this long to end when the process does; what is cut off then is done again by others. */
const LONGEST_STOP_MS = 5_000;

/** Tables of the queue that the application works with; the library switches row-level security on without a policy. */
const TABLES = ['_private_jobs', '_private_job_queues', '_private_tasks', '_private_known_crontabs'];

/** Brings the schema of the queue up to date as the owner, and lets the application's role use it. */
export async function migrateQueue(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 });
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, logger: silent });
    const policies = TABLES.map(
      (table) => `EXECUTE format('DROP POLICY IF EXISTS app ON graphile_worker.%I', '${table}');
        EXECUTE format('CREATE POLICY app ON graphile_worker.%I TO %I USING (true) WITH CHECK (true)', '${table}', app);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON graphile_worker.%I TO %I', '${table}', app);`,
    );
    await pool.query(`DO $$ DECLARE app text := current_setting('claimtrail.app_role');
      BEGIN
        EXECUTE format('GRANT USAGE ON SCHEMA graphile_worker TO %I', app);
        EXECUTE format('GRANT SELECT ON graphile_worker.migrations TO %I', app);
        ${policies.join('\n')}
      END $$`);
  } finally {
    await pool.end();
  }
}

const silent = new QueueLog(() => () => undefined);

/**
 * Puts a job into the queue with the transaction that recorded it.
 *
 * @param patience jobs of less patience come first
 */
export async function enqueue(tx: EntityManager, task: string, id: string, patience: number): Promise<void> {
  await tx.query(
    `SELECT graphile_worker.add_job($1, json_build_object('id', $2::text), job_key := $2, max_attempts := $3, priority := $4)`,
    [task, id, MOST_ATTEMPTS, patience],
  );
}

/** Whether a job of less patience could be done now. */
export async function isOtherWaiting(tx: EntityManager, patience: number): Promise<boolean> {
  const waiting: unknown[] = await tx.query(
    `SELECT 1 FROM graphile_worker._private_jobs WHERE is_available AND run_at <= now() AND priority < $1 LIMIT 1`,
    [patience],
  );
  return waiting.length > 0;
}

/** Takes a job out of the queue; one that is being worked on is not tried again. */
export async function dequeue(tx: EntityManager, id: string): Promise<void> {
  await tx.query(`SELECT graphile_worker.remove_job($1)`, [id]);
}

/** Works through the queue in this process, with connections of its own. */
export class QueueWorker {
  private constructor(
    private readonly pool: pg.Pool,
    private readonly runner: Runner,
    private readonly beacon: Beacon,
  ) {}

  /** @param work what is done with a job, by its id; it may be called again for one whose process died */
  static async start(
    appUrl: string,
    task: string,
    work: (id: string, signal: AbortSignal) => Promise<void>,
    afterSweep: () => Promise<void>,
    log: QueueLogger,
  ): Promise<QueueWorker> {
    const pool = new pg.Pool({ connectionString: appUrl, max: 4, application_name: 'claimtrail jobs' });
    const lost = (error: Error): void => log.warn(`A connection of the queue was lost: ${error.message}`);
    pool.on('error', lost);
    pool.on('connect', (client) => void client.on('error', lost));
    const beacon = new Beacon(appUrl, log, afterSweep);
    const events = new EventEmitter();
    events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => beacon.name(workerPool.id));
    const levels = { error: 'error', warning: 'warn', info: 'debug', debug: 'debug' } as const;
    try {
      const runner = await run({
        pgPool: pool,
        concurrency: CONCURRENCY,
        noHandleSignals: true,
        gracefulShutdownAbortTimeout: LONGEST_STOP_MS,
        events: events as never,
        logger: new QueueLog(() => (level, message) => log[levels[level]](message)),
        taskList: {
          [task]: (payload, { abortSignal }) =>
            work((payload as { id: string }).id, abortSignal ?? new AbortController().signal),
        },
      });
      runner.promise.catch((error: unknown) => log.error(`The queue stopped: ${String(error)}`));
      await beacon.light();
      return new QueueWorker(pool, runner, beacon);
    } catch (error) {
      await beacon.put();
      await pool.end();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.runner.stop().catch(() => undefined);
    await this.beacon.put();
    await this.pool.end();
  }
}

/**
 * Shows others that this worker lives: an advisory lock of a session that ends with the process.
 *
 * A worker whose lock nobody holds is dead, and its jobs are freed for others.
 */
class Beacon {
  private readonly names: string[] = [];
  private client: pg.Client | null = null;
  private timer: NodeJS.Timeout | undefined;
  private out = false;

  constructor(
    private readonly url: string,
    private readonly log: QueueLogger,
    private readonly afterSweep: () => Promise<void>,
  ) {}

  name(worker: string): void {
    this.names.push(worker);
    void this.hold(worker).catch(() => undefined);
  }

  async light(): Promise<void> {
    await this.sweep();
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS).unref();
  }

  async put(): Promise<void> {
    this.out = true;
    clearInterval(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  private async connected(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = new pg.Client({ connectionString: this.url, application_name: 'claimtrail worker' });
    this.client = client;
    client.on('error', () => (this.client = null));
    await client.connect();
    for (const worker of this.names) await this.hold(worker);
    return client;
  }

  private async hold(worker: string): Promise<void> {
    await this.client?.query('SELECT pg_advisory_lock_shared($1, hashtext($2))', [WORKER_LOCK, worker]);
  }

  private async sweep(): Promise<void> {
    if (this.out) return;
    try {
      const client = await this.connected();
      const { rows } = await client.query<{ freed: number }>(
        `WITH dead AS (
           SELECT array_agg(DISTINCT j.locked_by) AS workers, count(*)::int AS freed FROM graphile_worker._private_jobs j
           WHERE j.locked_by IS NOT NULL AND j.locked_at < now() - ${GRACE} AND NOT EXISTS (
             SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.granted AND l.classid = $1::oid
               AND l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid
               AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())))
         SELECT freed FROM dead, LATERAL (SELECT graphile_worker.force_unlock_workers(dead.workers)) AS unlocked WHERE freed > 0`,
        [WORKER_LOCK],
      );
      if (rows[0]) this.log.warn(`Took over ${rows[0].freed} jobs of workers that died`);
      await this.afterSweep();
    } catch (error) {
      this.client = null;
      if (!this.out) this.log.warn(`Dead workers could not be looked for: ${(error as Error).message}`);
    }
  }
}
