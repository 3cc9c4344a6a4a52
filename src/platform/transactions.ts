import { setTimeout as pause } from 'node:timers/promises';

import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import type { Caller } from './caller.js';

/** Who writes, why, and in which request: what the triggers of history read. */
export interface Act {
  readonly caller: Caller;
  /** null where nobody gave a reason. */
  readonly reason?: string | null;
  /** Id of the HTTP request, UUID; absent for background work. */
  readonly requestId?: string;
}

/** Serialization failures and deadlocks: another try may succeed. */
const WORTH_ANOTHER_TRY = new Set(['40001', '40P01']);

/** More tries than any measured contention needed; beyond, something is wrong and the caller is told to come back. */
const TRIES = 8;

/** The only way to the database for everything that serves a request. */
@Injectable()
export class Transactions {
  constructor(private readonly db: DataSource) {}

  /**
   * Reads in one snapshot, as `caller`, now or as of an instant.
   *
   * As of an instant the same unqualified table names mean the views of schema `as_of`.
   */
  async read<Result>(
    caller: Caller,
    asOf: Date | null,
    query: (tx: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    const runner = this.db.createQueryRunner();
    try {
      await runner.query(beginReading(caller, asOf));
      const result = await query(runner.manager);
      await runner.query('COMMIT');
      return result;
    } catch (thrown) {
      await runner.query('ROLLBACK').catch(() => undefined);
      throw thrown;
    } finally {
      await runner.release();
    }
  }

  /** Reads for a GET, and says in `Claimtrail-Settled` whether a past instant can still change. */
  async readPast<Result>(
    caller: Caller,
    asOf: Date | null,
    reply: FastifyReply,
    query: (tx: EntityManager) => Promise<Result>,
  ): Promise<Result> {
    await this.saySettled(asOf, reply);
    return this.read(caller, asOf, query);
  }

  /**
   * Reads piece by piece in one snapshot, for as long as somebody takes the pieces.
   *
   * The first piece is read before this returns, so that what fails at once can still be answered.
   */
  async streamPast<Piece>(
    caller: Caller,
    asOf: Date | null,
    reply: FastifyReply,
    pieces: (tx: EntityManager) => AsyncIterable<Piece>,
  ): Promise<AsyncIterable<Piece>> {
    await this.saySettled(asOf, reply);
    const stream = this.stream(caller, asOf, pieces);
    const first = await stream.next();
    let begun = false;
    // No generator: one that nobody ever asks would not end the reading.
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          if (begun) return stream.next();
          begun = true;
          return Promise.resolve(first);
        },
        return: () => stream.return(undefined),
      }),
    };
  }

  private async *stream<Piece>(
    caller: Caller,
    asOf: Date | null,
    pieces: (tx: EntityManager) => AsyncIterable<Piece>,
  ): AsyncGenerator<Piece, void, undefined> {
    const runner = this.db.createQueryRunner();
    try {
      await runner.query(beginReading(caller, asOf));
      yield* pieces(runner.manager);
    } finally {
      // Nothing was written.
      await runner.query('ROLLBACK').catch(() => undefined);
      await runner.release();
    }
  }

  private async saySettled(asOf: Date | null, reply: FastifyReply): Promise<void> {
    if (asOf === null) return;
    // Before the reading: what was settled then cannot have changed since.
    const [{ settled }] = (await this.db.query('SELECT history.is_settled($1) AS settled', [asOf])) as [
      { settled: boolean },
    ];
    reply.header('claimtrail-settled', String(settled));
  }

  /**
   * Writes in one transaction that has said who acts and why; all of it happens or nothing.
   *
   * `change` may run several times (serialization failures, deadlocks): it must do nothing but write through `tx`.
   * @throws Refusal `unavailable` when every try failed
   */
  async write<Result>(act: Act, change: (tx: EntityManager) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.db.transaction(async (tx) => {
          await tx.query(
            `SELECT set_config('claimtrail.actor', $1, true), set_config('claimtrail.desk', $2, true),
                    set_config('claimtrail.readership', $3, true), set_config('claimtrail.administers', $4, true),
                    set_config('claimtrail.reason', $5, true), set_config('claimtrail.request', $6, true), ${WRITING}`,
            [
              act.caller.principalId,
              act.caller.deskId,
              readershipOf(act.caller),
              administers(act.caller),
              act.reason ?? '',
              act.requestId ?? '',
            ],
          );
          return change(tx);
        });
      } catch (thrown) {
        if (!isWorthAnotherTry(thrown)) throw thrown;
        if (attempt === TRIES)
          throw new Refusal('unavailable', 'Too many people are changing the same records; try again.');
        await pause(Math.random() * 10 * 2 ** attempt);
      }
    }
  }
}

/** Who writes says so first: an erasure waits for all of them, and then they for it. */
const WRITING = 'pg_advisory_xact_lock_shared(23, 0)';

/** Built from a Date and a UUID of our own: one round trip instead of four. */
function beginReading(caller: Caller, asOf: Date | null): string {
  const past =
    asOf && `SET LOCAL search_path = as_of, claimtrail; SET LOCAL claimtrail.as_of = '${asOf.toISOString()}'`;
  return `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${setActor(caller)}; ${past ?? ''}`;
}

/** Nothing but UUIDs and words of our own. */
const setActor = (caller: Caller): string =>
  `SET LOCAL claimtrail.actor = '${caller.principalId}'; SET LOCAL claimtrail.desk = '${caller.deskId}';
   SET LOCAL claimtrail.readership = '${readershipOf(caller)}'; SET LOCAL claimtrail.administers = '${administers(caller)}'`;

/** The audiences a caller belongs to, as an array of PostgreSQL: what `audience_key` gives for the records they may read. */
const readershipOf = ({ desks }: Caller): string => `{${['newsroom', 'public', ...desks].join(',')}}`;

/** Whether a caller sees the accounts of others. */
const administers = ({ permissions }: Caller): string => (permissions.has('accounts:administer') ? 'on' : 'off');

/**
 * Does something as the engine: it reads the records of all audiences and no protected identity, and writes what the software
 * itself finds out (links it suggests, what derivations give, look-ups).
 *
 * Nothing of what it reads may reach an answer: what is shown is read again by the caller. An error leaves the transaction to be
 * rolled back, with the role.
 */
export async function asEngine<Result>(tx: EntityManager, work: () => Promise<Result>): Promise<Result> {
  await tx.query(BECOME_ENGINE);
  const result = await work();
  await tx.query(BECOME_CALLER);
  return result;
}

/**
 * Does something with what some readers see, whoever writes: the policies let through what is for one of their audiences, as if nothing
 * else were recorded. Afterwards the caller's own readership counts again.
 *
 * For what is told to all these readers. It is for the software's own finding out, as {@link asEngine} is.
 * @param lens what `audience_key` gives for what they may read: UUIDs and words of our own
 */
export async function asReaders<Result>(
  tx: EntityManager,
  lens: ReadonlySet<string>,
  work: () => Promise<Result>,
): Promise<Result> {
  const [{ before }] = (await tx.query(SEE_AS, [`{${[...lens].join(',')}}`])) as [{ before: string }];
  const result = await work();
  await tx.query(SEE_AS, [before]);
  return result;
}

const SEE_AS = `SELECT b.before, set_config('claimtrail.readership', $1, true)
  FROM (SELECT coalesce(current_setting('claimtrail.readership', true), '') AS before OFFSET 0) b`;

const BECOME_ENGINE = `SELECT set_config('role', current_setting('claimtrail.engine_role'), true)`;
const BECOME_CALLER = `SELECT set_config('role', 'none', true)`;

function isWorthAnotherTry(thrown: unknown): boolean {
  return (
    thrown instanceof QueryFailedError && WORTH_ANOTHER_TRY.has((thrown.driverError as { code?: string }).code ?? '')
  );
}

/** Locks are hashed to this many buckets, so that a large import cannot exhaust PostgreSQL's lock table. */
const BUCKETS = 1024;

/**
 * What a lock is for; locks of different kinds never meet. Kinds from 10 on are taken elsewhere: 10, last of all, by whoever keeps an answer and
 * whoever withdraws names from those that are kept; 20 by accounts; 21 by sign-in; 22 by who seals the ledger; 23,
 * first of all and shared, by everybody who writes, and alone by who erases.
 */
const LOCKS = {
  names: 1,
  derivations: 2,
  sources: 3,
  merge: 4,
  topics: 6,
  rules: 7,
  rates: 8,
  results: 9,
} as const;

/** Locks of topics, whose keys the database finds by itself. */
export const TOPIC_LOCK = { kind: LOCKS.topics, buckets: BUCKETS } as const;

/** Locks of what derivations rest on, some of which the database finds by itself. */
export const RESULT_LOCK = { kind: LOCKS.results, buckets: BUCKETS } as const;

/** Waits for everybody who holds one of `keys`, until the end of the transaction; taken in order, so that nobody waits in a circle. */
export async function lock(tx: EntityManager, kind: keyof typeof LOCKS, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await tx.query(
    `SELECT pg_advisory_xact_lock($1, bucket) FROM (
       SELECT DISTINCT abs(hashtext(key) % ${BUCKETS}) AS bucket FROM unnest($2::text[]) AS key ORDER BY bucket) AS buckets`,
    [LOCKS[kind], keys],
  );
}
