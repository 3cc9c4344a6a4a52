import type { EntityManager } from 'typeorm';

import type { GivenRecord, GivenRef, RecordKind } from './dossier.js';

/** Records of an import, read in batches, as often as needed. */
export interface GivenRecords {
  /** Local names of all records, in their order, some at a time. */
  refs(): AsyncIterable<readonly { readonly place: string; readonly refs: readonly GivenRef[] }[]>;
  /** Records of one kind in their order, `limit` at a time. */
  batches(kind: RecordKind | 'unknown', limit: number): AsyncIterable<readonly GivenRecord[]>;
  /** Some records, in the order asked for. */
  at(positions: readonly number[]): Promise<readonly GivenRecord[]>;
}

/** Local names that are read at once. */
const REFS_AT_ONCE = 10_000;

interface Row {
  readonly position: number;
  readonly place: string;
  readonly kind: RecordKind;
  readonly content: string;
}

function recordIn({ position, place, kind, content }: Row): GivenRecord {
  // The envelope of a line is no part of the record.
  const { type: _, ...rest } = JSON.parse(content) as Readonly<Record<string, unknown>>;
  return { position, place, kind, refs: [], content: rest };
}

/** What a job was given. */
export class JobRecords implements GivenRecords {
  constructor(
    private readonly tx: EntityManager,
    private readonly jobId: string,
  ) {}

  async *refs(): AsyncGenerator<readonly { readonly place: string; readonly refs: readonly GivenRef[] }[]> {
    for (let after = 0; ;) {
      const rows: { position: number; place: string; refs: GivenRef[] }[] = await this.tx.query(
        `SELECT position, place, refs FROM job_input WHERE job_id = $1 AND position > $2 ORDER BY position LIMIT ${REFS_AT_ONCE}`,
        [this.jobId, after],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      after = last.position;
    }
  }

  async *batches(kind: RecordKind | 'unknown', limit: number): AsyncGenerator<readonly GivenRecord[]> {
    for (let after = 0; ;) {
      const rows: Row[] = await this.tx.query(
        `SELECT position, place, kind, content FROM job_input WHERE job_id = $1 AND kind = $2 AND position > $3 ORDER BY position LIMIT $4`,
        [this.jobId, kind, after, limit],
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows.map(recordIn);
      after = last.position;
    }
  }

  async at(positions: readonly number[]): Promise<readonly GivenRecord[]> {
    const rows: Row[] = await this.tx.query(
      `SELECT i.position, i.place, i.kind, i.content FROM unnest($2::int[]) WITH ORDINALITY AS asked(position, n)
       JOIN job_input i ON i.job_id = $1 AND i.position = asked.position ORDER BY asked.n`,
      [this.jobId, positions],
    );
    return rows.map(recordIn);
  }
}

/** Records that are in memory: an example that comes with the program. */
export class ListedRecords implements GivenRecords {
  constructor(private readonly records: readonly GivenRecord[]) {}

  async *refs(): AsyncGenerator<readonly GivenRecord[]> {
    yield this.records;
  }

  async *batches(kind: RecordKind | 'unknown', limit: number): AsyncGenerator<readonly GivenRecord[]> {
    const all = this.records.filter((record) => record.kind === kind);
    for (let from = 0; from < all.length; from += limit) yield all.slice(from, from + limit);
  }

  at(positions: readonly number[]): Promise<readonly GivenRecord[]> {
    const wanted = new Map(this.records.map((record) => [record.position, record]));
    return Promise.resolve(positions.flatMap((position) => wanted.get(position) ?? []));
  }
}
