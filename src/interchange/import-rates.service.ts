import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { type RecordedRates, recordRates } from '../detection/rates.service.js';
import { digestOf } from '../kernel/digest.js';
import type { JobError } from '../platform/job.dto.js';
import { finishJob, JobFailed, Jobs, type RunningJob } from '../platform/jobs.js';
import { parseRates, RatesFault } from '../quantities/parse-rates.js';
import type { RatesOfDay } from '../quantities/rates.js';
import { OnlyTried } from './only-tried.js';

/** Characters of a file that are kept in one row. */
const PIECE = 500_000;

/** Keeps a file that a job was given. @returns what it has to do: read it */
export async function keepFile(tx: EntityManager, jobId: string, text: string): Promise<number> {
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${PIECE}}`, 'g')) ?? [];
  await tx.query(
    `INSERT INTO job_input (job_id, position, content, place, kind, refs)
     SELECT $1, p.position, p.content, '', 'rates', '[]' FROM unnest($2::text[]) WITH ORDINALITY AS p(content, position)`,
    [jobId, pieces],
  );
  return 1;
}

/** Does the jobs that import rates. */
@Injectable()
export class RateJobs implements OnModuleInit {
  constructor(private readonly jobs: Jobs) {}

  onModuleInit(): void {
    this.jobs.handle('rates', 'vocabulary:edit', (job) => this.run(job));
  }

  private async run(job: RunningJob): Promise<void> {
    const { dryRun } = job.parameters as { dryRun: boolean };
    const act = { caller: job.caller, reason: 'rates' };
    try {
      await job.transactions.write(act, async (tx) => {
        const result = await importRates(tx, job);
        if (dryRun) throw new OnlyTried(result);
        await finishJob(tx, job.id, result);
      });
    } catch (thrown) {
      if (!(thrown instanceof OnlyTried)) throw thrown;
      await job.transactions.write(act, (tx) => finishJob(tx, job.id, thrown.result));
    }
  }
}

async function importRates(tx: EntityManager, { id, caller }: RunningJob): Promise<RecordedRates> {
  const rows: { content: string }[] = await tx.query(
    `SELECT content FROM job_input WHERE job_id = $1 ORDER BY position`,
    [id],
  );
  const pieces = rows.map(({ content }) => content);
  const days: RatesOfDay[] = [];
  try {
    for await (const day of parseRates(pieces)) days.push(day);
  } catch (thrown) {
    if (!(thrown instanceof RatesFault)) throw thrown;
    throw new JobFailed([errorOf(thrown)], 1);
  }
  return recordRates(tx, caller, digestOf(pieces), days);
}

const errorOf = ({ row, message }: RatesFault): JobError => ({ at: row, code: 'invalid-request', text: message });
