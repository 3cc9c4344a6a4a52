import type { EntityManager } from 'typeorm';

import { newestCheckpoint } from './checkpoints.queries.js';
import { type KnownKey, originOf, signingKeys } from './ledger-key.service.js';
import { linesOf, readableLeaves, sealedLeaves, sealedRanges, unsealedLeaves } from './ledger-leaves.queries.js';
import { type Stray, strayQueries } from './ledger-strays.queries.js';

/** The form of an export; `verify.mjs` reads this one. */
const FORM = 1;

/** Checkpoints that are read at once. */
const CHECKPOINTS_AT_ONCE = 1000;

/** What a ledger is called that has never been sealed. */
const NAMELESS = 'claimtrail/ledger';

type Job = (tx: EntityManager) => Promise<readonly string[]>;

/**
 * The ledger as NDJSON, as `verify.mjs` checks it: what it is, its leaves by position, those that have none yet, what the database has beside it, its
 * checkpoints, and a last line that says how many lines there are. For whoever owns the database: nothing is withheld. Some thousand leaves are in
 * memory for each transaction.
 *
 * @param txs in one snapshot; as many pieces are read at once
 */
export function wholeLedger(txs: readonly [EntityManager, ...EntityManager[]]): AsyncGenerator<string> {
  return counted(abreast(txs, wholeJobs(txs[0])));
}

/** The same for a caller: of leaves that they may not read there is the hash alone, and nothing is looked for beside the ledger. */
export function readableLedger(tx: EntityManager): AsyncGenerator<string> {
  return counted(abreast([tx], readableJobs(tx)));
}

async function* counted(pieces: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  let count = 0;
  for await (const lines of pieces) {
    count += lines.length;
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
  yield `${JSON.stringify({ end: true, lines: count + 1 })}\n`;
}

async function* wholeJobs(first: EntityManager): AsyncGenerator<Job> {
  yield header;
  for (const range of await sealedRanges(first))
    yield async (tx) => linesOf(tx, await sealedLeaves(tx, range.first, range.last), true);
  for await (const rows of unsealedLeaves(first)) yield (tx) => linesOf(tx, rows, true);
  for (const query of await strayQueries(first))
    yield async (tx) => (await tx.query<Stray[]>(query)).map((stray) => JSON.stringify({ stray }));
  yield* checkpointJobs(first);
}

async function* readableJobs(first: EntityManager): AsyncGenerator<Job> {
  yield header;
  for await (const rows of readableLeaves(first)) yield (tx) => linesOf(tx, rows, false);
  for await (const rows of unsealedLeaves(first)) yield (tx) => linesOf(tx, rows, false);
  yield* checkpointJobs(first);
}

async function header(tx: EntityManager): Promise<readonly string[]> {
  const keys = await signingKeys(tx);
  const newest = await newestCheckpoint(tx);
  const said = {
    ledger: FORM,
    origin: keys.length > 0 ? originOf(keys) : NAMELESS,
    size: newest?.size ?? 0,
    exportedAt: new Date().toISOString(),
    keys: keys.map(({ vkey, since, statement, revoked }: KnownKey) => ({ vkey, since, revoked, statement })),
  };
  return [JSON.stringify(said)];
}

async function* checkpointJobs(first: EntityManager): AsyncGenerator<Job> {
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows: { number: number; note: string }[] = await first.query(
      `SELECT number, note FROM history.checkpoint WHERE number > $1 ORDER BY number LIMIT ${CHECKPOINTS_AT_ONCE}`,
      [after],
    );
    yield async () => rows.map(({ number, note }) => JSON.stringify({ checkpoint: number, note }));
    after = rows.at(-1)?.number;
  }
}

/** Does jobs, one in each transaction at a time, and gives what they made in their order. They go on while somebody is busy with what was given. */
async function* abreast<Piece>(
  txs: readonly EntityManager[],
  jobs: AsyncIterable<(tx: EntityManager) => Promise<Piece>>,
): AsyncGenerator<Piece> {
  const begun: Promise<Piece>[] = [];
  let turn = 0;
  const begin = (job: (tx: EntityManager) => Promise<Piece>): void => {
    const piece = job(txs[turn++ % txs.length] as EntityManager);
    // Whoever waits for it gets the error.
    piece.catch(() => undefined);
    begun.push(piece);
  };
  try {
    for await (const job of jobs) {
      begin(job);
      if (begun.length > txs.length) yield (await begun.shift()) as Piece;
    }
    while (begun.length > 0) yield (await begun.shift()) as Piece;
  } catch (error) {
    // What failed first has spoilt its transaction for what came after.
    const failed = (await Promise.allSettled(begun)).find(({ status }) => status === 'rejected');
    throw failed?.status === 'rejected' ? failed.reason : error;
  } finally {
    await Promise.allSettled(begun);
  }
}
