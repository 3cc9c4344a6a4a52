import { Injectable } from '@nestjs/common';

import { rememberDevice } from '../accounts/devices.service.js';
import { emailKey } from '../accounts/email.js';
import { hashPassword, needsRehash, verifyPassword } from '../accounts/passwords.service.js';
import { type SignedInFrom, startSession } from '../accounts/sessions.service.js';
import { Refusal } from '../kernel/refusal.js';
import { Clock } from '../platform/clock.js';
import { Transactions } from '../platform/transactions.js';
import { type Attempted, type AttemptedAccount, Attempts, type Counted } from './attempts.service.js';
import { QuietLooks } from './quiet-looks.service.js';
import type { Credentials } from './sign-in.dto.js';
import { tooManyAttempts } from './too-many-attempts.js';

/** What is known of a browser that signs in. */
export interface SignedInBy extends SignedInFrom {
  readonly address: string;
  /** By what the browser is known; undefined where it is not. */
  readonly device: string | undefined;
  /** Whether what was logged before there were accounts belongs to whoever makes the first. */
  readonly embedded: boolean;
  /** Of the request, for the history. */
  readonly requestId: string;
}

/** Somebody who has proven who they are: secrets for the cookies. */
export interface SignedIn {
  readonly principalId: string;
  readonly sessionId: string;
  readonly session: string;
  readonly device: string;
}

/** No answer that refuses leaves sooner after its request: longer than anything takes that such an answer could tell of. */
export const FLOOR_MS = 500;

/** How long a password may take that is looked at in secret: ten times what it takes alone. */
const LOOK_MS = 350;

/** Signing in with a password. */
@Injectable()
export class SignIns {
  constructor(
    private readonly attempts: Attempts,
    private readonly quietLooks: QuietLooks,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a session of whoever has this password.
   *
   * Whether there is such an account can be told neither from a refusal nor from its time.
   * @throws Refusal `sign-in-failed`, `too-many-attempts`; `unavailable` where too many sign in at once
   */
  async signIn(credentials: Credentials, by: SignedInBy): Promise<SignedIn> {
    let floor = this.clock.now() + FLOOR_MS;
    try {
      const { address, device } = by;
      const attempted = { emailKey: emailKey(credentials.email), address, device };
      const attempt = await this.attempts.begin(attempted);
      // In a flood attempts wait for their turn, whatever becomes of them; there is still time then to look at a password in secret.
      floor = Math.max(floor, this.clock.now() + LOOK_MS);
      return await this.prove(attempt, credentials.password, by, floor);
    } catch (refused) {
      await this.clock.until(floor);
      throw refused;
    }
  }

  private async prove(attempt: Attempted, password: string, by: SignedInBy, floor: number): Promise<SignedIn> {
    const counted = await this.rightOne(attempt, password, floor);
    if (!counted || !attempt.account)
      throw attempt.retryAfterSeconds > 0 && !(attempt.attempter.knownDevice && attempt.verdict === 'open')
        ? tooManyAttempts(attempt.retryAfterSeconds)
        : FAILED;
    const signedIn = await this.begin(attempt.account, password, by);
    await this.attempts.giveBack(counted);
    return signedIn;
  }

  /** What an attempt has drawn whose password is right; null for any other. */
  private async rightOne(attempt: Attempted, password: string, floor: number): Promise<Counted | null> {
    if (attempt.verdict === 'open')
      return (await verifyPassword(attempt.account?.passwordHash ?? null, password)) ? attempt : null;
    // What is looked at in secret may not be noticed by its time, nor by a queue that is full.
    const looking = this.quietLooks.look(attempt, password, floor);
    if (!looking) return null;
    const right = await Promise.race([looking, this.clock.until(floor).then(() => 'late' as const)]);
    if (right !== 'late') return right;
    void looking.then((late) => (late ? this.attempts.giveBack(late) : undefined)).catch(() => undefined);
    return null;
  }

  private async begin(
    { principalId, deskId, passwordHash }: AttemptedAccount,
    password: string,
    by: SignedInBy,
  ): Promise<SignedIn> {
    const { address, device, requestId } = by;
    const fresh = needsRehash(passwordHash) ? await hashPassword(password) : null;
    const caller = { principalId, deskId, desks: [], permissions: new Set<never>() };
    return this.transactions.write({ caller, reason: 'sign-in', requestId }, async (tx) => {
      const [{ same }] = (await tx.query(`SELECT still_signs_in($1, $2) AS same`, [principalId, passwordHash])) as [
        { same: boolean },
      ];
      if (!same) throw FAILED;
      if (fresh !== null)
        await tx.query(`UPDATE account SET password_hash = $2 WHERE principal_id = $1`, [principalId, fresh]);
      const session = await startSession(tx, principalId, by);
      const remembered = await rememberDevice(tx, principalId, { address, presented: device });
      return { principalId, sessionId: session.id, session: session.secret, device: remembered };
    });
  }
}

/** The same words for everything that can be wrong. */
const FAILED = new Refusal(
  'sign-in-failed',
  'Nobody signs in with this email and password; check both, or ask an admin for a link to set another password.',
);
