import {
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleDestroy,
} from '@nestjs/common';
import { DataSource, type DataSourceOptions, type EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import { type Caller, SOFTWARE, SYSTEM_PRINCIPAL } from './caller.js';
import { databaseRefusalOf } from './database-refusal.js';
import { identify } from './identity.js';
import type { JobError, JobView } from './job.dto.js';
import { dequeue, enqueue, isOtherWaiting, QueueWorker } from './job-queue.js';
import type { Permission } from './permissions.js';
import { Transactions } from './transactions.js';

/** A job in hand. */
export interface RunningJob {
  readonly id: string;
  /** Whose it is: it acts as its owner. */
  readonly caller: Caller;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Its way to the database: beside that of the requests, so that those it keeps waiting cannot keep it waiting. */
  readonly transactions: Transactions;
  /** Says how far it is, at most a few times a second. @throws JobCancelled if nobody wants it any more */
  progress(done: number, total: number | null): Promise<void>;
  /** Puts it back into the queue where one of less patience waits: then nothing more is to be done now. */
  giveWay(): Promise<boolean>;
}

/** Does a job; it ends with {@link finishJob} in the transaction of its work, or throws. */
export type JobHandler = (job: RunningJob) => Promise<void>;

/** Thrown into a job that was cancelled, or whose process is to end. */
export class JobCancelled extends Error {}

/** Thrown by a job that cannot be done with what it was given. */
export class JobFailed extends Error {
  constructor(
    readonly errors: readonly JobError[],
    readonly count: number,
  ) {
    super(`${count} errors`);
  }
}

/** More are counted and not kept. */
export const MOST_JOB_ERRORS = 1000;

/** Progress is written at most this often. */
const PROGRESS_EVERY_MS = 300;

/** One for the work of a job, the others for states and progress; none of them is ever held for requests that write. */
const POOL_SIZE = 4;

const TASK = 'job';

/** What is stale comes first, it is soon done; what nobody waits for comes after all others. */
const PATIENCE: Readonly<Record<string, number>> = { recomputation: -10, reevaluation: 10 };

const patienceOf = (kind: string): number => PATIENCE[kind] ?? 0;

const VIEW = `id, kind, state, done, total, errors, error_count, result`;

interface JobRow extends Pick<JobView, 'id' | 'kind' | 'state' | 'errors' | 'result'> {
  readonly done: number;
  readonly total: number | null;
  readonly error_count: number;
}

const viewOf = ({ id, kind, state, done, total, errors, error_count, result }: JobRow): JobView => ({
  id,
  kind,
  state,
  progress: { done, total },
  errors,
  errorCount: error_count,
  result,
});

/** Records a job and puts it into the queue with the same transaction. */
export async function addJob(
  tx: EntityManager,
  { principalId, deskId }: Caller,
  kind: string,
  parameters: object,
  give: (id: string) => Promise<number>,
): Promise<JobView> {
  const id = newId();
  await tx.query(
    `INSERT INTO job (id, kind, state, done, errors, parameters, desk_id, owner_id) VALUES ($1, $2, 'queued', 0, '[]', $3, $4, $5)`,
    [id, kind, JSON.stringify(parameters), deskId, principalId],
  );
  const total = await give(id);
  await enqueue(tx, TASK, id, patienceOf(kind));
  const [rows]: [JobRow[]] = await tx.query(`UPDATE job SET total = $2 WHERE id = $1 RETURNING ${VIEW}`, [id, total]);
  return viewOf(rows[0] as JobRow);
}

/** Puts the job into the queue that computes what is stale, unless one is still to begin; nobody sees it but the software. */
export async function addRecomputation(tx: EntityManager): Promise<void> {
  const id = newId();
  const [{ added }] = (await tx.query(`SELECT add_recomputation($1) AS added`, [id])) as [{ added: boolean }];
  if (added) await enqueue(tx, TASK, id, patienceOf('recomputation'));
}

/** Puts a job into the queue that compares claims again, for what somebody set off without asking for it; nobody sees it but the software. */
export async function addReevaluation(tx: EntityManager, parameters: object): Promise<void> {
  const id = newId();
  const [{ added }] = (await tx.query(`SELECT add_reevaluation($1, $2) AS added`, [
    id,
    JSON.stringify(parameters),
  ])) as [{ added: boolean }];
  if (added) await enqueue(tx, TASK, id, patienceOf('reevaluation'));
}

/** A job as a caller sees it: their own, and what compares everything again, which is everybody's; undefined where there is none. */
export async function jobById(tx: EntityManager, id: string): Promise<JobView | undefined> {
  const rows: JobRow[] = await tx.query(`SELECT ${VIEW} FROM job WHERE id = $1`, [id]);
  return rows.map(viewOf)[0];
}

/** Ends a job well, with the transaction of its work. @throws JobCancelled if it was cancelled in the meantime */
export async function finishJob(tx: EntityManager, id: string, result: object): Promise<void> {
  const [, ended]: [unknown, number] = await tx.query(
    `UPDATE job SET state = 'done', result = $2, done = coalesce(total, done), finished_at = clock_timestamp() WHERE id = $1 AND state = 'running'`,
    [id, JSON.stringify(result)],
  );
  if (ended === 0) throw new JobCancelled();
  await tx.query(`DELETE FROM job_input WHERE job_id = $1`, [id]);
}

/** Jobs of this instance: shows them to their owners, cancels them, and works through them in this process. */
@Injectable()
export class Jobs implements OnApplicationBootstrap, OnModuleDestroy, OnApplicationShutdown {
  /** Milliseconds between two words on how far a job is; tests make it long. */
  progressEvery = PROGRESS_EVERY_MS;

  private readonly kinds = new Map<string, { readonly needs: Permission | null; readonly handler: JobHandler }>();
  private readonly log = new Logger('Jobs');
  private readonly ending = new AbortController();
  private worker: QueueWorker | null = null;

  /** Apart from the connections of requests, all of which may be waiting for a job. */
  private readonly db: DataSource;
  private readonly transactions: Transactions;

  constructor(requests: DataSource) {
    // Nothing but the pool is its own: jobs wait for locks as long as it takes.
    this.db = new DataSource({ ...requests.options, poolSize: POOL_SIZE, extra: {} } as DataSourceOptions);
    this.transactions = new Transactions(this.db);
  }

  /** Aborted when the process ends: what waits for jobs stops waiting. */
  get stopping(): AbortSignal {
    return this.ending.signal;
  }

  /**
   * Says what does jobs of a kind; before the application has started.
   *
   * @param needs what their owner has to be allowed when they are done; null for what the software does by itself, whoever asked
   */
  handle(kind: string, needs: Permission | null, handler: JobHandler): void {
    this.kinds.set(kind, { needs, handler });
  }

  async onApplicationBootstrap(): Promise<void> {
    const { url } = this.db.options as { url?: string };
    if (!url) throw new Error('jobs need the URL of the database');
    if (!this.db.isInitialized) await this.db.initialize();
    const work = (id: string, signal: AbortSignal): Promise<void> => this.work(id, signal);
    this.worker = await QueueWorker.start(url, TASK, work, () => this.giveUpLost(), this.log);
  }

  async onModuleDestroy(): Promise<void> {
    this.ending.abort();
    await this.worker?.stop();
  }

  /** Requests in flight have been answered. */
  async onApplicationShutdown(): Promise<void> {
    if (this.db.isInitialized) await this.db.destroy();
  }

  /** Comparing everything again is everybody's. @throws Refusal `not-found` for what is neither that nor the caller's */
  async show(caller: Caller, id: string): Promise<JobView> {
    const job = await this.transactions.read(caller, null, (tx) => jobById(tx, id));
    if (!job) throw new Refusal('not-found', 'There is no such job.');
    return job;
  }

  /** Cancels a job that has not ended; of one that has, nothing changes. */
  async cancel(caller: Caller, id: string): Promise<JobView> {
    await this.transactions.write({ caller }, async (tx) => {
      const [, cancelled]: [unknown, number] = await tx.query(
        `UPDATE job SET state = 'cancelled', finished_at = now() WHERE id = $1 AND owner_id = $2 AND state IN ('queued', 'running')`,
        [id, caller.principalId],
      );
      if (cancelled === 0) return;
      await dequeue(tx, id);
      await tx.query(`DELETE FROM job_input WHERE job_id = $1`, [id]);
    });
    return this.show(caller, id);
  }

  private async work(id: string, signal: AbortSignal): Promise<void> {
    const [rows]: [{ kind: string; parameters: object; owner_id: string; desk_id: string }[]] = await this.ofSoftware(
      `UPDATE job SET state = 'running', done = 0, started_at = coalesce(started_at, now()) WHERE id = $1 AND state IN ('queued', 'running')
       RETURNING kind, parameters, owner_id, desk_id`,
      [id],
    );
    const [job] = rows;
    if (!job) return;
    const kind = this.kinds.get(job.kind);
    try {
      if (!kind) throw new Error(`nothing does jobs of the kind ${job.kind}`);
      const { needs, handler } = kind;
      const caller = await this.callerOf(job.owner_id, job.desk_id, needs);
      await handler({
        id,
        caller,
        parameters: job.parameters as Readonly<Record<string, unknown>>,
        transactions: this.transactions,
        progress: this.progressOf(id, signal, () => this.callerOf(job.owner_id, job.desk_id, needs)),
        giveWay: () => this.giveWay(id, job.kind),
      });
    } catch (thrown) {
      if (thrown instanceof JobCancelled && !signal.aborted) return;
      // What another try may mend is left to the queue.
      if (signal.aborted || isPassing(thrown)) throw thrown;
      await this.fail(id, thrown);
    }
  }

  /** One statement about jobs, whosever they are: this software sees those of all, and nothing of what they are about. */
  private ofSoftware<Result>(sql: string, parameters: readonly unknown[]): Promise<Result> {
    return this.transactions.write({ caller: SOFTWARE }, (tx) => tx.query(sql, [...parameters]) as Promise<Result>);
  }

  /** With the rights of this moment, which may be fewer than those the job was recorded with. */
  private async callerOf(principalId: string, deskId: string, needs: Permission | null): Promise<Caller> {
    if (needs === null || principalId === SYSTEM_PRINCIPAL) return { ...SOFTWARE, principalId };
    const { known } = await identify(this.db, { principalId });
    if (!known?.permissions.has(needs) || !known.desks.includes(deskId)) {
      throw new Refusal('not-allowed', 'Whoever asked for this job may not do it any more.');
    }
    return { principalId, deskId, desks: known.desks, permissions: known.permissions };
  }

  /** @param stillMay throws where whoever asked for it may not do it any more: what they have begun ends then */
  private progressOf(id: string, signal: AbortSignal, stillMay: () => Promise<unknown>): RunningJob['progress'] {
    let next = 0;
    return async (done, total) => {
      if (signal.aborted) throw new JobCancelled();
      if (performance.now() < next) return;
      next = performance.now() + this.progressEvery;
      await stillMay();
      const [, written]: [unknown, number] = await this.ofSoftware(
        `UPDATE job SET done = $2, total = coalesce($3, total) WHERE id = $1 AND state = 'running'`,
        [id, done, total],
      );
      if (written === 0) throw new JobCancelled();
    };
  }

  private giveWay(id: string, kind: string): Promise<boolean> {
    return this.transactions.write({ caller: SOFTWARE }, async (tx) => {
      if (!(await isOtherWaiting(tx, patienceOf(kind)))) return false;
      const [, waiting]: [unknown, number] = await tx.query(
        `UPDATE job SET state = 'queued' WHERE id = $1 AND state = 'running'`,
        [id],
      );
      if (waiting > 0) await enqueue(tx, TASK, id, patienceOf(kind));
      return true;
    });
  }

  private async fail(id: string, thrown: unknown): Promise<void> {
    const known = failureOf(thrown);
    if (!known) this.log.error({ err: thrown, job: id });
    const { errors, count } = known ?? UNEXPECTED;
    await this.ofSoftware(
      `WITH failed AS (UPDATE job SET state = 'failed', errors = $2, error_count = $3, finished_at = now()
         WHERE id = $1 AND state IN ('queued', 'running') RETURNING id)
       DELETE FROM job_input WHERE job_id IN (SELECT id FROM failed)`,
      [id, JSON.stringify(errors.slice(0, MOST_JOB_ERRORS)), count],
    );
  }

  /** Jobs that the queue has given up, because they took their process with them time and again. */
  private async giveUpLost(): Promise<void> {
    const lost: { id: string }[] = await this.ofSoftware(
      `SELECT j.id FROM job j WHERE j.state IN ('queued', 'running') AND NOT EXISTS (
         SELECT 1 FROM graphile_worker._private_jobs q WHERE q.key = j.id::text AND (q.locked_at IS NOT NULL OR q.attempts < q.max_attempts))`,
      [],
    );
    for (const { id } of lost) await this.fail(id, null);
  }
}

const UNEXPECTED = {
  errors: [{ at: '', code: 'internal', text: 'The job failed by a fault of the server, which has been logged.' }],
  count: 1,
};

const refusalIn = (thrown: unknown): Refusal | undefined =>
  thrown instanceof Refusal ? thrown : databaseRefusalOf(thrown);

const isPassing = (thrown: unknown): boolean => refusalIn(thrown)?.code === 'unavailable';

function failureOf(thrown: unknown): Pick<JobFailed, 'errors' | 'count'> | null {
  if (thrown instanceof JobFailed) return thrown;
  const refusal = refusalIn(thrown);
  if (!refusal) return null;
  const { code, message: detail } = refusal;
  const faults = refusal.faults.length > 0 ? refusal.faults : [{ pointer: '', code, detail }];
  return {
    errors: faults.map(({ pointer, code, detail }) => ({ at: pointer, code, text: detail })),
    count: faults.length,
  };
}
