import { createHash } from 'node:crypto';

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

import { networkDigest } from '../accounts/devices.service.js';
import { Clock } from '../platform/clock.js';
import { FewAtOnce } from '../platform/few-at-once.js';
import { hashOfSecret } from '../platform/secrets.js';
import {
  type Attempter,
  type Bucket,
  decide,
  decideIn,
  type Decision,
  intervalOf,
  type Levels,
} from './sign-in-budget.js';
import { type Noted, steadyTime } from './steady-time.js';

/** Somebody who says who they are. */
export interface Attempt {
  /** The email as accounts are looked for by it. */
  readonly emailKey: string;
  /** The address of the one who asks, behind trusted proxies. */
  readonly address: string;
  /** By what the browser is known; undefined where it is not. */
  readonly device: string | undefined;
}

/** The account that an attempt is about. */
export interface AttemptedAccount {
  readonly principalId: string;
  readonly deskId: string;
  readonly passwordHash: string;
}

/** An attempt that was decided about; one that is to be looked at in secret has drawn on nothing yet. */
export interface Attempted extends Counted {
  /** null where nobody signs in with this email and a password. */
  readonly account: AttemptedAccount | null;
  readonly attempter: Attempter;
}

/** What is drawn on, by digests. */
type Keys = Readonly<Partial<Record<Bucket, Buffer>>>;

/** An attempt that was counted. */
export interface Counted extends Decision {
  readonly keys: Keys;
}

/** @param now by the time that attempts are counted by */
type Deciding = (levels: Levels, now: number) => Decision;

interface Facts {
  readonly principal_id: string;
  readonly desk_id: string;
  readonly password_hash: string;
  readonly known_device: boolean;
  readonly familiar_address: boolean;
}

/** Connections that attempts to sign in may hold at once: a flood of them leaves the others to everybody else. */
const AT_ONCE = 2;
const MOST_WAITING = 500;

/** Counts attempts to sign in, in the database: however many processes there are, they let through no more than one would. */
@Injectable()
export class Attempts {
  private readonly turns = new FewAtOnce(AT_ONCE, MOST_WAITING);

  private noted: Noted | null = null;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Decides about one attempt, and counts it where its password is to be looked at openly.
   *
   * @throws Refusal `unavailable` where too many attempts wait already
   */
  begin(attempt: Attempt): Promise<Attempted> {
    return this.turns.run(() => this.decideAbout(attempt));
  }

  /**
   * Decides about a password that somebody who is signed in says is theirs; counted before anybody looks, as others may come at the same moment.
   *
   * @throws Refusal `unavailable` where too many attempts wait already
   */
  beginOwn(principalId: string): Promise<Counted> {
    const keys = { own: digestOf('own', [principalId]) };
    return this.turns.run(async () => ({
      keys,
      ...(await this.drawing(keys, (levels, now) => decideIn('own', levels, now))),
    }));
  }

  /**
   * Counts an attempt whose password is about to be looked at in secret; `refused` where others have used up what there was.
   *
   * @param attempt null for nobody's: then it does the same, and counts nothing
   */
  async countQuietly(attempt: Attempted | null): Promise<Counted> {
    const keys = attempt?.keys ?? NOBODYS;
    const deciding: Deciding = (levels, now) => (attempt ? decide(levels, attempt.attempter, now) : nothingOf(now));
    return { keys, ...(await this.drawing(keys, deciding)) };
  }

  /** Gives back what an attempt with the right password drew: it was no guess. */
  async giveBack({ keys, taken }: Counted): Promise<void> {
    const buckets = Object.keys(taken) as Bucket[];
    await this.db.query(`SELECT sign_in_give_back($1, $2)`, [
      buckets.map((bucket) => keys[bucket]),
      buckets.map(intervalOf),
    ]);
  }

  private async decideAbout(attempt: Attempt): Promise<Attempted> {
    const network = networkDigest(attempt.address);
    const facts: Facts[] = await this.db.query(`SELECT * FROM sign_in_facts($1, $2, $3)`, [
      attempt.emailKey,
      attempt.device === undefined ? null : hashOfSecret(attempt.device),
      network,
    ]);
    const [found] = facts;
    const keys = keysOf(attempt.emailKey, network.toString('hex'), attempt.device);
    const account = found
      ? { principalId: found.principal_id, deskId: found.desk_id, passwordHash: found.password_hash }
      : null;
    const attempter = {
      exists: account !== null,
      knownDevice: found?.known_device ?? false,
      familiarAddress: found?.familiar_address ?? false,
    };
    const deciding: Deciding = (levels, now) => drawnOpenly(decide(levels, attempter, now));
    // Most of a flood ends here, without making anybody wait: nobody else can make more of what is used up.
    const { levels, seen } = await standOf(this.db.manager, keys, false);
    const before = deciding(levels, this.moment(seen));
    const decision = before.verdict === 'open' ? await this.drawing(keys, deciding) : before;
    return { ...decision, account, attempter, keys };
  }

  /** Decides while nobody else does, and counts. */
  private drawing(keys: Keys, deciding: Deciding): Promise<Decision> {
    return this.db.transaction(async (tx) => {
      const { levels, seen } = await standOf(tx, keys, true);
      const now = this.moment(seen);
      const held = deciding(levels, now);
      const taken = Object.entries(held.taken) as [Bucket, number][];
      if (taken.length > 0)
        await tx.query(`SELECT sign_in_take($1, $2, $3)`, [
          [SEEN, ...taken.map(([bucket]) => keys[bucket])],
          [now, ...taken.map(([, fullAt]) => fullAt)].map((moment) => new Date(moment)),
          new Date(now),
        ]);
      return held;
    });
  }

  /** By what time attempts are counted, in milliseconds since 1970: where a clock is put back, each budget is as full as it was. */
  private moment(seen: number | null): number {
    const { clock } = this;
    this.noted = steadyTime(this.noted, { moment: clock.now(), elapsed: clock.elapsed() }, seen);
    return this.noted.moment;
  }
}

/** What is looked at in secret draws when it is: else whether it draws would show by how long others wait. */
const drawnOpenly = (decision: Decision): Decision =>
  decision.verdict === 'open' ? decision : { ...decision, taken: {} };

/** What is drawn for nobody: a budget of no email that is full again at once. */
const nothingOf = (now: number): Decision => ({ verdict: 'refused', taken: { gracePair: now }, retryAfterSeconds: 0 });

/** What budgets stand at, and the latest moment that anybody has counted by. */
interface Stand {
  readonly levels: Levels;
  readonly seen: number | null;
}

async function standOf(db: EntityManager, keys: Keys, hold: boolean): Promise<Stand> {
  const rows: { key: Buffer; full_at: Date }[] = await db.query(`SELECT key, full_at FROM sign_in_levels($1, $2)`, [
    [SEEN, ...Object.values(keys)],
    hold,
  ]);
  const moments = new Map(rows.map((row) => [row.key.toString('hex'), row.full_at.getTime()]));
  const levels = (Object.entries(keys) as [Bucket, Buffer][]).flatMap(([bucket, key]) => {
    const level = moments.get(key.toString('hex'));
    return level === undefined ? [] : [[bucket, level]];
  });
  return { levels: Object.fromEntries(levels) as Levels, seen: moments.get(SEEN.toString('hex')) ?? null };
}

/** Digests: nobody who reads the table learns who tried what from where. */
function keysOf(email: string, network: string, device: string | undefined): Keys {
  const parts: Readonly<Record<Exclude<Bucket, 'own'>, readonly string[]>> = {
    pair: [email, network],
    account: [email],
    address: [network],
    instance: [],
    device: [email, device ?? ''],
    familiar: [email, network],
    gracePair: [email, network],
    graceAccount: [email],
    graceInstance: [],
  };
  return Object.fromEntries(
    (Object.entries(parts) as [Bucket, readonly string[]][]).map(([bucket, of]) => [bucket, digestOf(bucket, of)]),
  );
}

const digestOf = (bucket: Bucket | 'seen', parts: readonly string[]): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([bucket, ...parts]))
    .digest();

/** The row of the latest moment that anybody has counted by. */
const SEEN = digestOf('seen', []);

/** No email is empty. */
const NOBODYS = keysOf('', '', undefined);
