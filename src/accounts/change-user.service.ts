import type { EntityManager } from 'typeorm';

import { Refusal } from '../kernel/refusal.js';
import { tidy } from '../kernel/text.js';
import type { Caller } from '../platform/caller.js';
import type { KnownToken } from '../platform/identity.js';
import { checkVersion } from '../platform/versions.js';
import { desksNamed } from './desks.queries.js';
import { emailKey, shownEmail } from './email.js';
import { checkGivesNoMore, checkHasNoMore, checkLetsIn, checkReadsNoMore } from './given-rights.service.js';
import { homeDeskAmong, setDesks } from './memberships.service.js';
import { voidLinks } from './one-time-links.service.js';
import { endSessions } from './sessions.service.js';
import { revokeTokens } from './tokens.service.js';
import type { ChangedUser, UserChange, UserView } from './user.dto.js';
import { userById } from './users.queries.js';

/** Who changes a user, and with which token; null for somebody in person. */
export interface ChangedBy {
  readonly caller: Caller;
  readonly token: KnownToken | null;
}

/**
 * Changes a user; what they may do is other from the next request on.
 *
 * @param by who changes them: a token gives nobody more than it has
 * @param versions that the user may have; null for any
 * @throws Refusal `not-found`, `stale-version`, `last-admin`, and as for a new one
 */
export async function changeUser(
  tx: EntityManager,
  by: ChangedBy,
  id: string,
  change: UserChange,
  versions: readonly number[] | null,
): Promise<ChangedUser> {
  const before = await userHeld(tx, id);
  checkVersion(versions, before.version);
  const added = change.roles?.filter((role) => !before.roles.includes(role)) ?? [];
  checkGivesNoMore(by.caller, by.token, added, '/roles');
  // Whoever has the address may be who signs in.
  const member = before.desks.map((desk) => desk.id);
  if (change.email !== undefined) {
    checkHasNoMore(by.caller, by.token, before, '/email');
    await checkLetsIn(tx, by.token, id, '/email');
  }
  if (change.disabled === false && before.disabled) checkHasNoMore(by.caller, by.token, before, '/disabled');
  const moved = await changeEmail(tx, before, change.email);
  const desks = change.desks === undefined ? member : await desksNamed(tx, change.desks, '/desks');
  const joined = desks.filter((desk) => !member.includes(desk));
  checkReadsNoMore(by.caller, by.token, joined, '/desks');
  // Whoever reads a desk reads more than a token that reads nothing.
  if (joined.length > 0) checkGivesNoMore(by.caller, by.token, before.roles, '/desks');
  const [wanted = null] = change.desk === undefined ? [] : await desksNamed(tx, [change.desk], '/desk');
  const home = homeDeskAmong(desks, wanted, before.desk.id);
  const regrouped = change.desks !== undefined && (await setDesks(tx, id, desks));
  const disabled = change.disabled ?? before.disabled;
  await tx.query(
    `UPDATE principal SET name = $2, roles = $3, disabled = $4, desk_id = $5, changes = changes + $6 WHERE id = $1`,
    [
      id,
      change.name === undefined ? before.name : tidy(change.name),
      change.roles === undefined ? before.roles : [...new Set(change.roles)],
      disabled,
      home,
      moved || regrouped ? 1 : 0,
    ],
  );
  const shutOut = disabled && !before.disabled;
  const ended = shutOut ? { sessions: await endSessions(tx, id), tokens: await revokeTokens(tx, id) } : null;
  if (disabled || moved) await voidLinks(tx, id);
  return { ...(await userShown(tx, id)), ...(ended && { ended }) };
}

/** @throws Refusal `not-found` */
export async function userShown(tx: EntityManager, id: string): Promise<UserView> {
  const user = await userById(tx, id);
  if (!user) throw new Refusal('not-found', 'There is no such user.');
  return user;
}

/**
 * The same, and nobody else changes them until the end of the transaction. What is being recorded in this moment refers to them, and keeps
 * nobody from it.
 *
 * @throws Refusal `not-found`
 */
export async function userHeld(tx: EntityManager, id: string): Promise<UserView> {
  await tx.query(`SELECT FROM principal WHERE id = $1 FOR NO KEY UPDATE`, [id]);
  return userShown(tx, id);
}

async function changeEmail(tx: EntityManager, { id, kind, email }: UserView, wanted?: string): Promise<boolean> {
  if (wanted === undefined || (email !== null && emailKey(wanted) === emailKey(email))) return false;
  if (kind !== 'person' || email === null)
    throw Refusal.at(
      '/email',
      'invalid-request',
      'A service account does not sign in, so it has no email address; leave it out.',
    );
  await tx.query(`UPDATE account SET email = $2, email_key = $3 WHERE principal_id = $1`, [
    id,
    shownEmail(wanted),
    emailKey(wanted),
  ]);
  return true;
}
