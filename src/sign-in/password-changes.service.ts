import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { forgetDevices, rememberDevice } from '../accounts/devices.service.js';
import type { PasswordChange } from '../accounts/me.dto.js';
import { meOf } from '../accounts/me.queries.js';
import { newPasswordHash } from '../accounts/new-password.service.js';
import { verifyPassword } from '../accounts/passwords.service.js';
import { endSessions, holdSession } from '../accounts/sessions.service.js';
import { revokeTokens } from '../accounts/tokens.service.js';
import { Refusal } from '../kernel/refusal.js';
import type { Caller } from '../platform/caller.js';
import type { KnownSession } from '../platform/identity.js';
import { hashOfSecret, newSecret } from '../platform/secrets.js';
import { Transactions } from '../platform/transactions.js';
import { Attempts } from './attempts.service.js';
import type { SignedInBy } from './sign-in.service.js';
import { tooManyWrong } from './too-many-attempts.js';

/** Whoever holds a session and does not know the password has found an open browser. */
const MOST_GUESSES = 5;

/** What a browser goes on with after a password was changed. */
export interface Renewed {
  readonly session: string;
  readonly device: string;
}

/** Changing one's own password. */
@Injectable()
export class PasswordChanges {
  constructor(
    private readonly attempts: Attempts,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Changes one's own password; all other sessions end, this one goes on under another secret, and no other browser is known any more.
   *
   * @throws Refusal `not-allowed` for a wrong password, `too-many-attempts` after too many, `invalid-request` for a new one that is not good enough
   */
  async change(caller: Caller, session: KnownSession, given: PasswordChange, by: SignedInBy): Promise<Renewed> {
    const { principalId } = caller;
    const attempt = await this.attempts.beginOwn(principalId);
    if (attempt.verdict === 'refused') throw tooManyWrong(attempt.retryAfterSeconds);
    const { hash, name, email } = await this.transactions.read(caller, null, async (tx) => {
      const rows: { hash: string | null }[] = await tx.query(`SELECT password_hash_of($1) AS hash`, [principalId]);
      return { hash: rows[0]?.hash ?? null, ...(await meOf(tx, caller, session)) };
    });
    if (!(await verifyPassword(hash, given.current))) {
      await this.transactions.write({ caller }, (tx) => noteGuess(tx, caller, session));
      throw wrongPassword();
    }
    await this.attempts.giveBack(attempt);
    const next = await newPasswordHash(given.new, { name, email: email ?? '' }, '/new');
    const act = { caller, reason: 'password changed', requestId: by.requestId };
    return this.transactions.write(act, async (tx) => {
      await stillSo(tx, principalId, hash, session);
      await tx.query(`UPDATE account SET password_hash = $2 WHERE principal_id = $1`, [principalId, next]);
      await endSessions(tx, principalId, { except: session.id });
      await tx.query(`SELECT end_own_links()`);
      if (given.tokens) await revokeTokens(tx, principalId);
      await forgetDevices(tx, principalId);
      const secret = newSecret();
      await tx.query(`SELECT renew_session($1, $2)`, [session.id, hashOfSecret(secret)]);
      const device = await rememberDevice(tx, principalId, { address: by.address, presented: undefined });
      return { session: secret, device };
    });
  }
}

/** Another password may have been set, or the session ended, while this one was looked at. */
async function stillSo(
  tx: EntityManager,
  principalId: string,
  hash: string | null,
  session: KnownSession,
): Promise<void> {
  const rows: { same: boolean }[] = await tx.query(`SELECT still_signs_in($1, $2) AS same`, [principalId, hash]);
  if (!rows[0]?.same) throw wrongPassword();
  await holdSession(tx, session, 'FOR UPDATE');
}

/** Counts a wrong password against the session it came with; one with too many ends. */
async function noteGuess(tx: EntityManager, { principalId }: Caller, { id }: KnownSession): Promise<void> {
  const [rows]: [{ guesses: number }[]] = await tx.query(
    `UPDATE session SET guesses = guesses + 1 WHERE id = $1 RETURNING guesses`,
    [id],
  );
  if ((rows[0]?.guesses ?? 0) >= MOST_GUESSES) await endSessions(tx, principalId, { only: id });
}

function wrongPassword(): Refusal {
  const detail = 'This is not your password. Whoever does not know it can ask an admin for a link to set another.';
  return Refusal.of([{ pointer: '/current', code: 'not-allowed', finer: 'wrong-password', detail }]);
}
