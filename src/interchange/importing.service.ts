import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import type { EntityManager } from 'typeorm';

import type { LinkDraft } from '../comparison/links.service.js';
import { Recording } from '../kernel/recording.js';
import type { Fault } from '../kernel/refusal.js';
import { withoutNulls } from '../logbook/given.js';
import type { Caller } from '../platform/caller.js';
import { faultsOf } from '../platform/faults.js';
import type { JobError } from '../platform/job.dto.js';
import { JobFailed, MOST_JOB_ERRORS } from '../platform/jobs.js';
import type { GivenRecord, GivenRef, RecordKind } from './dossier.js';
import type { GivenRecords } from './records.queries.js';

/** What an import counts. */
export const COUNTED = [
  'entities',
  'metrics',
  'sources',
  'relations',
  'claims',
  'statements',
  'derivations',
  'links',
] as const;
export type Counts = Record<(typeof COUNTED)[number], number>;

/** What an import did: what is new, and what was recorded already. */
export interface ImportResult {
  readonly created: Counts;
  readonly existing: Counts;
}

/** How an import goes about it. */
export interface ImportOptions {
  readonly format: 'dossier' | 'ndjson';
  /** Records that are recorded at once. */
  readonly batch: number;
  /** Whether links may be judged and entities merged by it. */
  readonly judges: boolean;
  /** Told after each batch; may throw to end it. */
  readonly progress: (done: number) => Promise<void>;
}

const none = (): Counts => ({
  entities: 0,
  metrics: 0,
  sources: 0,
  relations: 0,
  claims: 0,
  statements: 0,
  derivations: 0,
  links: 0,
});

const CREATED = { entity: 'entities', metric: 'metrics', source: 'sources' } as const;

/** One import on its way: what it records with, what it counts, and what is wrong so far. */
export class Importing {
  readonly recording: Recording;
  /** What each local name will stand for, also before it is recorded. */
  readonly kinds = new Map<string, GivenRef['kind']>();
  readonly created = none();
  readonly existing = none();
  /** Conflicts that statements make; drawn at the end, when all topics are locked at once. */
  readonly conflicts: LinkDraft[] = [];
  private readonly errors: JobError[] = [];
  private errorCount = 0;
  private done = 0;

  constructor(
    readonly tx: EntityManager,
    readonly caller: Caller,
    readonly records: GivenRecords,
    readonly options: ImportOptions,
  ) {
    this.recording = new Recording(caller.principalId, caller.deskId, options.format === 'dossier');
  }

  /** Learns all local names; one that is given twice is a fault. */
  async learnRefs(): Promise<void> {
    for await (const page of this.records.refs()) {
      for (const { place, refs } of page) {
        for (const { ref, kind, pointer } of refs) {
          if (this.kinds.has(ref)) {
            const detail = `The local name ${ref.slice(0, 100)} is given to something else already.`;
            this.recording.refuse(`${place}${pointer}`, 'already-exists', detail);
          } else this.kinds.set(ref, kind);
        }
      }
      this.gather();
    }
  }

  /** Goes through the records of one kind; afterwards ends the import if anything was wrong. */
  async each(kind: RecordKind, record: (batch: readonly GivenRecord[]) => Promise<void>): Promise<void> {
    for await (const batch of this.records.batches(kind, this.options.batch)) {
      await record(batch);
      this.gather();
      this.done += batch.length;
      await this.options.progress(this.done);
    }
    this.check();
  }

  /** Goes on with what is no record. @throws whatever is to end the import */
  async goOn(): Promise<void> {
    await this.options.progress(this.done);
  }

  /** Takes what was recorded and what was found wrong into the counts, so that neither grows with the import. */
  gather(): void {
    for (const { kind } of this.recording.created) if (kind !== 'claim') this.created[CREATED[kind]]++;
    this.recording.created.length = 0;
    const { faults } = this.recording;
    for (const fault of faults.slice(this.errorCount > 0 ? 1 : 0)) {
      this.errorCount++;
      if (this.errors.length < MOST_JOB_ERRORS) this.errors.push(errorOf(fault));
    }
    // One stays, so that nothing more is recorded.
    faults.length = Math.min(faults.length, 1);
  }

  /** @throws JobFailed if anything was wrong */
  check(): void {
    this.gather();
    if (this.errorCount > 0) throw new JobFailed(this.errors, this.errorCount);
  }

  get result(): ImportResult {
    return { created: this.created, existing: this.existing };
  }

  /** A record as a DTO, checked as a request is; null and faults where it is none. */
  validated<Given extends object>({ place, content }: GivenRecord, type: new () => Given): Given | null {
    const given = plainToInstance(type, content);
    const errors = validateSync(given, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
    if (errors.length === 0) return withoutNulls(given);
    this.recording.faults.push(...faultsOf(errors, place));
    return null;
  }

  /** Whether a local name is given to something of another kind; then a fault. */
  misnames(pointer: string, name: string | undefined, kind: GivenRef['kind']): boolean {
    if (!this.recording.declares || name === undefined) return false;
    const known = this.kinds.get(name);
    if (known === undefined || known === kind) return false;
    this.recording.refuse(pointer, 'unknown-reference', `${name} is the local name of a ${known}, not of a ${kind}.`);
    return true;
  }
}

/** A fault with the number of its line, or its pointer. */
export function errorOf({ pointer, code, detail }: Fault): JobError {
  const [, line, rest] = /^\/(\d+)(\/.*)?$/s.exec(pointer) ?? [];
  if (line === undefined) return { at: pointer, code, text: detail };
  return { at: Number(line), code, text: rest ? `${rest}: ${detail}` : detail };
}
