import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { SOFTWARE } from '../platform/caller.js';
import type { Config } from '../platform/config.js';
import { Transactions } from '../platform/transactions.js';
import { checkpointText } from './checkpoint.js';
import { deliveriesOf, isUnsealed, type KeptCheckpoint, newestCheckpoint } from './checkpoints.queries.js';
import { Deliveries } from './deliveries.service.js';
import { CheckpointView } from './ledger.dto.js';
import { LEDGER_CONFIG } from './ledger-config.js';
import { signingKey } from './ledger-key.service.js';
import { edgeFromBytes, edgeToBytes, EMPTY_TREE, rootOf, type TreeEdge, withLeaves } from './merkle.js';
import { keyNameOf, signedNote } from './signed-note.js';

/** What is not sealed yet nothing vouches for; each checkpoint is a file somewhere. */
const SEAL_EVERY_MS = 5 * 60_000;

/** Hashes that are read at once. */
const HASHES_AT_ONCE = 10_000;

/** One process after the other seals; any number that no other lock of ours has. */
const LOCK = 'pg_advisory_xact_lock(22, 0)';
const TRY_LOCK = 'pg_try_advisory_xact_lock(22, 0)';

/**
 * Seals the ledger: numbers what was recorded since, makes the root of all of it, and signs that. Any process does it, every few minutes, where
 * something is new.
 */
@Injectable()
export class Sealing implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Ledger');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly transactions: Transactions,
    private readonly deliveries: Deliveries,
    @Inject(LEDGER_CONFIG) private readonly config: Config,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () => (this.running = this.running.then(() => this.sealAndDeliver())),
      SEAL_EVERY_MS,
    ).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** What is done every few minutes. What fails is logged, and tried again the next time. */
  async sealAndDeliver(): Promise<void> {
    try {
      await this.transactions.write({ caller: SOFTWARE }, (tx) => sealIfNobodyDoes(tx, this.config));
    } catch (thrown) {
      const isKnown = thrown instanceof Refusal;
      this.log.warn(isKnown ? `The ledger was not sealed. ${thrown.message}` : { err: thrown });
    }
    await this.deliveries.deliver();
  }

  /** Seals now, and waits for whoever does. @returns null where nothing is new */
  seal(tx: EntityManager): Promise<KeptCheckpoint | null> {
    return sealLedger(tx, this.config);
  }

  /** Takes what is sealed to its places, and does not wait until it is there. */
  deliverSoon(): void {
    this.running = this.running.then(() => this.deliveries.deliver());
  }
}

/** The newest checkpoint with how far it has got. @throws Refusal `not-found` before there is one */
export async function shownCheckpoint(tx: EntityManager): Promise<CheckpointView> {
  const newest = await newestCheckpoint(tx);
  if (!newest) throw new Refusal('not-found', NEVER_SEALED);
  return CheckpointView.of(newest, await isUnsealed(tx), await deliveriesOf(tx, newest.number));
}

const NEVER_SEALED =
  'The ledger has never been sealed. That happens within minutes after something is recorded, where there is a key: with DATABASE_URL set CLAIMTRAIL_LEDGER_KEY; the log says what is missing.';

async function sealIfNobodyDoes(tx: EntityManager, config: Config): Promise<void> {
  const [{ ours }] = (await tx.query(`SELECT ${TRY_LOCK} AS ours`)) as [{ ours: boolean }];
  if (ours) await sealLedger(tx, config);
}

/** Seals what is new; whoever else does is waited for. @returns null where nothing is */
export async function sealLedger(tx: EntityManager, config: Config): Promise<KeptCheckpoint | null> {
  await tx.query(`SELECT ${LOCK}`);
  if (!(await isUnsealed(tx))) return null;
  const key = await signingKey(tx, config);
  const before = await newestCheckpoint(tx);
  const [{ size, settled, sealed }] = (await tx.query(
    `SELECT s.size::float8 AS size, greatest(s.settled, '1970-01-01Z') AS settled,
       greatest(date_trunc('milliseconds', clock_timestamp()), s.settled, $1::timestamptz) AS sealed FROM history.seal() s`,
    [before?.sealedAt ?? null],
  )) as [{ size: number; settled: Date; sealed: Date }];
  const edge = await edgeAt(tx, before ? edgeFromBytes(before.size, before.edge) : EMPTY_TREE, size);
  const root = rootOf(edge);
  const origin = keyNameOf(key.vkey);
  const note = signedNote(checkpointText({ origin, size, root, sealed, settled }), key);
  const number = (before?.number ?? 0) + 1;
  await tx.query(`SELECT history.keep_checkpoint($1, $2, $3, $4, $5, $6, $7, $8)`, [
    number,
    size,
    root,
    edgeToBytes(edge),
    sealed,
    settled,
    key.number,
    note,
  ]);
  return { number, size, root, edge: edgeToBytes(edge), sealedAt: sealed, settled, vkey: key.vkey, note };
}

/** Only what is new is read. */
async function edgeAt(tx: EntityManager, from: TreeEdge, size: number): Promise<TreeEdge> {
  let edge = from;
  while (edge.size < size) {
    const rows: { hash: Buffer }[] = await tx.query(`SELECT hash FROM history.leaf_hashes($1, $2)`, [
      edge.size - 1,
      HASHES_AT_ONCE,
    ]);
    if (rows.length === 0) throw new Error(`the ledger lacks leaves from position ${edge.size} on`);
    edge = withLeaves(
      edge,
      rows.map(({ hash }) => hash),
    );
  }
  return edge;
}
