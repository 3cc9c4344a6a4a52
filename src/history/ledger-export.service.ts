import type { EntityManager } from 'typeorm';

import { newestCheckpoint } from './checkpoints.queries.js';
import { type KnownKey, originOf, signingKeys } from './ledger-key.service.js';
import { linesOf, readableLeaves, sealedLeaves, unsealedLeaves } from './ledger-leaves.queries.js';
import { strays } from './ledger-strays.queries.js';

/** The form of an export; `verify.mjs` reads this one. */
const FORM = 1;

/** Checkpoints that are read at once. */
const CHECKPOINTS_AT_ONCE = 1000;

/** What a ledger is called that has never been sealed. */
const NAMELESS = 'claimtrail/ledger';

/**
 * The ledger as NDJSON, as `verify.mjs` checks it: what it is, its leaves by position, those that have none yet, what the database has beside it, its
 * checkpoints, and a last line that says how many lines there are. Some thousand leaves are in memory at a time.
 *
 * @param tx in one snapshot
 * @param whole whether whoever asks owns the database: then nothing is withheld, and what is beside the ledger is looked for
 */
export async function* ledgerLines(tx: EntityManager, whole: boolean): AsyncGenerator<string> {
  let count = 0;
  for await (const lines of ahead(parts(tx, whole))) {
    count += lines.length;
    if (lines.length > 0) yield `${lines.join('\n')}\n`;
  }
  yield `${JSON.stringify({ end: true, lines: count + 1 })}\n`;
}

async function* parts(tx: EntityManager, whole: boolean): AsyncGenerator<readonly string[]> {
  yield [JSON.stringify(await header(tx))];
  for await (const rows of whole ? sealedLeaves(tx) : readableLeaves(tx)) yield await linesOf(tx, rows, whole);
  for await (const rows of unsealedLeaves(tx)) yield await linesOf(tx, rows, whole);
  if (whole) for await (const some of strays(tx)) yield some.map((stray) => JSON.stringify({ stray }));
  yield* checkpointLines(tx);
}

async function header(tx: EntityManager): Promise<object> {
  const keys = await signingKeys(tx);
  const newest = await newestCheckpoint(tx);
  return {
    ledger: FORM,
    origin: keys.length > 0 ? originOf(keys) : NAMELESS,
    size: newest?.size ?? 0,
    exportedAt: new Date().toISOString(),
    keys: keys.map(({ vkey, since, statement, revoked }: KnownKey) => ({ vkey, since, revoked, statement })),
  };
}

async function* checkpointLines(tx: EntityManager): AsyncGenerator<readonly string[]> {
  for (let after: number | undefined = 0; after !== undefined;) {
    const rows: { number: number; note: string }[] = await tx.query(
      `SELECT number, note FROM history.checkpoint WHERE number > $1 ORDER BY number LIMIT ${CHECKPOINTS_AT_ONCE}`,
      [after],
    );
    yield rows.map(({ number, note }) => JSON.stringify({ checkpoint: number, note }));
    after = rows.at(-1)?.number;
  }
}

/** Asks for the next piece while somebody is busy with this one: the database and this process work at the same time. */
async function* ahead<Piece>(pieces: AsyncGenerator<Piece>): AsyncGenerator<Piece> {
  let next = pieces.next();
  // Whoever waits for it gets the error.
  const quiet = (): unknown => next.catch(() => undefined);
  quiet();
  try {
    for (let one = await next; one.done !== true; one = await next) {
      next = pieces.next();
      quiet();
      yield one.value;
    }
  } finally {
    await next.catch(() => undefined);
    await pieces.return(undefined);
  }
}
