import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { KnownSession } from '../platform/identity.js';
import { hashOfSecret, newSecret } from '../platform/secrets.js';
import { forgetDevices, rememberDevice } from './devices.service.js';
import type { MeChange, PasswordChange } from './me.dto.js';
import { meOf } from './me.queries.js';
import { newPasswordHash } from './new-password.service.js';
import { verifyPassword } from './passwords.service.js';
import { endSessions } from './sessions.service.js';

/** Whoever holds a session and does not know the password has found an open browser. */
const MOST_GUESSES = 5;

/** Changes what somebody is called, or the desk they act for where a request names none. */
export async function changeMe(tx: EntityManager, caller: Caller, { name, desk }: MeChange): Promise<void> {
  if (desk !== undefined && !caller.desks.includes(desk))
    throw Refusal.at('/desk', 'invalid-request', 'The home desk must be one of your desks.');
  await tx.query(
    `UPDATE principal SET name = coalesce($2, name), desk_id = coalesce($3::uuid, desk_id) WHERE id = $1`,
    [caller.principalId, name === undefined ? null : tidy(name), desk ?? null],
  );
}

/**
 * Changes one's own password; all other sessions end, and this one goes on under another secret. Of the browsers and networks one
 * signed in from only the present ones stay known.
 *
 * @returns that secret, and the one this browser is known by
 * @throws Refusal `not-allowed` for a wrong password, `invalid-request` for a new one that is not good enough
 */
export async function changePassword(
  tx: EntityManager,
  caller: Caller,
  session: KnownSession,
  given: PasswordChange,
  from: Parameters<typeof rememberDevice>[2],
): Promise<{ readonly secret: string; readonly device: string }> {
  const { principalId } = caller;
  const [{ hash }] = (await tx.query(`SELECT password_hash_of($1) AS hash`, [principalId])) as [
    { hash: string | null },
  ];
  if (!(await verifyPassword(hash, given.current))) throw wrongPassword();
  const { name, email } = await meOf(tx, caller, session);
  const next = await newPasswordHash(given.new, { name, email: email ?? '' }, '/new');
  await tx.query(`UPDATE account SET password_hash = $2 WHERE principal_id = $1`, [principalId, next]);
  await endSessions(tx, principalId, { except: session.id });
  const secret = newSecret();
  await tx.query(`SELECT renew_session($1, $2)`, [session.id, hashOfSecret(secret)]);
  await forgetDevices(tx, principalId);
  return { secret, device: await rememberDevice(tx, principalId, from) };
}

/** Counts a wrong password against the session it came with; one with too many ends. */
export async function noteGuess(tx: EntityManager, caller: Caller, { id }: KnownSession): Promise<void> {
  const [rows]: [{ guesses: number }[]] = await tx.query(
    `UPDATE session SET guesses = guesses + 1 WHERE id = $1 RETURNING guesses`,
    [id],
  );
  if ((rows[0]?.guesses ?? 0) >= MOST_GUESSES) await endSessions(tx, caller.principalId, { only: id });
}

/** Whether it was the password that was wrong, and nothing else. */
export const isWrongPassword = (thrown: unknown): boolean =>
  thrown instanceof Refusal && thrown.faults[0]?.finer === 'wrong-password';

function wrongPassword(): Refusal {
  const detail = 'This is not your password. Whoever does not know it can ask an admin for a link to set another.';
  return Refusal.of([{ pointer: '/current', code: 'not-allowed', finer: 'wrong-password', detail }]);
}
