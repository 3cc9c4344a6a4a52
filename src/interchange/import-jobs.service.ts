import { Injectable, type OnModuleInit } from '@nestjs/common';

import type { Caller } from '../platform/caller.js';
import { finishJob, Jobs, type RunningJob } from '../platform/jobs.js';
import { Transactions } from '../platform/transactions.js';
import { recordsOfDossier } from './dossier.js';
import { importRecords, USUAL_BATCH } from './import.service.js';
import type { ImportOptions, ImportResult } from './importing.service.js';
import { OnlyTried } from './only-tried.js';
import { JobRecords, ListedRecords } from './records.queries.js';

/** What an import is to do. */
interface Parameters {
  readonly format: ImportOptions['format'];
  readonly dryRun: boolean;
  /** Whether whoever asked for it could judge links and merge; missing where nobody noted that. */
  readonly judges?: boolean;
}

/** Does import jobs, and loads the example. */
@Injectable()
export class ImportJobs implements OnModuleInit {
  /** Records that are recorded at once; tests make it small. */
  batch = USUAL_BATCH;

  constructor(
    private readonly jobs: Jobs,
    private readonly transactions: Transactions,
  ) {}

  onModuleInit(): void {
    this.jobs.handle('import', 'records:write', (job) => this.run(job));
  }

  private async run(job: RunningJob): Promise<void> {
    const { format, dryRun, judges: asked } = job.parameters as unknown as Parameters;
    const { batch } = this;
    const judges = asked === true && job.caller.permissions.has('records:review');
    const { transactions } = job;
    const progress = (done: number): Promise<void> => job.progress(done, null);
    const options = { format, batch, judges, progress };
    const act = { caller: job.caller, reason: 'import' };
    try {
      await transactions.write(act, async (tx) => {
        const result = await importRecords(tx, job.caller, new JobRecords(tx, job.id), options);
        if (dryRun) throw new OnlyTried(result);
        await finishJob(tx, job.id, result);
      });
    } catch (thrown) {
      if (!(thrown instanceof OnlyTried)) throw thrown;
      await transactions.write(act, (tx) => finishJob(tx, job.id, thrown.result));
    }
  }

  /** Imports a dossier without a job, where nothing is recorded yet. @returns null where something is */
  async intoEmpty(caller: Caller, reason: string, dossier: unknown): Promise<ImportResult | null> {
    return this.transactions.write({ caller, reason }, async (tx) => {
      const [store]: { empty: boolean }[] = await tx.query(
        `SELECT NOT (EXISTS (SELECT FROM claim) OR EXISTS (SELECT FROM entity) OR EXISTS (SELECT FROM source)) AS empty`,
      );
      if (!store?.empty) return null;
      const { records, faults } = recordsOfDossier(dossier);
      if (faults[0]) throw new Error(`the dossier cannot be read: ${faults[0].pointer} ${faults[0].detail}`);
      const judges = caller.permissions.has('records:review');
      const options = { format: 'dossier', batch: this.batch, judges, progress: () => Promise.resolve() } as const;
      return importRecords(tx, caller, new ListedRecords(records), options);
    });
  }
}
