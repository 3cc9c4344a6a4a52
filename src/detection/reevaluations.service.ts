import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { RULE } from '../comparison/compare.js';
import { type Caller, SOFTWARE } from '../platform/caller.js';
import type { JobView } from '../platform/job.dto.js';
import { addJob, addReevaluation, finishJob, jobById, JobCancelled, Jobs, type RunningJob } from '../platform/jobs.js';
import { asEngine, lock, Transactions } from '../platform/transactions.js';
import type { Later } from './candidates.queries.js';
import { detect } from './detector.service.js';
import type { Progress, Reach } from './reach.js';
import { isReached, type Reached, reachedAfter, reachedCount } from './reach.queries.js';
import { lockTopics } from './topics.service.js';

/** Claims that are compared again in one transaction: few, so that nobody waits long for their topics. */
const USUAL_BATCH = 25;

/** Claims that are compared at once; after each such slice a transaction ends that has taken long enough. */
const SLICE = 5;

/** Milliseconds after which a transaction ends, so that writers of a large topic wait about as long. */
const LONG_ENOUGH_MS = 400;

/** Puts a job into the queue that compares claims again, without the knowledge of whoever makes it necessary. */
export const reevaluate = (tx: EntityManager, reach: Reach): Promise<void> => addReevaluation(tx, beginning(reach));

const beginning = (reach: Reach): Progress => ({ reach, rule: RULE, after: null, done: 0 });

const EVERYTHING: Reach = { of: 'everything' };

/** The job that compares everything again, by the rules of now: one that is still to begin, else a new one. */
export async function reevaluateEverything(tx: EntityManager, caller: Caller): Promise<JobView> {
  await lock(tx, 'rules', ['']);
  const [waiting]: { id: string }[] = await tx.query(`${ON_ITS_WAY} AND parameters->>'after' IS NULL LIMIT 1`, [RULE]);
  const job = waiting && (await jobById(tx, waiting.id));
  return job ?? addJob(tx, caller, 'reevaluation', beginning(EVERYTHING), () => reachedCount(tx, EVERYTHING));
}

/**
 * Compares claims again, batch by batch: each in a transaction of its own, together with the cursor, so that whoever takes
 * the job up after a process died goes on where it ended.
 */
@Injectable()
export class Reevaluations implements OnModuleInit, OnApplicationBootstrap {
  /** Claims in one transaction; tests make it small. */
  batch = USUAL_BATCH;

  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('reevaluation', null, (job) => this.run(job));
  }

  /** Where everything was compared by other rules, it is compared again. */
  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.write({ caller: SOFTWARE, reason: 'new rules of comparison' }, async (tx) => {
      if ((await ruleIn(tx)) === RULE) return;
      await lock(tx, 'rules', ['']);
      if ((await ruleIn(tx)) === RULE || (await isOnItsWay(tx))) return;
      if (await asEngine(tx, () => isReached(tx, EVERYTHING))) await reevaluateEverything(tx, SOFTWARE);
      else await asEngine(tx, () => noteRule(tx));
    });
  }

  private async run(job: RunningJob): Promise<void> {
    let progress = job.parameters as unknown as Progress;
    const act = { caller: job.caller, reason: 'compared again' };
    for (let more = true; more;) {
      const next = await job.transactions.write(act, (tx) => this.step(tx, job.id, progress));
      more = next !== null;
      progress = next ?? progress;
      await job.progress(progress.done, null);
      if (more && (await job.giveWay())) return;
    }
    await job.transactions.write(act, async (tx) => {
      if (progress.reach.of === 'everything') await asEngine(tx, () => noteRule(tx));
      await finishJob(tx, job.id, { compared: progress.done, rule: RULE });
      // Where it stood names a claim of whatever desk, and jobs are read by everybody.
      await tx.query(`UPDATE job SET parameters = parameters - 'after' WHERE id = $1`, [job.id]);
    });
  }

  /** One batch. @returns null where nothing is left */
  private async step(tx: EntityManager, jobId: string, progress: Progress): Promise<Progress | null> {
    const compared = await asEngine(tx, () => this.compareNext(tx, progress));
    if (compared.length === 0) return null;
    const next: Progress = {
      ...progress,
      rule: RULE,
      after: compared.at(-1)?.at ?? null,
      done: progress.done + compared.filter(({ forAll }) => forAll).length,
    };
    const [, noted]: [unknown, number] = await tx.query(
      `UPDATE job SET parameters = $2 WHERE id = $1 AND state = 'running'`,
      [jobId, JSON.stringify(next)],
    );
    if (noted === 0) throw new JobCancelled();
    return next;
  }

  private async compareNext(tx: EntityManager, { reach, after }: Progress): Promise<Reached[]> {
    const reached = await reachedAfter(tx, reach, after, this.batch);
    const ids = reached.map(({ at: [, , id] }) => id);
    await lockTopics(tx, ids);
    const until = performance.now() + LONG_ENOUGH_MS;
    let compared = 0;
    while (compared < ids.length && (compared === 0 || performance.now() < until)) {
      await detect(tx, ids.slice(compared, compared + SLICE), laterIn(reach));
      compared += SLICE;
    }
    return reached.slice(0, compared);
  }
}

/**
 * Where all claims of a topic are compared again, each is compared with earlier ones, as when it was recorded: so that links
 * are the same where nothing has changed.
 */
const laterIn = (reach: Reach): Later => (reach.of === 'entities' ? { but: [] } : 'none');

async function ruleIn(tx: EntityManager): Promise<string | null> {
  const [row]: { rule: string }[] = await tx.query(`SELECT rule FROM comparison_rule`);
  return row?.rule ?? null;
}

const ON_ITS_WAY = `SELECT id FROM job WHERE kind = 'reevaluation' AND state IN ('queued', 'running')
  AND parameters->>'rule' = $1 AND parameters->'reach'->>'of' = 'everything'`;

async function isOnItsWay(tx: EntityManager): Promise<boolean> {
  const found: unknown[] = await tx.query(ON_ITS_WAY, [RULE]);
  return found.length > 0;
}

async function noteRule(tx: EntityManager): Promise<void> {
  await tx.query(
    `INSERT INTO comparison_rule (rule) VALUES ($1) ON CONFLICT (one) DO UPDATE SET rule = excluded.rule`,
    [RULE],
  );
}
