import { Injectable, type OnApplicationBootstrap, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { COMPUTING_RULE } from '../derivations/known-derivation.js';
import { recomputeStale } from '../derivations/results.service.js';
import { markEverything } from '../derivations/staleness.service.js';
import { standingLabels } from '../graph/standing.queries.js';
import { SOFTWARE } from '../platform/caller.js';
import { addRecomputation, finishJob, Jobs, type RunningJob } from '../platform/jobs.js';
import { asEngine, lock, Transactions } from '../platform/transactions.js';
import { reopenDerived } from './reopen-disputes.service.js';

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
        await asEngine(tx, () => noteRule(tx));
      }
      const left: unknown[] = await asEngine(tx, () => tx.query(`SELECT 1 FROM stale_derivation LIMIT 1`));
      if (left.length === 0) return;
      const onItsWay: unknown[] = await tx.query(
        `SELECT 1 FROM job WHERE kind = 'recomputation' AND state IN ('queued', 'running') LIMIT 1`,
      );
      if (onItsWay.length === 0) await addRecomputation(tx);
    });
  }

  private async run(job: RunningJob): Promise<void> {
    const act = { caller: job.caller, reason: 'computed again' };
    let [computed, changed] = [0, 0];
    for (let more = true; more;) {
      const step = await job.transactions.write(act, (tx) => recomputeStale(tx, standingLabels));
      if (step.written.length > 0) await job.transactions.write(act, (tx) => reopenDerived(tx, step.written));
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

async function noteRule(tx: EntityManager): Promise<void> {
  await tx.query(`INSERT INTO computing_rule (rule) VALUES ($1) ON CONFLICT (one) DO UPDATE SET rule = excluded.rule`, [
    COMPUTING_RULE,
  ]);
}
