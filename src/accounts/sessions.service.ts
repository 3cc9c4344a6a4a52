import type { EntityManager } from 'typeorm';

import { newId } from '../kernel/ids.js';
import { Refusal } from '../kernel/refusal.js';
import type { KnownSession } from '../platform/identity.js';
import { hashOfSecret, newSecret } from '../platform/secrets.js';
import { LONGEST_SESSION_SECONDS } from '../platform/session-cookie.js';

/** From where somebody signs in, to be recognised in the list of sessions. */
export interface SignedInFrom {
  readonly address: string | null;
  readonly userAgent: string | null;
  /** The secret of the session that the browser was signed in with until now, which ends; undefined where it was not. */
  readonly replaces: string | undefined;
}

/** A session that has begun; the secret goes to `setSessionCookie` and nowhere else. */
export interface StartedSession {
  readonly id: string;
  readonly secret: string;
}

/** Browsers send at most a few hundred characters; the rest is somebody trying. */
const LONGEST_USER_AGENT = 400;

/**
 * Begins a session of somebody who has just proven who they are.
 *
 * @param tx acts as this principal, or as somebody who administers
 */
export async function startSession(
  tx: EntityManager,
  principalId: string,
  { address, userAgent, replaces }: SignedInFrom,
): Promise<StartedSession> {
  const id = newId();
  const secret = newSecret();
  if (replaces !== undefined) await tx.query(`SELECT end_session($1)`, [hashOfSecret(replaces)]);
  await tx.query(
    `INSERT INTO session (id, principal_id, csrf, address, user_agent, expires_at)
     VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6))`,
    [id, principalId, newSecret(), address, readable(userAgent), LONGEST_SESSION_SECONDS],
  );
  await tx.query(`INSERT INTO session_token (hash, session_id, used) VALUES ($1, $2, true)`, [
    hashOfSecret(secret),
    id,
  ]);
  await tx.query(`UPDATE account SET signed_in_at = now() WHERE principal_id = $1`, [principalId]);
  await tx.query(`SELECT clear_expired()`);
  return { id, secret };
}

/** Ends sessions of a principal: all, all but one, or one. @returns how many */
export async function endSessions(
  tx: EntityManager,
  principalId: string,
  { except = null, only = null }: { readonly except?: string | null; readonly only?: string | null } = {},
): Promise<number> {
  const [, ended]: [unknown, number] = await tx.query(
    `DELETE FROM session WHERE principal_id = $1 AND ($2::uuid IS NULL OR id <> $2) AND ($3::uuid IS NULL OR id = $3)`,
    [principalId, except, only],
  );
  return ended;
}

/**
 * Keeps the session of a request from ending until the end of the transaction, so that whoever ends it finds what is made with it.
 *
 * @param lock `FOR UPDATE` where it is changed
 * @throws Refusal `unauthenticated` where it has ended meanwhile
 */
export async function holdSession(
  tx: EntityManager,
  { id }: KnownSession,
  lock: 'FOR KEY SHARE' | 'FOR UPDATE' = 'FOR KEY SHARE',
): Promise<void> {
  const held: unknown[] = await tx.query(`SELECT id FROM session WHERE id = $1 ${lock}`, [id]);
  if (held.length === 0) throw new Refusal('unauthenticated', 'The session of this request has ended; sign in again.');
}

/** As it is shown: without what cannot be seen. Headers are Latin-1, so nothing else can be in it. */
const readable = (userAgent: string | null): string | null =>
  userAgent?.replace(/[^\x20-\x7e\xa1-\xff]/g, '').slice(0, LONGEST_USER_AGENT) || null;
