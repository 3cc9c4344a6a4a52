import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { COMPUTING_RULE } from '../derivations/known-derivation.js';
import { recomputeStale } from '../derivations/results.service.js';
import { markEverything } from '../derivations/staleness.service.js';
import { standingLabels } from '../graph/standing.queries.js';
import { SOFTWARE } from '../platform/caller.js';
import { addJob, finishJob, Jobs, type RunningJob } from '../platform/jobs.js';
import { asEngine, lock, Transactions } from '../platform/transactions.js';

const ON_ITS_WAY = `SELECT id FROM job WHERE kind = 'recomputation'`;

/**
 * Puts a job into the queue that computes what is stale, unless one is still to begin: held until the end of the transaction, so
 * that it begins only when it can see what was marked.
 */
export async function enqueueRecomputation(tx: EntityManager): Promise<void> {
  const waiting: unknown[] = await tx.query(`${ON_ITS_WAY} AND state = 'queued' LIMIT 1 FOR SHARE SKIP LOCKED`);
  if (waiting.length > 0) return;
  await addJob(tx, SOFTWARE, 'recomputation', {}, () => staleForAll(tx));
}

/** How many derivations are stale that everybody may read: jobs are shown to everybody. */
async function staleForAll(tx: EntityManager): Promise<number> {
  const [row]: { stale: number }[] = await tx.query(
    `SELECT count(*)::int AS stale FROM stale_derivation s JOIN derivation d ON d.id = s.derivation_id WHERE d.audience <> 'desk'`,
  );
  return row?.stale ?? 0;
}

/**
 * Computes what is stale, step by step, each in a transaction of its own: whoever takes the job up after a process died finds
 * what is left.
 */
@Injectable()
export class Recomputations implements OnModuleInit, OnApplicationBootstrap {
  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('recomputation', null, (job) => this.run(job));
  }

  /** Where everything was computed by other rules, or never, it is computed again; and what a job that failed has left. */
  async onApplicationBootstrap(): Promise<void> {
    await this.transactions.write({ caller: SOFTWARE, reason: 'new rules of computing' }, async (tx) => {
      if ((await ruleIn(tx)) !== COMPUTING_RULE) {
        await lock(tx, 'rules', ['computing']);
        if ((await ruleIn(tx)) !== COMPUTING_RULE) await asEngine(tx, () => markEverything(tx));
        await tx.query(
          `INSERT INTO computing_rule (rule) VALUES ($1) ON CONFLICT (one) DO UPDATE SET rule = excluded.rule`,
          [COMPUTING_RULE],
        );
      }
      const left: unknown[] = await asEngine(tx, () => tx.query(`SELECT 1 FROM stale_derivation LIMIT 1`));
      if (left.length === 0) return;
      const onItsWay: unknown[] = await tx.query(`${ON_ITS_WAY} AND state IN ('queued', 'running') LIMIT 1`);
      if (onItsWay.length === 0) await enqueueRecomputation(tx);
    });
  }

  private async run(job: RunningJob): Promise<void> {
    const act = { caller: job.caller, reason: 'computed again' };
    let [computed, changed] = [0, 0];
    for (let more = true; more;) {
      const step = await job.transactions.write(act, (tx) => recomputeStale(tx, standingLabels));
      computed += step.computed;
      changed += step.changed;
      more = !step.ended;
      await job.progress(computed, computed + step.left);
    }
    await job.transactions.write(act, (tx) => finishJob(tx, job.id, { computed, changed }));
  }
}

async function ruleIn(tx: EntityManager): Promise<string | null> {
  const [row]: { rule: string }[] = await tx.query(`SELECT rule FROM computing_rule`);
  return row?.rule ?? null;
}
